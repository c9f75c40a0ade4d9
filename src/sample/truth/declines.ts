import type { FieldKey, ItemKey } from '../../domain/catalog.js';
import type { FactorNumber } from '../../domain/factor.js';
import type { Random } from '../random.js';
import { addCrops, addJob, addLivestock, type Livelihood } from './prior.js';
import { amountsOf, fenOf, type Row, SECTION_ITEMS, setYuan, yuanOf } from './row.js';

/**
 * Reasons for falling income, one for every cause of docs/definitions/factors.md. A decline first
 * gives the prior year what there is to lose, then takes it away in the current year and leaves the
 * evidence from which its cause can be told. Falls stay within what the checks hold for plausible.
 */
export interface Decline {
  readonly name: string;
  readonly factor: FactorNumber;
  /** Two declines go together where these differ; a `whole` one goes with no other. */
  readonly touches: 'business' | 'wages' | 'transfers' | 'whole';
  readonly livelihood: Livelihood;
  /** How often it comes in a round of declines. */
  readonly weight: number;
  prepare(prior: Row, random: Random): void;
  fall(prior: Row, current: Row, random: Random): void;
}

/** A share of business net that keeps the fall plausible, in yuan. */
const businessFall = (prior: Row, random: Random): number =>
  Math.round((amountsOf(prior).business / 100) * (random.whole(20, 44) / 100));

function clear(row: Row, fields: readonly FieldKey[]): void {
  for (const field of fields) row.delete(field);
}

const noBusiness = (row: Row): void =>
  clear(row, [...SECTION_ITEMS.business, ...SECTION_ITEMS.costs]);

function farm(prior: Row, random: Random): void {
  noBusiness(prior);
  addCrops(prior, random.whole(20, 44) / 2, random);
  prior.set('disaster', '无');
  prior.set('stopped', '否');
}

function herd(prior: Row, random: Random): void {
  farm(prior, random);
  addLivestock(prior, random.whole(5500, 9000), random);
}

const lower = (current: Row, item: ItemKey, yuan: number): void =>
  setYuan(current, item, Math.max(0, yuanOf(current, item) - yuan));

const asBefore = (prior: Row, current: Row, ...fields: FieldKey[]): void => {
  for (const field of fields) {
    const value = prior.get(field);
    if (value === undefined) current.delete(field);
    else current.set(field, value);
  }
};

/** The land, herd and prices of last year, and no disaster: nothing that explains a fall. */
const sameFarm = (prior: Row, current: Row): void => {
  asBefore(prior, current, ...SECTION_ITEMS.business, ...SECTION_ITEMS.costs);
  asBefore(prior, current, 'area', 'livestock', 'cropPrice', 'livestockPrice', 'stopped');
  current.set('disaster', '无');
};

const less = (current: Row, field: FieldKey, share: number, decimals: number): void => {
  const scale = 10 ** decimals;
  current.set(field, Math.floor(Number(current.get(field)) * share * scale) / scale);
};

const business = (
  name: string,
  weight: number,
  prepare: Decline['prepare'],
  fall: Decline['fall'],
): Decline => ({
  name,
  factor: 1,
  touches: 'business',
  livelihood: 'wages',
  weight,
  prepare,
  fall: (prior, current, random) => {
    sameFarm(prior, current);
    fall(prior, current, random);
  },
});

const weather = (disaster: string): Decline => ({
  ...business(`weather ${disaster}`, 1, farm, (prior, current, random) => {
    lower(current, 'business.crops', businessFall(prior, random));
    current.set('disaster', disaster);
  }),
  factor: 6,
});

