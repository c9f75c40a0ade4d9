import { isUtf8 } from 'node:buffer';
import { Budget } from '../../../../src/intake/open/budget.js';
import { Grid } from '../../../../src/intake/open/grid.js';
import { XmlReader, type XmlSink } from '../../../../src/intake/open/markup/xml.js';
import { scannedSheet } from '../../../../src/intake/open/scan/sheet.js';
import { scannedStrings } from '../../../../src/intake/open/scan/strings.js';
import { Unusual, type Whole } from '../../../../src/intake/open/scan/unusual.js';
import type { Shown } from '../../../../src/intake/open/xlsx/number-format.js';
import { SharedStringsSink } from '../../../../src/intake/open/xlsx/shared-strings.js';
import { type Book, WorksheetSink } from '../../../../src/intake/open/xlsx/worksheet.js';
import { DEFAULT_LIMITS, type Limits, UnreadableFile } from '../../../../src/intake/sheet.js';

/** What a reader makes of a part, as text; null where it leaves the part to the other one. */
type Outcome = string | null;

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

interface Kind {
  readonly scan: (whole: Whole) => unknown;
  /** What takes the events of the parser, and what it makes of them. */
  readonly parse: (budget: Budget) => { readonly sink: XmlSink; readonly result: () => unknown };
}

const gridOf = (budget: Budget): Grid => new Grid('', false, budget);

/** The rows of a worksheet. */
export const SHEET: Kind = {
  scan: (whole) => scannedSheet(whole, gridOf(whole.budget), BOOK),
  parse: (budget) => {
    const sink = new WorksheetSink(PART, gridOf(budget), BOOK, budget);
    return { sink, result: () => sink.finish() };
  },
};

/** The shared strings of a workbook. */
export const STRINGS: Kind = {
  scan: scannedStrings,
  parse: (budget) => {
    const sink = new SharedStringsSink(budget);
    return { sink, result: () => sink.strings };
  },
};

/** By the scanner, with what it used up; null where something is unusual or a limit is exceeded. */
export function byScanner(kind: Kind, bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): Outcome {
  if (!isUtf8(bytes)) return null;
  const budget = new Budget(limits);
  try {
    return JSON.stringify([kind.scan({ name: PART, bytes, budget }), budget]);
  } catch (error) {
    if (error instanceof Unusual || error instanceof UnreadableFile) return null;
    throw error;
  }
}

/** By the parser alone; where it refuses the part, why. */
export function byParser(kind: Kind, bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): Outcome {
  const budget = new Budget(limits);
  try {
    const { sink, result } = kind.parse(budget);
    const reader = new XmlReader(PART, budget, sink);
    reader.writeAll(bytes);
    reader.end();
    return JSON.stringify([result(), budget]);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
}
