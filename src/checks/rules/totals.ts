import { sumAt } from '../../domain/amounts.js';
import { SECTIONS } from '../../domain/catalog.js';
import { filled, placeOf } from '../../domain/household.js';
import { type Fen, yuan } from '../../domain/money.js';
import type { Checked } from '../amounts.js';
import { ANY_ITEM, ANY_TOTAL, INCOMES, PARTS } from '../needs.js';
import { type HouseholdRule, type Need, NONE, type Problem, type Problems } from '../rule.js';

type TotalField = 'total.gross' | 'total.net' | 'total.perCapita';

/** The sheet's figure against the one that its parts give; blank says nothing. */
function against(
  { household }: Checked,
  field: TotalField,
  place: number,
  amount: Fen,
  tolerance: Fen,
): Problems {
  const reported = household.numbers[place] as number;
  if (!filled(reported) || Math.abs(reported - amount) <= tolerance) return NONE;
  return [{ field, expected: yuan(amount), params: { difference: yuan(reported - amount) } }];
}

function sumRule(
  field: TotalField,
  parts: readonly Need[],
  amountOf: (checked: Checked) => Fen,
  bound: 'totals' | 'totalsPerCapita',
): HouseholdRule {
  const place = placeOf(field);
  return {
    scope: 'household',
    origin: 'form',
    source: 'formArithmetic',
    needs: [field, ...parts],
    bounds: [bound],
    check: (checked, { bounds }) =>
      against(checked, field, place, amountOf(checked), bounds[bound]),
  };
}

export const totalsRules = {
  'totals.category': {
    scope: 'household',
    origin: 'form',
    source: 'formArithmetic',
    needs: [ANY_TOTAL, ANY_ITEM],
    bySection: true,
    bounds: ['totals'],
    check: ({ household: { numbers }, shape }, { bounds }) => {
      let problems: Problem[] | null = null;
      for (const name of SECTIONS) {
        const { totalPlace, itemPlaces } = shape[name];
        if (totalPlace === null || itemPlaces.length === 0) continue;
        const reported = numbers[totalPlace] as number;
        if (!filled(reported)) continue;
        const sum = sumAt(numbers, itemPlaces);
        if (Math.abs(reported - sum) <= bounds.totals) continue;
        problems ??= [];
        problems.push({
          field: `total.${name}`,
          expected: yuan(sum),
          params: { difference: yuan(reported - sum) },
        });
      }
      return problems ?? NONE;
    },
  },

  'totals.gross': sumRule(
    'total.gross',
    INCOMES,
    ({ amounts }) => amounts.wages + amounts.business + amounts.property + amounts.transfers,
    'totals',
  ),

  'totals.net': sumRule('total.net', PARTS, ({ amounts }) => amounts.net, 'totals'),

  'totals.perCapita': sumRule(
    'total.perCapita',
    ['population', ...PARTS],
    ({ amounts }) => amounts.perCapita,
    'totalsPerCapita',
  ),
} as const satisfies Record<string, HouseholdRule>;
