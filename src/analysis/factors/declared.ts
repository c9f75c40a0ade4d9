import { FACTOR, type FactorNumber, isFactorNumber } from '../../domain/factor.js';
import { plainWord } from '../../domain/names/plain-word.js';

/**
 * The factors that a 减收原因 cell declares: their numbers (also ①, 一) or words of the policy;
 * words that it does not know count as 其它原因. Definition: docs/definitions/factors.md.
 */
export function declaredFactors(
  text: string | null,
  words: ReadonlyMap<string, FactorNumber>,
): readonly FactorNumber[] {
  if (text === null) return [];
  const parts = text
    .split(SEPARATORS)
    .map(plainWord)
    .filter((part) => part !== '');
  const found = new Set<FactorNumber>();
  let next = 1;
  for (const [n, part] of parts.entries()) {
    if (numbersWords(part, parts[n + 1], next)) {
      next += 1;
      continue;
    }
    const word = words.has(part) ? part : withoutNumber(part, next);
    if (word !== part) next += 1;
    if (NOTHING.has(word)) continue;
    found.add(codeOf(word) ?? words.get(word) ?? FACTOR.other);
  }
  return [...found].sort((a, b) => a - b);
}

const SEPARATORS = /[,，、;；/／\n\r]+/u;
const HAN_NUMBERS = '一二三四五六七八九';

/** Words of 减收原因 that say there is no fall. */
const NOTHING: ReadonlySet<string> = new Set([
  '未减收',
  '无减收',
  '没有减收',
  '增收',
  '稳定',
  '正常',
  '无',
]);

function codeOf(word: string): FactorNumber | null {
  const number = numberOf(word);
  return number !== null && isFactorNumber(number) ? number : null;
}

/** The number of a factor that a word is, `2` or `二`; null where it is none. */
function numberOf(word: string): number | null {
  if (/^\d{1,2}$/u.test(word)) return Number(word);
  const han = word.length === 1 ? HAN_NUMBERS.indexOf(word) : -1;
  return han === -1 ? null : han + 1;
}

/** `1、老人去世；2、工资降低`: the figures number words, they are no codes. */
const numbersWords = (part: string, following: string | undefined, next: number): boolean =>
  following !== undefined && numberOf(part) === next && numberOf(following) === null;

const NUMBERED = /^[(（]?(\d{1,2}|[一二三四五六七八九])[)）.．:：]+(?=\D)/u;

/** `1.老人去世` is 老人去世, where 1 is the next number of the list. */
function withoutNumber(part: string, next: number): string {
  const [lead, number] = NUMBERED.exec(part) ?? [];
  return lead !== undefined && numberOf(number ?? '') === next ? part.slice(lead.length) : part;
}
