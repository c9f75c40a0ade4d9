import { itemEvidence, textEvidence } from '../evidence.js';
import { fallOfYield, placesOfYield } from '../falls.js';
import { disasterOf, type Factor } from './factor.js';

/** 6 自然灾害. Definition: docs/definitions/factors.md. */
export const disaster: Factor<'disaster'> = {
  conditions: {
    disasterNamed: (comparison) => disasterOf(comparison) !== null,
    landOrAnimalsFell: (comparison) =>
      fallOfYield(comparison, comparison.plan.land) > 0 ||
      fallOfYield(comparison, comparison.plan.animals) > 0,
  },
  tag: (comparison) => ({
    causes: [disasterOf(comparison) ?? ''],
    amount:
      fallOfYield(comparison, comparison.plan.land) +
      fallOfYield(comparison, comparison.plan.animals),
    verify: false,
    evidence: [
      textEvidence(comparison, 'disaster'),
      ...[comparison.plan.land, comparison.plan.animals].flatMap((own) =>
        itemEvidence(comparison, placesOfYield(comparison, own)),
      ),
    ],
  }),
};
