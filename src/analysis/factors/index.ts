import type { FactorNumber } from '../../domain/factor.js';
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

/** The eight factors in the order of the source document; 8 asks what the others cover. */
export const FACTORS: readonly Factor[] = [
  business,
  loan,
  wages,
  dibao,
  subsidy,
  disaster,
  assistance,
  other,
];

const NONE: EarlierTags = new Map();

/** The factors that the data of a household show, by number. */
export function tagByData(comparison: Comparison): ReadonlyMap<FactorNumber, DataTag> {
  let tags: Map<FactorNumber, DataTag> | null = null;
  for (const { factor, conditions, tag } of FACTORS) {
    const earlier = tags ?? NONE;
    if (!conditions.every(({ holds }) => holds(comparison, earlier))) continue;
    const found = tag(comparison, earlier);
    tags ??= new Map();
    tags.set(factor, found);
  }
  return tags ?? NONE;
}
