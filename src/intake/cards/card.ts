import type { Sheet } from '../sheet.js';
import type { Scan } from './scan.js';
import type { Settlement } from './settle.js';
import type { CardRows } from './split.js';

/** One card of a sheet, with the cells that count for the year it is read as. */
export interface Card {
  readonly sheet: Sheet;
  readonly rows: CardRows;
  readonly scan: Scan;
  /** The texts above its labels. */
  readonly titles: readonly string[];
  readonly settled: Settlement;
}
