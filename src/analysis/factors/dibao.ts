import { amountOf } from '../../domain/household.js';
import { numberEvidence } from '../evidence.js';
import type { Factor } from './factor.js';

const DIBAO = 'transfers.dibao';

/** 4 低保取消. Definition: docs/definitions/factors.md. */
export const dibao: Factor = {
  factor: 4,
  conditions: [
    { name: 'dibaoInBoth', holds: ({ plan }) => plan.inBoth.has(DIBAO) },
    { name: 'priorDibao', holds: ({ prior }) => amountOf(prior, DIBAO) > 0 },
    { name: 'noDibaoNow', holds: ({ current }) => amountOf(current, DIBAO) === 0 },
  ],
  tag: (comparison) => ({
    causes: ['cancelled'],
    amount: amountOf(comparison.prior, DIBAO),
    verify: false,
    evidence: [numberEvidence(comparison, DIBAO)],
  }),
};
