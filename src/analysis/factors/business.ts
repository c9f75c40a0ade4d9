import { numberOf } from '../../domain/household.js';
import type { Comparison } from '../compare.js';
import { incomeEvidence, itemEvidence, numberEvidence, textEvidence } from '../evidence.js';
import { grossIsLower, sumsOf, yieldIsLower } from '../falls.js';
import { answer, causesOrUnknown, disasterOf, type Factor, less } from './factor.js';

/** 1 经营性减收. Definition: docs/definitions/factors.md. */
export const business: Factor<'business'> = {
  conditions: {
    priorGross: ({ income }) => income.prior.businessGross > 0,
    businessDown: ({ change }) => change.business.trend === 'down',
  },
  tag(comparison) {
    const causes = causesOrUnknown([
      ['weather', byWeather(comparison)],
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

/**
 * Tells whether a disaster is named and the income that it takes is lower; where no item is known
 * the cell alone decides.
 */
const byWeather = (comparison: Comparison): boolean =>
  disasterOf(comparison) !== null &&
  (comparison.plan.businessByTotal ||
    yieldIsLower(comparison, comparison.plan.land) ||
    yieldIsLower(comparison, comparison.plan.animals));

const smaller = (comparison: Comparison): boolean =>
  (less(comparison, 'area') && grossIsLower(comparison, comparison.plan.land)) ||
  (less(comparison, 'livestock') && grossIsLower(comparison, comparison.plan.animals));

const cheaper = (comparison: Comparison): boolean =>
  (less(comparison, 'cropPrice') && grossIsLower(comparison, comparison.plan.land)) ||
  (less(comparison, 'livestockPrice') && grossIsLower(comparison, comparison.plan.animals));

/** Tells whether 停止经营 is declared, or one of the four businesses was above 0 and is 0. */
const ceased = (comparison: Comparison): boolean =>
  answer(comparison, 'stopped') === true ||
  comparison.plan.businesses.some((place) => {
    const { prior, current } = sumsOf(comparison, [place]);
    return prior > 0 && current === 0;
  });

/** Tells whether costs rose by more than half of the fall. */
const dearer = ({ income: { prior, current }, change }: Comparison): boolean =>
  2 * (current.businessCosts - prior.businessCosts) > -change.business.amount;

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
