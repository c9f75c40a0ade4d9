import { monitoringPerCapita } from '../../domain/amounts.js';
import type { FieldKey } from '../../domain/catalog.js';
import type { FindingParams } from '../../domain/findings/params.js';
import { placeOf } from '../../domain/household.js';
import { yuan } from '../../domain/money.js';
import { categoryOf } from '../../domain/standing/monitored.js';
import type { Checked } from '../amounts.js';
import { INCOMES, sectionNeed } from '../needs.js';
import { type HouseholdRule, NONE, type Problems, type Rules } from '../rule.js';

const LOAN = placeOf('loan');
const CLEARED = placeOf('riskCleared');
const YES = 1;

type BelowLine = 'monitoring.belowLineUnmonitored' | 'monitoring.clearedBelowLine';

const belowLine = (
  status: FieldKey,
  check: (checked: Checked, params: FindingParams<BelowLine>) => Problems<BelowLine>,
): HouseholdRule<BelowLine> => ({
  scope: 'household',
  origin: 'law',
  source: 'monitoringLine',
  needs: [status, ...INCOMES],
  reads: ['population', sectionNeed('costs'), 'claims', 'outOfPocket'],
  bounds: ['monitoringLine'],
  currentOnly: true,
  check: (checked, { monitoringLine }) => {
    if (monitoringLine === null) return NONE;
    const perCapita = monitoringPerCapita(checked.household, checked.amounts.net);
    if (perCapita >= monitoringLine) return NONE;
    return check(checked, { perCapita: yuan(perCapita), line: yuan(monitoringLine) });
  },
});

export const monitoringRules = {
  'loan.limits': {
    scope: 'household',
    origin: 'law',
    source: 'smallLoan',
    needs: ['loan'],
    bounds: ['loan'],
    unsurveyed: true,
    check: ({ household: { numbers } }, { bounds }) =>
      (numbers[LOAN] as number) > bounds.loan
        ? [
            {
              field: 'loan',
              expected: `≤${yuan(bounds.loan)}`,
              params: { limit: yuan(bounds.loan) },
            },
          ]
        : NONE,
  },

  'monitoring.belowLineUnmonitored': belowLine('monitored', ({ household }, params) =>
    categoryOf(household) === null ? [{ field: 'monitored', params }] : NONE,
  ),

  'monitoring.clearedBelowLine': belowLine('riskCleared', ({ household }, params) =>
    household.numbers[CLEARED] === YES ? [{ field: 'riskCleared', expected: '否', params }] : NONE,
  ),
} as const satisfies Rules;