const BUSINESS: readonly Decline[] = [
  weather('旱灾'),
  weather('洪涝'),
  weather('冰雹'),
  weather('霜冻'),
  {
    ...business('weather 疫病', 1, herd, (_prior, current, random) => {
      lower(current, 'business.livestock', random.whole(1200, 1900));
      current.set('disaster', '疫病');
    }),
    factor: 6,
  },
  business('smaller area', 2, farm, (prior, current, random) => {
    lower(current, 'business.crops', businessFall(prior, random));
    less(current, 'area', 0.75, 0);
  }),
  business('fewer animals', 1, herd, (_prior, current, random) => {
    lower(current, 'business.livestock', random.whole(1200, 1900));
    less(current, 'livestock', 0.7, 0);
  }),
  business('lower crop price', 1, farm, (prior, current, random) => {
    lower(current, 'business.crops', businessFall(prior, random));
    less(current, 'cropPrice', 0.88, 2);
  }),
  business('lower livestock price', 1, herd, (_prior, current, random) => {
    lower(current, 'business.livestock', random.whole(1200, 1900));
    less(current, 'livestockPrice', 0.8, 1);
  }),
  business(
    'one line of business ended',
    1,
    (prior, random) => {
      farm(prior, random);
      addLivestock(prior, random.whole(2400, 3200), random);
    },
    (_prior, current) => {
      clear(current, ['business.livestock', 'costs.livestock', 'livestock', 'livestockPrice']);
      setYuan(current, 'business.livestock', 0);
    },
  ),
  business(
    'business stopped',
    1,
    (prior, random) => {
      noBusiness(prior);
      clear(prior, ['livestock', 'livestockPrice', 'transfers.grain']);
      addCrops(prior, 3, random);
    },
    (_prior, current) => {
      noBusiness(current);
      setYuan(current, 'business.crops', 0);
      clear(current, ['area', 'cropPrice']);
      current.set('stopped', '是');
    },
  ),
  business('higher costs', 2, farm, (prior, current, random) => {
    lower(current, 'costs.crops', -businessFall(prior, random));
  }),
  business('business fell, nobody knows why', 2, farm, (prior, current, random) => {
    lower(current, 'business.crops', businessFall(prior, random));
  }),
];

const loanEnded = (name: string, eligible: '是' | '否'): Decline => ({
  name,
  factor: 2,
  touches: 'business',
  livelihood: 'wages',
  weight: 2,
  prepare: (prior, random) => {
    herd(prior, random);
    setYuan(prior, 'loan', random.pick([30_000, 50_000]));
    clear(prior, ['transfers.loanInterest']);
  },
  fall: (prior, current, random) => {
    sameFarm(prior, current);
    lower(current, 'business.livestock', random.whole(1300, 1900));
    less(current, 'livestock', 0.75, 0);
    if (random.chance(0.5)) current.delete('loan');
    else current.set('loan', 0);
    current.set('loanEligible', eligible);
  },
});

function steadyJob(prior: Row, random: Random): void {
  addJob(prior, random.whole(16_000, 38_000), random);
}

const bringsWages = (current: Row): void => {
  const days = Number(current.get('workers')) * Number(current.get('workMonths'));
  current.set('wages.migrant', fenOf(current, 'monthlyWage') * days);
};

const wages = (name: string, weight: number, fall: Decline['fall']): Decline => ({
  name,
  factor: 3,
  touches: 'wages',
  livelihood: 'wages',
  weight,
  prepare: steadyJob,
  fall: (prior, current, random) => {
    asBefore(prior, current, ...SECTION_ITEMS.wages, 'workers', 'workMonths', 'monthlyWage');
    fall(prior, current, random);
  },
});

const WAGES: readonly Decline[] = [
  wages('lower pay', 14, (_prior, current, random) => {
    const share = random.whole(62, 90) / 100;
    setYuan(current, 'monthlyWage', Math.floor(yuanOf(current, 'monthlyWage') * share));
    bringsWages(current);
  }),
  wages('fewer months', 9, (_prior, current, random) => {
    current.set('workMonths', Number(current.get('workMonths')) - random.whole(1, 2));
    bringsWages(current);
  }),
  wages('wages fell, nobody knows why', 4, (_prior, current, random) => {
    current.set(
      'wages.migrant',
      Math.round(fenOf(current, 'wages.migrant') * (random.whole(62, 88) / 100)),
    );
    clear(current, ['workMonths', 'monthlyWage']);
  }),
  {
    ...wages('job lost, public post kept', 2, (_prior, current) => {
      current.set('wages.migrant', 0);
      current.set('workers', 0);
      clear(current, ['workMonths', 'monthlyWage']);
    }),
    touches: 'whole',
    prepare: (prior, random) => {
      prior.set('population', random.whole(1, 2));
      prior.set('labour', 1);
      clear(prior, SECTION_ITEMS.wages);
      setYuan(prior, 'wages.villagePost', 7200);
      addJob(prior, random.whole(4200, 6200), random);
    },
  },
];

/** One amount that is there last year and smaller, or gone, this year. */
const benefit = (
  name: string,
  factor: FactorNumber,
  item: ItemKey,
  [least, greatest]: readonly [number, number],
  [lostLeast, lostGreatest]: readonly [number, number],
  more: Partial<Pick<Decline, 'touches' | 'livelihood' | 'weight' | 'prepare' | 'fall'>> = {},
): Decline => ({
  name,
  factor,
  touches: more.touches ?? 'transfers',
  livelihood: more.livelihood ?? 'wages',
  weight: more.weight ?? 1,
  prepare: (prior, random) => {
    more.prepare?.(prior, random);
    setYuan(prior, item, random.whole(least, greatest));
  },
  fall: (prior, current, random) => {
    const left = yuanOf(prior, item) - random.whole(lostLeast, lostGreatest);
    setYuan(current, item, Math.max(0, left));
    more.fall?.(prior, current, random);
  },
});

