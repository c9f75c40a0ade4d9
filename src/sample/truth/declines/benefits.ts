import type { ItemKey } from '../../../domain/catalog.js';
import { FACTOR, type FactorKey } from '../../../domain/factor.js';
import { type Row, setYuan, yuanIn } from '../row.js';
import { noBusiness } from './business.js';
import { clear, type Decline } from './decline.js';

/** One amount that is there last year and smaller, or gone, this year. */
const benefit = (
  name: string,
  factor: FactorKey,
  item: ItemKey,
  [least, greatest]: readonly [number, number],
  [lostLeast, lostGreatest]: readonly [number, number],
  more: Partial<Pick<Decline, 'touches' | 'livelihood' | 'weight' | 'prepare' | 'fall'>> = {},
): Decline => ({
  name,
  factor: FACTOR[factor],
  touches: more.touches ?? 'transfers',
  livelihood: more.livelihood ?? 'wages',
  weight: more.weight ?? 1,
  prepare: (prior, random) => {
    more.prepare?.(prior, random);
    setYuan(prior, item, random.whole(least, greatest));
  },
  fall: (prior, current, random) => {
    const left = yuanIn(prior, item) - random.whole(lostLeast, lostGreatest);
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

export const BENEFITS: readonly Decline[] = [
  benefit('dibao cancelled', 'dibao', 'transfers.dibao', [1800, 3200], [ALL, ALL], {
    weight: 4,
    prepare: onDibao,
    fall: (_prior, current, random) => {
      current.set('welfare', '一般户');
      if (random.chance(0.4)) current.delete('transfers.dibao');
    },
  }),
  benefit('subsidy cancelled', 'subsidy', 'transfers.education', [1500, 1950], [ALL, ALL], {
    weight: 3,
  }),
  benefit('subsidy reduced', 'subsidy', 'transfers.education', [3000, 3000], [1200, 1900], {
    weight: 3,
  }),
  benefit(
    'dividend cut, nothing done',
    'assistance',
    'property.dividend',
    [1800, 2300],
    [1400, 1700],
    {
      weight: 2,
      fall: (_prior, current) => current.set('assistDone', '否'),
    },
  ),
  benefit(
    'public post cut, nothing known',
    'assistance',
    'wages.villagePost',
    [7200, 7200],
    [3600, 3600],
    {
      weight: 2,
      touches: 'wages',
      fall: (_prior, current) => current.delete('assistDone'),
    },
  ),
  benefit('land rent lost', 'other', 'property.land', [1600, 2400], [1300, 1900], {
    prepare: (prior) => clear(prior, ['property.other', 'property.agency']),
  }),
  benefit('dibao reduced', 'other', 'transfers.dibao', [4200, 5200], [1200, 1900], {
    prepare: onDibao,
  }),
  benefit('tekun reduced', 'other', 'transfers.tekun', [7200, 8400], [900, 1500], {
    touches: 'whole',
    livelihood: 'pension',
    prepare: (prior) => {
      prior.set('population', 1);
      prior.set('welfare', '特困户');
      clear(prior, ['transfers.dibao', 'transfers.support']);
    },
  }),
  benefit('pension ended', 'other', 'transfers.pension', [3072, 3072], [1536, 1536], {
    touches: 'whole',
    fall: (prior, current) => {
      const population = Number(prior.get('population'));
      if (population > Number(prior.get('labour'))) current.set('population', population - 1);
    },
  }),
  benefit(
    'less support from the children',
    'other',
    'transfers.support',
    [3000, 4600],
    [1100, 1900],
    {
      touches: 'whole',
      livelihood: 'pension',
      prepare: (prior) => {
        setYuan(prior, 'transfers.pension', 3072);
        setYuan(prior, 'transfers.disability', 1200);
      },
    },
  ),
  benefit('relief not repeated', 'other', 'transfers.relief', [1300, 1900], [ALL, ALL]),
  benefit('a new business that does not pay yet', 'other', 'business.crops', [0, 0], [0, 0], {
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
