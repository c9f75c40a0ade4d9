import { numberOf } from '../../domain/household.js';
import type { Comparison } from '../compare.js';
import { lower, sumOf, trendOf } from '../compare.js';
import { incomeEvidence, itemEvidence, numberEvidence, textEvidence } from '../evidence.js';
import { answer, causesOrUnknown, disasterOf, type Factor, less } from './factor.js';

/** 1 经营性减收. Definition: docs/definitions/factors.md. */
export const business: Factor = {
  factor: 1,
  conditions: [
    { name: 'priorGross', holds: ({ income }) => income.prior.businessGross > 0 },
    { name: 'businessDown', holds: ({ change }) => change.business.trend === 'down' },
  ],
  tag(comparison) {
    const causes = causesOrUnknown([
      ['weather', disasterOf(comparison) !== null],
      ['scale', smaller(comparison)],
      ['price', cheaper(comparison)],
      ['ceased', ceased(comparison)],
      ['cost', dearer(comparison)],
    ]);
    return {
      causes,
      amount: -comparison.change.business.amount,
      verify: causes.includes('unknown'),
      evidence: [
        incomeEvidence(comparison, 'business'),
        incomeEvidence(comparison, 'businessGross'),
        incomeEvidence(comparison, 'businessCosts'),
        ...causes.flatMap((cause) => causeEvidence(comparison, cause)),
      ],
    };
  },
};

const smaller = (comparison: Comparison): boolean =>
  (less(comparison, 'area') && lower(comparison, comparison.plan.land)) ||
  (less(comparison, 'livestock') && lower(comparison, comparison.plan.animals));

const cheaper = (comparison: Comparison): boolean =>
  (less(comparison, 'cropPrice') && lower(comparison, comparison.plan.land)) ||
  (less(comparison, 'livestockPrice') && lower(comparison, comparison.plan.animals));

/** 停止经营 is said, or one of the four businesses was above 0 and is 0. */
const ceased = (comparison: Comparison): boolean =>
  answer(comparison, 'stopped') === true ||
  comparison.plan.businesses.some(
    (place) => sumOf(comparison.prior, [place]) > 0 && sumOf(comparison.current, [place]) === 0,
  );

function dearer({ income, policy }: Comparison): boolean {
  const { prior, current } = income;
  return (
    trendOf(prior.businessGross, current.businessGross, policy) !== 'down' &&
    current.businessCosts > prior.businessCosts
  );
}

function causeEvidence(comparison: Comparison, cause: string) {
  const known = (field: 'area' | 'livestock' | 'cropPrice' | 'livestockPrice' | 'stopped') =>
    numberOf(comparison.current, field) === null ? [] : [numberEvidence(comparison, field)];
  if (cause === 'weather') return [textEvidence(comparison, 'disaster')];
  if (cause === 'scale') return [...known('area'), ...known('livestock')];
  if (cause === 'price') return [...known('cropPrice'), ...known('livestockPrice')];
  if (cause === 'ceased') {
    return [...known('stopped'), ...itemEvidence(comparison, comparison.plan.businesses)];
  }
  return [];
}
