/**
 * Scans the rows of a worksheet and the shared strings of a workbook as programs write them
 * (ECMA-376 part 1, 18.3 and 18.4), window by window. It takes nothing that a strict XML parser
 * would refuse, and stops at whatever else it does not know: that parser then reads on. The bytes
 * are UTF-8; zeros stand behind those of a window, so that whatever is cut there is unusual.
 */

import { behindCell, column, inside, kind, style, value } from './cell';
import {
  behindAttribute,
  behindSpace,
  GREATER,
  isDigit,
  nameAt,
  nameLength,
  newTag,
  QUOTE,
  SLASH,
  SPACE,
  valueAt,
} from './characters';
import { NOTHING } from './kinds';
import {
  COLUMNS,
  INPUT,
  KINDS,
  MOST_CELLS,
  MOST_ROWS,
  PAGES,
  ROW_BYTES,
  ROWS,
  STYLES,
  VALUES,
} from './memory';
import { behindRuns, newRuns, runElements } from './runs';
import { addText, beginPieces, clearTable, endOfPieces, noTexts, texts } from './texts';

export {
  COLUMNS as columnsAt,
  ENDS as endsAt,
  INPUT as inputAt,
  KINDS as kindsAt,
  ROWS as rowsAt,
  STYLES as stylesAt,
  UNITS as unitsAt,
  VALUES as valuesAt,
  WINDOW as window,
} from './memory';
export { decodeTexts, texts } from './texts';

memory.grow(PAGES - memory.size());

/** What the window gave: whole rows or strings, and the elements in them. */
export let rows: u32 = 0;
export let elements: u32 = 0;

/** The index of the last row that was taken, from 0. */
let index: i32 = -1;

let rowIndex: i32 = -1;
let isHidden: u32 = 0;

/** The number of a row, from its first figure to the quotation mark; 0 where it is none. */
function rowNumber(p: u32): i32 {
  let number: i32 = 0;
  const from = p;
  let c: u32 = load<u8>(p);
  if (c === 48) return 0;
  while (isDigit(c)) {
    number = number * 10 + c - 48;
    p += 1;
    if (p - from > 7) return 0;
    c = load<u8>(p);
  }
  return c === QUOTE ? number : 0;
}

/** Tells whether an attribute says 1, true or on. */
function isTrue(p: u32): bool {
  const word = load<u32>(p);
  if ((word & 0xffff) === 0x2231) return true;
  if (word === 0x65757274) return load<u8>(p + 4) === QUOTE;
  return (word & 0xffffff) === 0x226e6f;
}

/** From behind `<row` to the `>` or `/` of its tag. */
function behindRowTag(p: u32): u32 {
  newTag();
  isHidden = 0;
  while (load<u8>(p) === SPACE) {
    const next: u32 = load<u8>(p + 1);
    if (next === SLASH || next === GREATER) return p + 1;
    p = behindAttribute(p + 1);
    if (p === 0) return 0;
    if (nameLength === 1 && load<u8>(nameAt) === 114) {
      rowIndex = rowNumber(valueAt) - 1;
      if (rowIndex < 0) return 0;
    } else if (
      nameLength === 6 &&
      load<u32>(nameAt) === 0x64646968 &&
      load<u16>(nameAt + 4) === 0x6e65
    ) {
      isHidden = isTrue(valueAt) ? 1 : 0;
    }
  }
  return p;
}

/** Cells of the window so far; those of the row, and elements in it. */
let stored: u32 = 0;
let cellsInRow: u32 = 0;
let elementsInRow: u32 = 0;

/** The cells of a row, to behind its `</row>`. */
function behindCells(p: u32): u32 {
  let place: i32 = -1;
  while (true) {
    p = behindSpace(p);
    // <c
    if (load<u16>(p) !== 0x633c) break;
    p = behindCell(p + 2, rowIndex + 1, place + 1);
    if (p === 0) return 0;
    place = column;
    cellsInRow += 1;
    elementsInRow += inside + 1;
    if (kind === NOTHING) continue;
    if (stored === MOST_CELLS) return 0;
    store<u8>(KINDS + stored, <u8>kind);
    store<u16>(COLUMNS + (stored << 1), <u16>column);
    store<i32>(STYLES + (stored << 2), style);
    store<f64>(VALUES + (stored << 3), value);
    stored += 1;
  }
  // </row>
  return load<u32>(p) === 0x6f722f3c && load<u16>(p + 4) === 0x3e77 ? p + 6 : 0;
}

/** From behind `<row` to behind its end. */
function behindRow(p: u32): u32 {
  rowIndex = index + 1;
  cellsInRow = 0;
  elementsInRow = 1;
  p = behindRowTag(p);
  if (p === 0) return 0;
  if (load<u8>(p) === SLASH) return load<u8>(p + 1) === GREATER ? p + 2 : 0;
  return load<u8>(p) === GREATER ? behindCells(p + 1) : 0;
}

/**
 * Scans rows, of which `after` is the index of the last one before them; gives how many bytes of the
 * window they are.
 */
export function scanRows(length: u32, after: i32): u32 {
  index = after;
  store<u64>(INPUT + length, 0);
  store<u64>(INPUT + length + 8, 0);
  noTexts();
  clearTable();
  rows = 0;
  elements = 0;
  stored = 0;
  let taken = INPUT;
  while (true) {
    let p = behindSpace(taken);
    // <row
    if (load<u32>(p) !== 0x776f723c || rows === MOST_ROWS) break;
    const first = stored;
    p = behindRow(p + 4);
    if (p === 0 || rowIndex <= index) {
      stored = first;
      break;
    }
    const entry = ROWS + rows * ROW_BYTES;
    store<i32>(entry, rowIndex);
    store<u32>(entry + 4, cellsInRow);
    store<u32>(entry + 8, stored);
    store<u32>(entry + 12, isHidden);
    rows += 1;
    elements += elementsInRow;
    index = rowIndex;
    taken = p;
  }
  return taken - INPUT;
}

/** Scans shared strings; each is a text. Gives how many bytes of the window they are. */
export function scanStrings(length: u32): u32 {
  store<u64>(INPUT + length, 0);
  store<u64>(INPUT + length + 8, 0);
  noTexts();
  rows = 0;
  elements = 0;
  let taken = INPUT;
  while (true) {
    let p = behindSpace(taken);
    // <si> or <si/
    const isEmpty = load<u32>(p) === 0x2f69733c;
    if (!isEmpty && load<u32>(p) !== 0x3e69733c) break;
    newRuns();
    const from = beginPieces();
    p = isEmpty ? p : behindRuns(p + 4);
    // <si/> or </si>
    const last: u32 = isEmpty ? 0x2f69733c : 0x69732f3c;
    if (p === 0 || load<u32>(p) !== last || load<u8>(p + 4) !== GREATER) break;
    if (addText(from, endOfPieces()) < 0) break;
    rows = texts;
    elements += runElements + 1;
    taken = p + 5;
  }
  return taken - INPUT;
}
