import type { Budget } from './budget.js';
import { encrypted, unreadable } from './refusal.js';

const END = 0x0a;
/** Begins what is encrypted; the chain of records stays readable. */
const FILE_PASS = 0x2f;
const COLUMN_INFO = 0x7d;
/** What begins a stream, of BIFF 2, 3, 4 and of 5 and 8. */
const BEGINNINGS: readonly number[] = [0x0009, 0x0209, 0x0409, 0x0809];
/** The most bytes that a record has (MS-XLS 2.1.4). */
const LONGEST = 8224;
/** Every sheet describes each of its 256 columns at most once. */
const MOST_COLUMNS_DESCRIBED = 2 ** 20;

/**
 * Walks over the records of a BIFF stream without reading them. The library goes on silently
 * where the chain of records is broken, and rows are lost; such a file is refused as a whole.
 */
export const checkRecords = (stream: Uint8Array, budget: Budget): void => {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const strict = budget.within({ columns: MOST_COLUMNS_DESCRIBED });
  let depth = 0;
  let columns = 0;
  let at = 0;
  let ended = 0;
  while (at + 4 <= view.byteLength) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const isBeginning = BEGINNINGS.includes(type);
    // After the last sheet a stream is filled up.
    if (depth === 0 && !isBeginning) break;
    if (length > LONGEST || at + 4 + length > view.byteLength) throw unreadable('damaged');
    if (isBeginning) depth += 1;
    else if (type === FILE_PASS) throw encrypted();
    else if (type === END) {
      depth -= 1;
      ended += 1;
    } else if (type === COLUMN_INFO && length >= 4) {
      columns += Math.max(0, view.getUint16(at + 6, true) - view.getUint16(at + 4, true) + 1);
      strict.check('columns', columns);
    }
    at += 4 + length;
  }
  if (depth !== 0 || ended === 0) throw unreadable('damaged');
};
