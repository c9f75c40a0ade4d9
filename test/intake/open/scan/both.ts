import { isUtf8 } from 'node:buffer';
import { Budget } from '../../../../src/intake/open/budget.js';
import { Grid } from '../../../../src/intake/open/grid.js';
import { XmlReader } from '../../../../src/intake/open/markup/xml.js';
import { scannedSheet } from '../../../../src/intake/open/scan/sheet.js';
import { Unusual } from '../../../../src/intake/open/scan/unusual.js';
import type { Shown } from '../../../../src/intake/open/xlsx/number-format.js';
import { type Book, WorksheetSink } from '../../../../src/intake/open/xlsx/worksheet.js';
import { DEFAULT_LIMITS, type Limits, UnreadableFile } from '../../../../src/intake/sheet.js';

/** What a reader makes of a sheet's part, as text; null where it leaves the part to the other one. */
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

const PART = 'xl/worksheets/sheet1.xml';

/** The sheet and what it used up. */
const told = (sheet: unknown, budget: Budget): string => JSON.stringify([sheet, budget]);

/** By the scanner; null where it finds something unusual or a limit is exceeded. */
export function byScanner(
  bytes: Uint8Array,
  limits: Limits = DEFAULT_LIMITS,
  book: Book = BOOK,
): Outcome {
  if (!isUtf8(bytes)) return null;
  const budget = new Budget(limits);
  try {
    const whole = { name: PART, bytes, budget };
    return told(scannedSheet(whole, new Grid('', false, budget), book), budget);
  } catch (error) {
    if (error instanceof Unusual || error instanceof UnreadableFile) return null;
    throw error;
  }
}

/** By the parser alone; where it refuses the part, why. */
export function byParser(
  bytes: Uint8Array,
  limits: Limits = DEFAULT_LIMITS,
  book: Book = BOOK,
): Outcome {
  const budget = new Budget(limits);
  try {
    const sink = new WorksheetSink(PART, new Grid('', false, budget), book, budget);
    const reader = new XmlReader(PART, budget, sink);
    reader.writeAll(bytes);
    reader.end();
    return told(sink.finish(), budget);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
}
