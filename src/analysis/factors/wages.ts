import { numberOf } from '../../domain/household.js';
import { falls } from '../compare.js';
import { incomeEvidence, numberEvidence } from '../evidence.js';
import { causesOrUnknown, type Factor, less } from './factor.js';

/** 3 务工减收. Definition: docs/definitions/factors.md. */
export const wages: Factor = {
  factor: 3,
  conditions: [
    {
      name: 'wagesFell',
      holds: ({ income, policy }) => falls(income.prior.wages, income.current.wages, policy),
    },
  ],
  tag(comparison) {
    const { income, current } = comparison;
    const unemployed = income.current.wages === 0 || numberOf(current, 'workers') === 0;
    const causes = causesOrUnknown([
      ['unemployed', unemployed],
      ['payCut', !unemployed && less(comparison, 'monthlyWage')],
      ['shorter', !unemployed && less(comparison, 'workMonths')],
    ]);
    return {
      causes,
      amount: -comparison.change.wages.amount,
      verify: causes.includes('unknown'),
      evidence: [
        incomeEvidence(comparison, 'wages'),
        ...(['workers', 'monthlyWage', 'workMonths'] as const)
          .filter((field) => numberOf(current, field) !== null)
          .map((field) => numberEvidence(comparison, field)),
      ],
    };
  },
};
