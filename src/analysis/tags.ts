import { FACTOR, FACTOR_NUMBERS, type FactorNumber, factorKey } from '../domain/factor.js';
import type { Fen } from '../domain/money.js';
import type { FactorTag } from '../domain/outcomes/result.js';
import type { Comparison } from './compare.js';
import { textEvidence } from './evidence.js';
import { declaredFactors } from './factors/declared.js';
import type { DataTag } from './factors/factor.js';
import { tagByData } from './factors/index.js';
import { fallOf, fallOfBusiness } from './falls.js';

export interface Tagging {
  /** In the order of the factors. */
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
  const primary = down ? primaryOf(comparison, byData, declared) : null;
  const tags: FactorTag[] = [];
  for (const factor of FACTOR_NUMBERS) {
    const tag = byData.get(factor);
    const isDeclared = declared.includes(factor);
    if (tag !== undefined) {
      tags.push(dataTag(comparison, factor, tag, isDeclared, factor === primary));
    } else if (isDeclared && down) {
      tags.push(declaredTag(comparison, factor, factor === primary));
    }
  }
  return {
    tags,
    contradicted: down ? [] : declared.filter((factor) => !byData.has(factor)),
  };
}

/**
 * The factor that counts most; of equal ones the lowest number, but instead of 经营性减收, which is
 * general, the loan or the disaster that says why. Definition: docs/definitions/factors.md, "Primary factor".
 */
function primaryOf(
  comparison: Comparison,
  byData: ReadonlyMap<FactorNumber, DataTag>,
  declared: readonly FactorNumber[],
): FactorNumber | null {
  let first: FactorNumber | null = null;
  let most = 0;
  for (const factor of FACTOR_NUMBERS) {
    const tag = byData.get(factor);
    if (tag === undefined && !declared.includes(factor)) continue;
    const weight = tag === undefined ? 0 : weightOf(comparison, factor, tag.amount);
    const saysWhy = weight === most && first === FACTOR.business && isReason(factor);
    if (first !== null && weight <= most && !saysWhy) continue;
    first = factor;
    most = weight;
  }
  return first;
}

/** What says why business fell: a disaster, or a loan that is gone. */
const isReason = (factor: FactorNumber): boolean =>
  factor === FACTOR.loan || factor === FACTOR.disaster;

/** What a disaster or a lost loan took counts with at most what business as a whole lost. */
function weightOf(comparison: Comparison, factor: FactorNumber, amount: Fen): Fen {
  if (!isReason(factor)) return amount;
  const project = factor === FACTOR.loan ? fallOf(comparison, comparison.plan.loanProject) : 0;
  return Math.min(amount, fallOfBusiness(comparison) + project);
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

const declaredTag = (
  comparison: Comparison,
  factor: FactorNumber,
  primary: boolean,
): FactorTag => ({
  factor,
  key: factorKey(factor),
  causes: [],
  amount: 0,
  basis: 'declared',
  verify: true,
  primary,
  evidence: [textEvidence(comparison, 'declared')],
});
