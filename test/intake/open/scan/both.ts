import { isUtf8 } from 'node:buffer';
import { Budget } from '../../../../src/intake/open/budget.js';
import { Grid } from '../../../../src/intake/open/grid.js';
import { XmlReader, type XmlSink } from '../../../../src/intake/open/markup/xml.js';
import { type Items, ScannedPart } from '../../../../src/intake/open/scan/part.js';
import { ScannedRows } from '../../../../src/intake/open/scan/sheet.js';
import { ScannedStrings } from '../../../../src/intake/open/scan/strings.js';
import type { Shown } from '../../../../src/intake/open/xlsx/number-format.js';
import { SharedStringsSink } from '../../../../src/intake/open/xlsx/shared-strings.js';
import { type Book, WorksheetSink } from '../../../../src/intake/open/xlsx/worksheet.js';
import { DEFAULT_LIMITS, type Limits, UnreadableFile } from '../../../../src/intake/sheet.js';

/** Styles of a workbook, and more shared strings than a part of a test asks for. */
const BOOK: Book = {
  strings: Array.from({ length: 500 }, (_, n) => (n % 50 === 7 ? '#REF!' : `文本${n}`)),
  styles: new Map<string, Shown>([
    ['1', 'date'],
    ['2', 'percent'],
    ['4', { zeros: '000000' }],
  ]),
  from1904: false,
};

const PART = 'xl/part.xml';

/** What takes the events of the parser, the items of the scanner, and what they make of them. */
interface Reading {
  readonly sink: XmlSink;
  readonly items: Items;
  readonly result: () => unknown;
}

export interface Kind {
  /** The element of which the scanner takes as many as it can. */
  readonly item: string;
  readonly begin: (budget: Budget) => Reading;
}

/** The rows of a worksheet. */
export const SHEET: Kind = {
  item: 'row',
  begin: (budget) => {
    const grid = new Grid('', false, budget);
    const sink = new WorksheetSink(PART, grid, BOOK, budget);
    const items = new ScannedRows(sink, grid, BOOK, budget);
    return { sink, items, result: () => sink.finish() };
  },
};

/** The shared strings of a workbook. */
export const STRINGS: Kind = {
  item: 'si',
  begin: (budget) => {
    const sink = new SharedStringsSink(budget);
    const items = new ScannedStrings(sink.strings, budget);
    return { sink, items, result: () => sink.strings };
  },
};

/** How a part comes in, and how much of it is scanned at once. */
export interface Flow {
  readonly pieces?: readonly Uint8Array[];
  readonly window?: number;
}

/** What became of a part, as text: what was read and what it used up, or why it was refused. */
function outcomeOf(limits: Limits, read: (budget: Budget) => unknown): string {
  const budget = new Budget(limits);
  try {
    return JSON.stringify([read(budget), budget]);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
}

/** By the scanner, and how many items it has left to the parser. */
export function byScanner(
  kind: Kind,
  bytes: Uint8Array,
  limits: Limits = DEFAULT_LIMITS,
  { pieces = [bytes], window }: Flow = {},
): { readonly outcome: string; readonly left: number } {
  let left = 0;
  const outcome = outcomeOf(limits, (budget) => {
    const { sink, items, result } = kind.begin(budget);
    const counting: XmlSink = {
      opened(name) {
        if (name === kind.item) left += 1;
        sink.opened(name);
      },
      attribute: (name, value) => sink.attribute(name, value),
      text: (text) => sink.text(text),
      closed: (name) => sink.closed(name),
    };
    const reader = new XmlReader(PART, budget, counting);
    const part = new ScannedPart(reader, items, budget, isUtf8, window);
    for (const piece of pieces) part.write(piece);
    part.end();
    reader.end();
    return result();
  });
  return { outcome, left };
}

/** By the parser alone. */
export const byParser = (kind: Kind, bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): string =>
  outcomeOf(limits, (budget) => {
    const { sink, result } = kind.begin(budget);
    const reader = new XmlReader(PART, budget, sink);
    reader.write(bytes);
    reader.end();
    return result();
  });
