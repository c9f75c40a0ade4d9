import type { FactorNumber } from '../../domain/factor.js';
import { plainWord } from '../../domain/policy.js';

/**
 * The factors that a 减收原因 cell declares: codes 1–8 (also ①–⑧, 一–八) or words of the policy;
 * words that it does not know count as 8. Definition: docs/definitions/factors.md.
 */
export function declaredFactors(
  text: string | null,
  words: ReadonlyMap<string, number>,
): readonly FactorNumber[] {
  if (text === null) return [];
  const found = new Set<FactorNumber>();
  for (const part of text.split(SEPARATORS)) {
    const word = plainWord(part);
    if (word !== '') found.add(codeOf(word) ?? ((words.get(word) ?? 8) as FactorNumber));
  }
  return [...found].sort((a, b) => a - b);
}

const SEPARATORS = /[,，、;；/／\n\r]+/u;
const HAN_NUMBERS = '一二三四五六七八';

function codeOf(word: string): FactorNumber | null {
  if (/^[1-8]$/u.test(word)) return Number(word) as FactorNumber;
  const han = word.length === 1 ? HAN_NUMBERS.indexOf(word) : -1;
  return han === -1 ? null : ((han + 1) as FactorNumber);
}
