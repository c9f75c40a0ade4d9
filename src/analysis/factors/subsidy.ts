import { ITEMS } from '../../domain/catalog.js';
import { MONTHS_OF_A_YEAR } from '../../domain/period.js';
import type { Comparison } from '../compare.js';
import { sumEvidence } from '../evidence.js';
import { fallOf, falls, sumsOf } from '../falls.js';
import type { Factor } from './factor.js';

/** 5 政策性补贴减少. Definition: docs/definitions/factors.md. */
export const subsidy: Factor<'subsidy'> = {
  conditions: {
    subsidiesFell: (comparison) => fallOf(comparison, comparison.plan.subsidies) > 0,
  },
  tag: (comparison) => ({
    causes: [
      ...(someItem(comparison, isCancelled) ? ['cancelled'] : []),
      ...(someItem(comparison, isReduced) ? ['reduced'] : []),
    ],
    amount: fallOf(comparison, comparison.plan.subsidies),
    verify: mayStillBePaid(comparison),
    evidence: sumEvidence(comparison, 'subsidy', comparison.plan.subsidies),
  }),
};

type ItemTest = (prior: number, current: number, comparison: Comparison) => boolean;

const isCancelled: ItemTest = (prior, current) => prior > 0 && current === 0;

const isReduced: ItemTest = (prior, current, { policy }) =>
  current !== 0 && falls(prior, current, policy);

const someItem = (comparison: Comparison, test: ItemTest): boolean =>
  comparison.plan.subsidies.some((place) => {
    const { prior, current } = sumsOf(comparison, [place]);
    return test(prior, current, comparison);
  });

/** Money that comes once a year can come after the months that were asked about. */
const mayStillBePaid = (comparison: Comparison): boolean =>
  comparison.months < MONTHS_OF_A_YEAR &&
  comparison.plan.subsidies.every(
    (place) => fallOf(comparison, [place]) === 0 || ITEMS[place]?.once === true,
  );
