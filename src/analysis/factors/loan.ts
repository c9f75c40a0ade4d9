import { numberOf } from '../../domain/household.js';
import { incomeEvidence, numberEvidence } from '../evidence.js';
import { answer, type Factor, hasNoLoan } from './factor.js';

/** 2 小额贷款减少. Definition: docs/definitions/factors.md. */
export const loan: Factor = {
  factor: 2,
  conditions: [
    { name: 'priorLoan', holds: ({ prior }) => (numberOf(prior, 'loan') ?? 0) > 0 },
    { name: 'noLoanNow', holds: hasNoLoan },
    { name: 'businessDown', holds: ({ change }) => change.business.trend === 'down' },
  ],
  tag: (comparison) => ({
    causes: [answer(comparison, 'loanEligible') === false ? 'notEligible' : 'noFunds'],
    amount: -comparison.change.business.amount,
    verify: false,
    evidence: [
      numberEvidence(comparison, 'loan'),
      incomeEvidence(comparison, 'business'),
      numberEvidence(comparison, 'loanEligible'),
    ],
  }),
};
