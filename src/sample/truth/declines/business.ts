import type { FieldKey, ItemKey } from '../../../domain/catalog.js';
import { FACTOR } from '../../../domain/factor.js';
import { ITEMS_OF } from '../../../domain/fields.js';
import type { Random } from '../../random.js';
import { addCrops, addLivestock } from '../prior.js';
import { amountsOf, type Row, setYuan, yuanIn } from '../row.js';
import { asBefore, clear, type Decline } from './decline.js';

/** A share of business net that keeps the fall plausible, in yuan. */
const businessFall = (prior: Row, random: Random): number =>
  Math.round((amountsOf(prior).business / 100) * (random.whole(20, 44) / 100));

export const noBusiness = (row: Row): void => clear(row, [...ITEMS_OF.business, ...ITEMS_OF.costs]);

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
  setYuan(current, item, Math.max(0, yuanIn(current, item) - yuan));

/** The land, herd and prices of last year, and no disaster: nothing that explains a fall. */
const sameFarm = (prior: Row, current: Row): void => {
  asBefore(prior, current, ...ITEMS_OF.business, ...ITEMS_OF.costs);
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
  factor: FACTOR.business,
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
  factor: FACTOR.disaster,
});

export const BUSINESS: readonly Decline[] = [
  weather('旱灾'),
  weather('洪涝'),
  weather('冰雹'),
  weather('霜冻'),
  {
    ...business('weather 疫病', 1, herd, (_prior, current, random) => {
      lower(current, 'business.livestock', random.whole(1200, 1900));
      current.set('disaster', '疫病');
    }),
    factor: FACTOR.disaster,
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
  factor: FACTOR.loan,
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

export const LOANS: readonly Decline[] = [
  loanEnded('loan ended, no longer eligible', '否'),
  loanEnded('loan ended, no funds', '是'),
];
