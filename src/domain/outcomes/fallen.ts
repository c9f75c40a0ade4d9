import { isItem } from '../fields.js';
import type { Evidence, FallenItem } from './result.js';

/** How many items a list names; the others are looked up in the details. */
const MOST_NAMED = 3;

/** The items that fell most, of what a tag rests on: for lists, which have no room for the rest. */
export const fallenItems = (
  evidence: readonly Pick<Evidence, 'field' | 'prior' | 'current'>[],
): FallenItem[] =>
  evidence
    .flatMap(({ field, prior, current }): FallenItem[] =>
      isItem(field) && typeof prior === 'number' && Number(current ?? 0) < prior
        ? [{ field, prior, current: Number(current ?? 0) }]
        : [],
    )
    .sort((a, b) => b.prior - b.current - (a.prior - a.current))
    .slice(0, MOST_NAMED);
