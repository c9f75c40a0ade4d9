import { ANIMALS, bothHave, LAND, sumAt } from '../../domain/amounts.js';
import type { ItemKey } from '../../domain/catalog.js';
import { placeOf } from '../../domain/household.js';
import { yuan } from '../../domain/money.js';
import { namesDisaster } from '../../domain/standing/disaster.js';
import { sectionNeed } from '../needs.js';
import { type CheckedPair, NONE, type Rules } from '../rule.js';

const STOPPED = placeOf('stopped');
const YES = 1;

/** What a disaster takes: crops and fruit together, animals for themselves (factor 6). */
const HIT: readonly [ItemKey, ...ItemKey[]] = [...LAND, ...ANIMALS];

/** Items that both years' tables have; of others nobody can say what became of them. */
const inBoth = ({ prior, current }: CheckedPair, items: readonly ItemKey[]): readonly number[] =>
  items.filter((item) => bothHave(prior.shape, current.shape, item)).map(placeOf);

const isLower = ({ soFar, current }: CheckedPair, places: readonly number[]): boolean =>
  sumAt(current.household.numbers, places) < sumAt(soFar.household.numbers, places);

export const evidenceRules = {
  'evidence.disasterWithoutLoss': {
    scope: 'pair',
    origin: 'plausibility',
    source: 'factorRules',
    needs: ['disaster', { anyOf: HIT }],
    needsPrior: [{ anyOf: HIT }],
    check: (pair, { noDisasterWords }) => {
      if (!namesDisaster(pair.current.household.texts.disaster, noDisasterWords)) return NONE;
      const land = inBoth(pair, LAND);
      const animals = inBoth(pair, ANIMALS);
      if (land.length + animals.length === 0) return NONE;
      return isLower(pair, land) || isLower(pair, animals) ? NONE : [{ field: 'disaster' }];
    },
  },

  'evidence.stoppedWithIncome': {
    scope: 'household',
    origin: 'plausibility',
    source: 'factorRules',
    needs: ['stopped', sectionNeed('business')],
    check: ({ household: { numbers }, amounts }) =>
      numbers[STOPPED] === YES && amounts.business > 0
        ? [{ field: 'stopped', params: { gross: yuan(amounts.business) } }]
        : NONE,
  },
} as const satisfies Rules;
