import { CATEGORIES, type FieldKey, SECTIONS } from '../../domain/catalog.js';
import { ITEMS_OF } from '../../domain/fields.js';
import { filled, placeOf } from '../../domain/household.js';
import { type Fen, yuan } from '../../domain/money.js';
import type { Checked } from '../amounts.js';
import { cellOfSections } from '../amounts.js';
import { type Range, rangeText, within } from '../bounds.js';
import { ANY_ITEM, INCOMES, sectionNeed } from '../needs.js';
import { NONE, type Problem, type Problems, type Rules } from '../rule.js';

const FEN_PER_YUAN = 100;

/**
 * The problem of an amount outside its range. Only amounts above 0 are asked: 0 is no income, and
 * one below 0 is left to another rule.
 */
function outside(
  amount: Fen,
  range: Range,
  field: FieldKey,
  cellOf: (field: FieldKey) => FieldKey,
): Problems {
  if (!(amount > 0) || within(amount, range)) return NONE;
  const expected = rangeText(range, FEN_PER_YUAN);
  return [{ field, cellOf: cellOf(field), value: yuan(amount), expected }];
}

/** Everything that says how much income there is: items, totals of categories and of all. */
const SAID_OF_INCOME: readonly FieldKey[] = [
  ...CATEGORIES.flatMap((category): FieldKey[] => [...ITEMS_OF[category], `total.${category}`]),
  ...(['total.gross', 'total.net', 'total.perCapita'] as const),
];
const INCOME_PLACES = SAID_OF_INCOME.map(placeOf);

/** Some income is said, and nothing but 0. */
function saysOnlyZero(numbers: Float64Array): boolean {
  let isSaid = false;
  for (const place of INCOME_PLACES) {
    const value = numbers[place] as number;
    if (!filled(value)) continue;
    if (value !== 0) return false;
    isSaid = true;
  }
  return isSaid;
}

const itself = (field: FieldKey): FieldKey => field;

const BUSINESS = sectionNeed('business');
const COSTS = sectionNeed('costs');

const costsCell = (checked: Checked): FieldKey => cellOfSections(checked, 'total.costs', ['costs']);

export const incomeRules = {
  'income.costsMissing': {
    scope: 'household',
    origin: 'plausibility',
    source: 'practice',
    needs: [BUSINESS, COSTS],
    oncePerTable: ({ amounts }) => amounts.business > 0,
    check: (checked) => {
      const { business, costs } = checked.amounts;
      if (business <= 0 || costs !== 0) return NONE;
      return [
        {
          field: 'total.costs',
          cellOf: costsCell(checked),
          value: 0,
          params: { gross: yuan(business) },
        },
      ];
    },
  },

  'income.costsExceed': {
    scope: 'household',
    origin: 'plausibility',
    source: 'practice',
    needs: [BUSINESS, COSTS],
    check: (checked) => {
      const { business, costs } = checked.amounts;
      if (costs <= business) return NONE;
      return [
        {
          field: 'total.costs',
          cellOf: costsCell(checked),
          value: yuan(costs),
          expected: `≤${yuan(business)}`,
          params: { gross: yuan(business) },
        },
      ];
    },
  },

  'income.wagesRange': {
    scope: 'household',
    origin: 'plausibility',
    source: 'practice',
    needs: [sectionNeed('wages')],
    bounds: ['wages'],
    check: (checked, { bounds }) =>
      outside(checked.amounts.wages, bounds.wages, 'total.wages', (total) =>
        cellOfSections(checked, total, ['wages']),
      ),
  },

  // A form filled with zeros from end to end: nobody lives on nothing.
  'income.allZero': {
    scope: 'household',
    origin: 'plausibility',
    source: 'practice',
    needs: [],
    reads: [{ anyOf: SAID_OF_INCOME as [FieldKey, ...FieldKey[]] }],
    check: (checked) => {
      if (!saysOnlyZero(checked.household.numbers)) return NONE;
      const cellOf = cellOfSections(checked, 'total.net', CATEGORIES);
      return [{ field: 'total.net', cellOf, value: 0 }];
    },
  },

  'income.itemRange': {
    scope: 'household',
    origin: 'plausibility',
    source: 'practice',
    needs: [ANY_ITEM],
    bySection: true,
    bounds: ['items'],
    check: ({ household: { numbers } }, { bounds }) => {
      let problems: Problem[] | null = null;
      for (const [item, range] of bounds.items) {
        for (const problem of outside(numbers[placeOf(item)] as number, range, item, itself)) {
          problems ??= [];
          problems.push(problem);
        }
      }
      return problems ?? NONE;
    },
  },

  'income.perCapitaRange': {
    scope: 'household',
    origin: 'plausibility',
    source: 'practice',
    needs: ['population', ...INCOMES],
    reads: [COSTS],
    bounds: ['perCapita'],
    check: (checked, { bounds }) =>
      outside(checked.amounts.perCapita, bounds.perCapita, 'total.perCapita', (total) =>
        cellOfSections(checked, total, SECTIONS),
      ),
  },
} as const satisfies Rules;
