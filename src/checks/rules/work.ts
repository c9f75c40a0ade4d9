import { sumAt } from '../../domain/amounts.js';
import type { FieldKey, ItemKey } from '../../domain/catalog.js';
import { ITEMS_OF } from '../../domain/fields.js';
import { filled, POPULATION, placeOf } from '../../domain/household.js';
import { compareProducts, type Fen, RATE_SCALE, yuan } from '../../domain/money.js';
import { cellOfSections } from '../amounts.js';
import { type Range, rangeText, within } from '../bounds.js';
import { sectionNeed } from '../needs.js';
import { NONE, type Rules } from '../rule.js';

const WORKERS = placeOf('workers');
const MONTHS = placeOf('workMonths');
const MONTHLY = placeOf('monthlyWage');
const MIGRANT = placeOf('wages.migrant');

/** 公益岗 are posts in the village: who holds one is at home, not away at work. */
const POSTS: readonly ItemKey[] = ['wages.sectorPost', 'wages.townPost', 'wages.villagePost'];
const POST_PLACES = POSTS.map(placeOf);
const AWAY = ITEMS_OF.wages.filter((item) => !POSTS.includes(item)) as unknown as [FieldKey];

/** The range where nobody works: no months, whatever the policy allows for a worker. */
const NO_MONTHS: Range = { min: 0, max: 0 };

/** Months may be written in tenths; held in hundredths, products stay whole. */
const HUNDREDTHS = 100;

/**
 * Tells whether an amount lies between the two, give or take the share that may be missing or too
 * much.
 */
const fits = (amount: Fen, least: number, most: number, share: number): boolean =>
  compareProducts(amount * HUNDREDTHS, RATE_SCALE, least, RATE_SCALE - share) >= 0 &&
  compareProducts(amount * HUNDREDTHS, RATE_SCALE, most, RATE_SCALE + share) <= 0;

export const workRules = {
  'work.wagesWithoutWorkers': {
    scope: 'household',
    origin: 'plausibility',
    source: 'practice',
    needs: ['workers', { anyOf: AWAY }],
    check: ({ household: { numbers }, amounts }) => {
      if (numbers[WORKERS] !== 0) return NONE;
      const away = amounts.wages - sumAt(numbers, POST_PLACES);
      return away > 0 ? [{ field: 'workers', params: { wages: yuan(away) } }] : NONE;
    },
  },

  'work.workersWithoutWages': {
    scope: 'household',
    origin: 'plausibility',
    source: 'practice',
    needs: ['workers', sectionNeed('wages')],
    check: (checked) => {
      const workers = checked.household.numbers[WORKERS] as number;
      if (!(workers > 0) || checked.amounts.wages !== 0) return NONE;
      const cellOf = cellOfSections(checked, 'total.wages', ['wages']);
      return [{ field: 'total.wages', cellOf, value: 0, params: { workers } }];
    },
  },

  'work.monthsRange': {
    scope: 'household',
    ofPart: true,
    origin: 'form',
    source: 'formFilling',
    needs: ['workMonths'],
    bounds: ['workMonths'],
    check: ({ household: { numbers } }, { bounds }) => {
      const months = numbers[MONTHS] as number;
      if (!filled(months)) return NONE;
      const workers = numbers[WORKERS] as number;
      // Where the number of workers is blank, everybody may work.
      const most = filled(workers) ? workers : (numbers[POPULATION] as number);
      if (!filled(most)) return NONE;
      const { min, max } = bounds.workMonths;
      const range = most > 0 ? { min, max: max * most } : NO_MONTHS;
      if (within(months, range)) return NONE;
      return [{ field: 'workMonths', expected: rangeText(range), params: { workers: most } }];
    },
  },

  'work.monthlyWageRange': {
    scope: 'household',
    ofPart: true,
    origin: 'plausibility',
    source: 'practice',
    needs: ['monthlyWage'],
    bounds: ['monthlyWage'],
    check: ({ household: { numbers } }, { bounds }) => {
      const wage = numbers[MONTHLY] as number;
      // 0 is what households without a worker write.
      if (!filled(wage) || wage === 0 || within(wage, bounds.monthlyWage)) return NONE;
      return [{ field: 'monthlyWage', expected: rangeText(bounds.monthlyWage, HUNDREDTHS) }];
    },
  },

  // Months and monthly wage may be those of one worker or of all together: between the two is plausible.
  'work.monthsTimesWage': {
    scope: 'household',
    ofPart: true,
    origin: 'plausibility',
    source: 'practice',
    needs: ['workMonths', 'monthlyWage', 'wages.migrant'],
    reads: [sectionNeed('wages')],
    bounds: ['monthsTimesWage'],
    check: ({ household: { numbers }, amounts }, { bounds }) => {
      const months = numbers[MONTHS] as number;
      const wage = numbers[MONTHLY] as number;
      if (!(months > 0 && wage > 0)) return NONE;
      const least = Math.round(months * HUNDREDTHS) * wage;
      const workers = numbers[WORKERS] as number;
      const most = Math.round(least * (filled(workers) ? Math.max(1, workers) : 1));
      // Impossible numbers of months are left to `work.monthsRange`.
      if (!Number.isSafeInteger(most)) return NONE;
      const migrant = numbers[MIGRANT] as number;
      const away = filled(migrant) ? migrant : 0;
      const share = bounds.monthsTimesWage;
      if (fits(away, least, most, share) || fits(amounts.wages, least, most, share)) return NONE;
      const product = yuan(Math.round(least / HUNDREDTHS));
      return [
        {
          field: 'wages.migrant',
          value: yuan(away),
          expected: most === least ? product : `${product}–${yuan(Math.round(most / HUNDREDTHS))}`,
          params: { months, wage: yuan(wage) },
        },
      ];
    },
  },
} as const satisfies Rules;
