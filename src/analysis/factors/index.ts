import {
  CONDITIONS,
  type ConditionOf,
  FACTOR,
  FACTOR_KEYS,
  type FactorKey,
  type FactorNumber,
} from '../../domain/factor.js';
import type { Comparison } from '../compare.js';
import { assistance } from './assistance.js';
import { business } from './business.js';
import { dibao } from './dibao.js';
import { disaster } from './disaster.js';
import type { DataTag, EarlierTags, Factor } from './factor.js';
import { loan } from './loan.js';
import { other } from './other.js';
import { subsidy } from './subsidy.js';
import { wages } from './wages.js';

/** Every factor has its conditions: one without them does not compile. */
const BY_KEY: { readonly [Key in FactorKey]: Factor<Key> } = {
  business,
  loan,
  wages,
  dibao,
  subsidy,
  disaster,
  assistance,
  other,
};

/** In the order of the source document; 其它原因 asks what those before it cover. */
export const FACTORS = FACTOR_KEYS.map((key) => asked(key));

/** A factor with its number, and its conditions in the order of the catalogue. */
function asked<Key extends FactorKey>(key: Key) {
  const { conditions, tag }: Factor<Key> = BY_KEY[key];
  const names: readonly ConditionOf<Key>[] = CONDITIONS[key];
  return {
    factor: FACTOR[key],
    conditions: names.map((name) => ({ name, holds: conditions[name] })),
    tag,
  };
}

function allHold(
  conditions: (typeof FACTORS)[number]['conditions'],
  comparison: Comparison,
  earlier: EarlierTags,
): boolean {
  for (const { holds } of conditions) if (!holds(comparison, earlier)) return false;
  return true;
}

const NONE: EarlierTags = new Map();

/** The factors that the data of a household show, by number. */
export function tagByData(comparison: Comparison): ReadonlyMap<FactorNumber, DataTag> {
  let tags: Map<FactorNumber, DataTag> | null = null;
  for (const { factor, conditions, tag } of FACTORS) {
    const earlier = tags ?? NONE;
    if (!allHold(conditions, comparison, earlier)) continue;
    const found = tag(comparison, earlier);
    tags ??= new Map();
    tags.set(factor, found);
  }
  return tags ?? NONE;
}
