import { fallOf } from '../compare.js';
import { itemEvidence, textEvidence } from '../evidence.js';
import { disasterOf, type Factor } from './factor.js';

/** 6 自然灾害. Definition: docs/definitions/factors.md. */
export const disaster: Factor = {
  factor: 6,
  conditions: [
    { name: 'disasterNamed', holds: (comparison) => disasterOf(comparison) !== null },
    {
      name: 'landOrAnimalsFell',
      holds: (comparison) =>
        fallOf(comparison, comparison.plan.land) > 0 ||
        fallOf(comparison, comparison.plan.animals) > 0,
    },
  ],
  tag: (comparison) => ({
    causes: [disasterOf(comparison) ?? ''],
    amount: fallOf(comparison, comparison.plan.land) + fallOf(comparison, comparison.plan.animals),
    verify: false,
    evidence: [
      textEvidence(comparison, 'disaster'),
      ...itemEvidence(comparison, [...comparison.plan.land, ...comparison.plan.animals]),
    ],
  }),
};
