import type { ConditionName, FactorNumber } from '../domain/factor.js';
import type { Comparison } from './compare.js';
import type { DataTag } from './factors/factor.js';
import { FACTORS } from './factors/index.js';

/** Why a factor is tagged by data, or which of its conditions failed. */
export interface FactorExplanation {
  readonly factor: FactorNumber;
  readonly tagged: boolean;
  readonly conditions: readonly { readonly name: ConditionName; readonly holds: boolean }[];
}

/** Every factor of a household with each of its conditions. */
export function explainFactors(comparison: Comparison): readonly FactorExplanation[] {
  const tags = new Map<FactorNumber, DataTag>();
  return FACTORS.map(({ factor, conditions, tag }) => {
    const answers = conditions.map(({ name, holds }) => ({ name, holds: holds(comparison, tags) }));
    const tagged = answers.every(({ holds }) => holds);
    if (tagged) tags.set(factor, tag(comparison, tags));
    return { factor, tagged, conditions: answers };
  });
}
