import { SEVERITIES } from '../../domain/findings/severity.js';
import { annotate as en } from '../../locales/en/filled/annotate.js';
import type { Translation } from '../../locales/translation.js';
import { annotate as zh } from '../../locales/zh/filled/annotate.js';

export type Words = Translation<typeof zh>;

/** A copy that comes back may have been annotated in another language. */
export const LANGUAGES: readonly Words[] = [zh, en];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text to compare; copies of earlier versions have half-width punctuation. */
const plain = (text: string): string => text.normalize('NFKC').trim();

const openings = LANGUAGES.flatMap((words) =>
  SEVERITIES.map((severity) => {
    const opening = escaped(plain(words.item(0, words.severities[severity], '')));
    return new RegExp(`^${opening.replace('0', '(\\d+)')}`);
  }),
);

/** The number of the item that a comment of ours begins with; undefined where it is none. */
export function itemNumber(comment: string): number | undefined {
  const text = plain(comment);
  for (const opening of openings) {
    const number = opening.exec(text)?.[1];
    if (number !== undefined) return Number(number);
  }
  return undefined;
}

export const isMarkHint = (comment: string): boolean =>
  LANGUAGES.some(({ markHint }) => plain(comment) === plain(markHint));
