import { FACTOR_NUMBERS, type FactorNumber, factorKey } from '../domain/factor.js';
import type { FactorTag } from '../domain/outcomes/result.js';
import type { Comparison } from './compare.js';
import { textEvidence } from './evidence.js';
import { declaredFactors } from './factors/declared.js';
import type { DataTag } from './factors/factor.js';
import { tagByData } from './factors/index.js';

export interface Tagging {
  /** By factor number. */
  readonly tags: readonly FactorTag[];
  /** Declared factors that the data contradict: the household does not fall, and nothing shows them. */
  readonly contradicted: readonly FactorNumber[];
}

const NOTHING: Tagging = { tags: [], contradicted: [] };

/** All tags of a household: by data, declared, and which one is primary. */
export function tagHousehold(comparison: Comparison): Tagging {
  const byData = tagByData(comparison);
  const declared = declaredFactors(comparison.current.texts.declared, comparison.policy.causeWords);
  if (byData.size === 0 && declared.length === 0) return NOTHING;
  const down = comparison.trend === 'down';
  const primary = down ? primaryOf(byData) : null;
  const tags: FactorTag[] = [];
  for (const factor of FACTOR_NUMBERS) {
    const tag = byData.get(factor);
    const isDeclared = declared.includes(factor);
    if (tag !== undefined) {
      tags.push(dataTag(comparison, factor, tag, isDeclared, factor === primary));
    } else if (isDeclared && down) tags.push(declaredTag(comparison, factor));
  }
  return {
    tags,
    contradicted: down ? [] : declared.filter((factor) => !byData.has(factor)),
  };
}

/**
 * The largest amount is primary; of equal ones the lower number. A declared tag never is: its
 * amount is 0, and a household that falls has a tag by data.
 */
function primaryOf(byData: ReadonlyMap<FactorNumber, DataTag>): FactorNumber | null {
  let primary: FactorNumber | null = null;
  let most = 0;
  for (const [factor, { amount }] of byData) {
    if (amount > most) {
      primary = factor;
      most = amount;
    }
  }
  return primary;
}

const dataTag = (
  comparison: Comparison,
  factor: FactorNumber,
  tag: DataTag,
  declared: boolean,
  primary: boolean,
): FactorTag => ({
  factor,
  key: factorKey(factor),
  causes: tag.causes,
  amount: tag.amount,
  basis: declared ? 'both' : 'data',
  verify: tag.verify,
  primary,
  evidence: declared ? [...tag.evidence, textEvidence(comparison, 'declared')] : tag.evidence,
});

const declaredTag = (comparison: Comparison, factor: FactorNumber): FactorTag => ({
  factor,
  key: factorKey(factor),
  causes: [],
  amount: 0,
  basis: 'declared',
  verify: true,
  primary: false,
  evidence: [textEvidence(comparison, 'declared')],
});
