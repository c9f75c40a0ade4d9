import type { Comparison } from '../compare.js';
import { numberEvidence, sumEvidence } from '../evidence.js';
import { fallOf } from '../falls.js';
import { answer, type Factor, hadLoan, loanIsLower } from './factor.js';

/** 7 帮扶不到位. Definition: docs/definitions/factors.md. */
export const assistance: Factor<'assistance'> = {
  conditions: {
    assistedFell: (comparison) => fallOf(comparison, assistedPlaces(comparison)) > 0,
    assistanceNotDone: (comparison) => answer(comparison, 'assistDone') !== true,
  },
  tag(comparison) {
    const notDone = answer(comparison, 'assistDone') === false;
    return {
      causes: [notDone ? 'notDone' : 'unverified'],
      amount: fallOf(comparison, assistedPlaces(comparison)),
      verify: !notDone,
      evidence: [
        ...sumEvidence(comparison, 'assisted', assistedPlaces(comparison)),
        numberEvidence(comparison, 'assistDone'),
      ],
    };
  },
};

/** Income from assistance. What depended on a lost loan is left out, as factor 2 covers it. */
export const assistedPlaces = (comparison: Comparison): readonly number[] =>
  hadLoan(comparison) && loanIsLower(comparison)
    ? comparison.plan.assistedWithoutLoan
    : comparison.plan.assisted;
