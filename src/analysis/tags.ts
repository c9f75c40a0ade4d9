import { FACTOR_NUMBERS, type FactorNumber, factorKey } from '../domain/factor.js';
import type { FactorTag } from '../domain/result.js';
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
  const tags = FACTOR_NUMBERS.flatMap((factor) => {
    const tag = byData.get(factor);
    const isDeclared = declared.includes(factor);
    if (tag !== undefined) return [dataTag(comparison, factor, tag, isDeclared)];
    return isDeclared && down ? [declaredTag(comparison, factor)] : [];
  });
  return {
    tags: down ? withPrimary(tags) : tags,
    contradicted: down ? [] : declared.filter((factor) => !byData.has(factor)),
  };
}

const dataTag = (
  comparison: Comparison,
  factor: FactorNumber,
  tag: DataTag,
  declared: boolean,
): FactorTag => ({
  factor,
  key: factorKey(factor),
  causes: tag.causes,
  amount: tag.amount,
  basis: declared ? 'both' : 'data',
  verify: tag.verify,
  primary: false,
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

/** The largest amount is primary; of equal ones the lower number. */
function withPrimary(tags: readonly FactorTag[]): readonly FactorTag[] {
  const most = Math.max(...tags.map(({ amount }) => amount));
  const primary = tags.find(({ amount }) => amount === most);
  return tags.map((tag) => (tag === primary ? { ...tag, primary: true } : tag));
}
