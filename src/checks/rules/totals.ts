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

function filledAt(numbers: Float64Array, places: readonly number[]): number {
  let count = 0;
  for (const place of places) if (filled(numbers[place] as number)) count += 1;
  return count;
}

/** Half a fen for each item filled, where every category has items; in halves of a fen. */
function roundedIn({ household, shape }: Checked, sections: readonly Section[]): number {
  if (sections.some((section) => shape[section].itemPlaces.length === 0)) return 0;
  return sections.reduce(
    (count, section) => count + filledAt(household.numbers, shape[section].itemPlaces),
    0,
  );
}

/**
 * Compares the sheet's figure with the sum of its parts; a blank one says nothing. What may have
 * been rounded is only counted where they differ by more than the tolerance.
 */
function against(
  checked: Checked,
  field: TotalField,
  place: number,
  amount: Fen,
  tolerance: Fen,
  sections: readonly Section[],
): Problems<SumCode> {
  const reported = checked.household.numbers[place] as number;
  if (!filled(reported)) return NONE;
  const halves = 2 * Math.abs(reported - amount) - 2 * tolerance;
  if (halves <= 0 || halves <= roundedIn(checked, sections)) return NONE;
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
      against(checked, field, place, amountOf(checked), bounds[bound], sections),
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
    check: ({ household: { numbers }, shape, amounts }, { bounds }) => {
      let problems: Problem<'totals.category'>[] | null = null;
      for (const name of SECTIONS) {
        const { totalPlace, itemPlaces } = shape[name];
        if (totalPlace === null || itemPlaces.length === 0) continue;
        const reported = numbers[totalPlace] as number;
        if (!filled(reported)) continue;
        // A section that has items comes to what they add up to.
        const sum = amounts[name];
        const halves = 2 * Math.abs(reported - sum) - 2 * bounds.totals;
        // Half a fen for each item: each may have been rounded.
        if (halves <= 0 || halves <= filledAt(numbers, itemPlaces)) continue;
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
