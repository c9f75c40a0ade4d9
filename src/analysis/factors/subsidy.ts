import { type Comparison, fallOf, falls, sumOf } from '../compare.js';
import { sumEvidence } from '../evidence.js';
import type { Factor } from './factor.js';

/** 5 政策性补贴减少. Definition: docs/definitions/factors.md. */
export const subsidy: Factor = {
  factor: 5,
  conditions: [
    {
      name: 'subsidiesFell',
      holds: (comparison) => fallOf(comparison, comparison.plan.subsidies) > 0,
    },
  ],
  tag: (comparison) => ({
    causes: [
      ...(someItem(comparison, isCancelled) ? ['cancelled'] : []),
      ...(someItem(comparison, isReduced) ? ['reduced'] : []),
    ],
    amount: fallOf(comparison, comparison.plan.subsidies),
    verify: false,
    evidence: [sumEvidence(comparison, 'subsidy', comparison.plan.subsidies)],
  }),
};

type ItemTest = (prior: number, current: number, comparison: Comparison) => boolean;

const isCancelled: ItemTest = (prior, current) => prior > 0 && current === 0;

const isReduced: ItemTest = (prior, current, { policy }) =>
  current !== 0 && falls(prior, current, policy);

const someItem = (comparison: Comparison, test: ItemTest): boolean =>
  comparison.plan.subsidies.some((place) =>
    test(sumOf(comparison.prior, [place]), sumOf(comparison.current, [place]), comparison),
  );
