import { fallOf } from '../compare.js';
import { numberEvidence, sumEvidence } from '../evidence.js';
import { answer, type Factor } from './factor.js';

/** 7 帮扶不到位. Definition: docs/definitions/factors.md. */
export const assistance: Factor = {
  factor: 7,
  conditions: [
    {
      name: 'assistedFell',
      holds: (comparison) => fallOf(comparison, comparison.plan.assisted) > 0,
    },
    {
      name: 'assistanceNotDone',
      holds: (comparison) => answer(comparison, 'assistDone') !== true,
    },
  ],
  tag(comparison) {
    const notDone = answer(comparison, 'assistDone') === false;
    return {
      causes: [notDone ? 'notDone' : 'unverified'],
      amount: fallOf(comparison, comparison.plan.assisted),
      verify: !notDone,
      evidence: [
        sumEvidence(comparison, 'assisted', comparison.plan.assisted),
        numberEvidence(comparison, 'assistDone'),
      ],
    };
  },
};
