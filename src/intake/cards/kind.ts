import { isWords, readText } from '../cells/values.js';
import { isUnit, type MoneyUnit, normalizeHeader, unitInHeader } from '../header/normalise.js';
import { textOf } from '../header/texts.js';
import type { Cell } from '../sheet.js';
import { type HeadKind, headKindOf } from './words.js';
import { type YearWord, yearWordOf } from './years.js';

/** What a cell of a card is by itself, whatever stands around it. */
export interface Kind {
  readonly text: string;
  /** Normalised as a header, without a colon at its end; empty for what is no text. */
  readonly name: string;
  /** Words or a day, no figure. */
  readonly isWords: boolean;
  /** A mark for nothing: `—`, `无`. */
  readonly isNothing: boolean;
  /** The unit in the brackets of the text, or the text itself where it is a unit. */
  readonly unit: MoneyUnit | null;
  /** A unit and nothing else. */
  readonly isUnit: boolean;
  readonly year: YearWord | null;
  readonly head: HeadKind | null;
}

/** The cards of a batch have the same labels, and looking at a text takes long. */
const KNOWN = new Map<string, Kind>();
const MOST_KNOWN = 5000;

export function kindOf(cell: Cell): Kind {
  const known = typeof cell === 'string' ? KNOWN.get(cell) : undefined;
  if (known !== undefined) return known;
  const kind = lookAt(cell);
  if (typeof cell === 'string' && KNOWN.size < MOST_KNOWN) KNOWN.set(cell, kind);
  return kind;
}

function lookAt(cell: Cell): Kind {
  const text = textOf(cell);
  const name = typeof cell === 'string' ? normalizeHeader(text).replace(/:+$/, '') : '';
  const words = isWords(cell);
  const isOne = words && isUnit(text);
  return {
    text,
    name,
    isWords: words,
    isNothing: readText(cell) === null,
    unit: words ? unitInHeader(isOne ? `(${text})` : text) : null,
    isUnit: isOne,
    year: yearWordOf(cell, name),
    head: words ? headKindOf(name) : null,
  };
}
