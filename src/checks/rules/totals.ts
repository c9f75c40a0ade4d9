import { sumAt } from '../../domain/amounts.js';
import { CATEGORIES, SECTIONS, type Section } from '../../domain/catalog.js';
import { filled, placeOf } from '../../domain/household.js';
import { type Fen, yuan } from '../../domain/money.js';
import type { Checked } from '../amounts.js';
import { ANY_ITEM, ANY_TOTAL, INCOMES, PARTS } from '../needs.js';
import {
  type HouseholdRule,
  type Need,
  NONE,
  type Problem,
  type Problems,
  type Rules,
} from '../rule.js';

type TotalField = 'total.gross' | 'total.net' | 'total.perCapita';
type SumCode = 'totals.gross' | 'totals.net' | 'totals.perCapita';

const filledAt = (numbers: Float64Array, places: readonly number[]): number =>
  places.reduce((count, place) => count + Number(filled(numbers[place] as number)), 0);

/** Half a fen for each item filled, where every category has items; in halves of a fen. */
function roundedIn({ household, shape }: Checked, sections: readonly Section[]): number {
  if (sections.some((section) => shape[section].itemPlaces.length === 0)) return 0;
  return sections.reduce(
    (count, section) => count + filledAt(household.numbers, shape[section].itemPlaces),
    0,
  );
}

/**
 * Compares the sheet's figure with the sum of its parts; a blank one says nothing. The tolerance is
 * in halves of a fen.
 */
function against(
  { household }: Checked,
  field: TotalField,
  place: number,
  amount: Fen,
  halves: number,
): Problems<SumCode> {
  const reported = household.numbers[place] as number;
  if (!filled(reported) || 2 * Math.abs(reported - amount) <= halves) return NONE;
  return [{ field, expected: yuan(amount), params: { difference: yuan(reported - amount) } }];
}

function sumRule(
  field: TotalField,
  parts: readonly Need[],
  amountOf: (checked: Checked) => Fen,
  bound: 'totals' | 'totalsPerCapita',
  sections: readonly Section[],
): HouseholdRule<SumCode> {
  const place = placeOf(field);
  return {
    scope: 'household',
    ofPart: true,
    origin: 'form',
    source: 'formArithmetic',
    needs: [field, ...parts],
    bounds: [bound],
    check: (checked, { bounds }) =>
      against(
        checked,
        field,
        place,
        amountOf(checked),
        2 * bounds[bound] + roundedIn(checked, sections),
      ),
  };
}

export const totalsRules = {
  'totals.category': {
    scope: 'household',
    ofPart: true,
    origin: 'form',
    source: 'formArithmetic',
    needs: [ANY_TOTAL, ANY_ITEM],
    bySection: true,
    bounds: ['totals'],
    check: ({ household: { numbers }, shape }, { bounds }) => {
      let problems: Problem<'totals.category'>[] | null = null;
      for (const name of SECTIONS) {
        const { totalPlace, itemPlaces } = shape[name];
        if (totalPlace === null || itemPlaces.length === 0) continue;
        const reported = numbers[totalPlace] as number;
        if (!filled(reported)) continue;
        const sum = sumAt(numbers, itemPlaces);
        // Half a fen for each item: each may have been rounded.
        if (2 * Math.abs(reported - sum) <= 2 * bounds.totals + filledAt(numbers, itemPlaces))
          continue;
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
    CATEGORIES,
  ),

  'totals.net': sumRule('total.net', PARTS, ({ amounts }) => amounts.net, 'totals', SECTIONS),

  'totals.perCapita': sumRule(
    'total.perCapita',
    ['population', ...PARTS],
    ({ amounts }) => amounts.perCapita,
    'totalsPerCapita',
    [],
  ),
} as const satisfies Rules;
