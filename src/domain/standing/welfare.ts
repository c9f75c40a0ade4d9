import type { Household } from '../household.js';

/** What a form says of 低保 and 特困. Definitions: docs/definitions/factors.md and intake.md. */

/** The header is often 是否低保户: it is answered with 是 or 否. */
const ANSWERS: Readonly<Record<string, string>> = { 是: '低保户', 否: '一般户' };

/** Kinds of 户类型 that say it where there is no 低保特困类别. */
const BY_TYPE: Readonly<Record<string, string>> = {
  一般脱贫户: '一般户',
  低保脱贫户: '低保户',
  特困供养脱贫户: '特困户',
};

const wordIn = (words: Readonly<Record<string, string>>, word: string): string | null =>
  Object.hasOwn(words, word) ? (words[word] ?? null) : null;

/** 低保户, 特困户, 一般户 or the word of the form; null where nothing says it. */
export function welfareOf({ texts: { welfare, type } }: Pick<Household, 'texts'>): string | null {
  if (welfare !== null) return wordIn(ANSWERS, welfare) ?? welfare;
  return type === null ? null : wordIn(BY_TYPE, type);
}
