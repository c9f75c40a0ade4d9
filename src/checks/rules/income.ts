import { type FieldKey, SECTIONS } from '../../domain/catalog.js';
import { placeOf } from '../../domain/household.js';
import { type Fen, yuan } from '../../domain/money.js';
import type { Checked } from '../amounts.js';
import { cellOfSections } from '../amounts.js';
import { type Range, rangeText, within } from '../bounds.js';
import { INCOMES, sectionNeed } from '../needs.js';
import { type HouseholdRule, NONE, type Problems, type RuleContext } from '../rule.js';

const FEN_PER_YUAN = 100;

/** Nothing is no income at all, below 0 another rule's matter: only what is above 0 is held to a range. */
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

function itemRule(
  field: 'transfers.dibao' | 'transfers.pension',
  bound: 'dibao' | 'pension',
): HouseholdRule {
  const place = placeOf(field);
  return {
    scope: 'household',
    origin: 'plausibility',
    source: 'practice',
    needs: [field],
    bounds: [bound],
    check: ({ household: { numbers } }, { bounds }: RuleContext) =>
      outside(numbers[place] as number, bounds[bound], field, (own) => own),
  };
}

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

  'income.dibaoRange': itemRule('transfers.dibao', 'dibao'),
  'income.pensionRange': itemRule('transfers.pension', 'pension'),

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
} as const satisfies Record<string, HouseholdRule>;