const ALL = 1e6;

function onDibao(prior: Row): void {
  prior.set('welfare', '低保户');
  prior.delete('transfers.tekun');
  setYuan(prior, 'transfers.pension', 3072);
  setYuan(prior, 'transfers.heating', 240);
}

const BENEFITS: readonly Decline[] = [
  benefit('dibao cancelled', 4, 'transfers.dibao', [1800, 3200], [ALL, ALL], {
    weight: 4,
    prepare: onDibao,
    fall: (_prior, current, random) => {
      current.set('welfare', '一般户');
      if (random.chance(0.4)) current.delete('transfers.dibao');
    },
  }),
  benefit('subsidy cancelled', 5, 'transfers.education', [1500, 1950], [ALL, ALL], { weight: 3 }),
  benefit('subsidy reduced', 5, 'transfers.education', [3000, 3000], [1200, 1900], { weight: 3 }),
  benefit('dividend cut, nothing done', 7, 'property.dividend', [1800, 2300], [1400, 1700], {
    weight: 2,
    fall: (_prior, current) => current.set('assistDone', '否'),
  }),
  benefit('public post cut, nothing known', 7, 'wages.villagePost', [7200, 7200], [3600, 3600], {
    weight: 2,
    touches: 'wages',
    fall: (_prior, current) => current.delete('assistDone'),
  }),
  benefit('land rent lost', 8, 'property.land', [1600, 2400], [1300, 1900], {
    prepare: (prior) => clear(prior, ['property.other', 'property.agency']),
  }),
  benefit('dibao reduced', 8, 'transfers.dibao', [4200, 5200], [1200, 1900], { prepare: onDibao }),
  benefit('tekun reduced', 8, 'transfers.tekun', [7200, 8400], [900, 1500], {
    touches: 'whole',
    livelihood: 'pension',
    prepare: (prior) => {
      prior.set('population', 1);
      prior.set('welfare', '特困户');
      clear(prior, ['transfers.dibao', 'transfers.support']);
    },
  }),
  benefit('pension ended', 8, 'transfers.pension', [3072, 3072], [1536, 1536], {
    touches: 'whole',
    fall: (prior, current) => {
      const population = Number(prior.get('population'));
      if (population > Number(prior.get('labour'))) current.set('population', population - 1);
    },
  }),
  benefit('less support from the children', 8, 'transfers.support', [3000, 4600], [1100, 1900], {
    touches: 'whole',
    livelihood: 'pension',
    prepare: (prior) => {
      setYuan(prior, 'transfers.pension', 3072);
      setYuan(prior, 'transfers.disability', 1200);
    },
  }),
  benefit('relief not repeated', 8, 'transfers.relief', [1300, 1900], [ALL, ALL]),
  benefit('a new business that does not pay yet', 8, 'business.crops', [0, 0], [0, 0], {
    touches: 'whole',
    prepare: (prior) => {
      noBusiness(prior);
      clear(prior, ['area', 'cropPrice', 'livestock', 'livestockPrice']);
    },
    fall: (_prior, current, random) => {
      setYuan(current, 'business.crops', random.whole(500, 900));
      setYuan(current, 'costs.crops', random.whole(2000, 2600));
    },
  }),
];

export const DECLINES: readonly Decline[] = [
  ...BUSINESS,
  loanEnded('loan ended, no longer eligible', '否'),
  loanEnded('loan ended, no funds', '是'),
  ...WAGES,
  ...BENEFITS,
];

/** Each decline as often as it weighs. */
export const byWeight = (declines: readonly Decline[]): readonly Decline[] =>
  declines.flatMap((decline) => Array<Decline>(decline.weight).fill(decline));

/**
 * An endless row of declines: first one of each factor, so that a small township shows all eight,
 * then each decline once, then rounds in which each comes as often as it weighs.
 */
export function* declineDeck(random: Random): Generator<Decline, never> {
  for (let factor = 1; factor <= 8; factor += 1) {
    yield random.pick(DECLINES.filter((decline) => decline.factor === factor));
  }
  yield* random.shuffle(DECLINES);
  for (;;) yield* random.shuffle(byWeight(DECLINES));
}
