import type { Fen } from '../../domain/money.js';
import type { Comparison } from '../compare.js';
import { incomeEvidence, itemEvidence, numberEvidence } from '../evidence.js';
import { fallOf, fallOfBusiness } from '../falls.js';
import { answer, type Factor, hadLoan, loanIsLower } from './factor.js';

/** 2 小额贷款减少. Definition: docs/definitions/factors.md. */
export const loan: Factor<'loan'> = {
  conditions: {
    priorLoan: hadLoan,
    loanLower: loanIsLower,
    loanIncomeFell: (comparison) => fallByLoan(comparison) > 0,
  },
  tag: (comparison) => ({
    causes: [answer(comparison, 'loanEligible') === false ? 'notEligible' : 'noFunds'],
    amount: fallByLoan(comparison),
    verify: false,
    evidence: [
      numberEvidence(comparison, 'loan'),
      ...(comparison.plan.asksYields
        ? itemEvidence(comparison, [
            ...comparison.plan.land.gross,
            ...comparison.plan.animals.gross,
          ])
        : [incomeEvidence(comparison, 'business')]),
      ...itemEvidence(comparison, comparison.plan.loanProject),
      numberEvidence(comparison, 'loanEligible'),
    ],
  }),
};

/**
 * What a loan is lent for: crops and animals by their gross, and projects that banks lend to. Where
 * no year asks for crops or animals, business net of costs stands for these.
 */
function fallByLoan(comparison: Comparison): Fen {
  const { plan } = comparison;
  const produce = plan.asksYields
    ? fallOf(comparison, plan.land.gross) + fallOf(comparison, plan.animals.gross)
    : fallOfBusiness(comparison);
  return produce + fallOf(comparison, plan.loanProject);
}
