/**
 * Writes the rows of a table as the XML of a worksheet (ECMA-376 part 1, 18.3.1). Formulas, and
 * numbers of which `figures.ts` writes none, are left to JavaScript: it is asked for the rest of
 * such a cell.
 */

import { behindNumber, behindWhole } from '../../../../domain/assembly/figures';
import {
  BLANKS,
  HEIGHTS,
  KINDS,
  LEVELS,
  LOOKS,
  MOST_LOOKS,
  OUTPUT,
  OUTPUT_SIZE,
  PAGES,
  STYLES,
  VALUES,
} from './memory';

export {
  BLANKS as blanksAt,
  HEIGHTS as heightsAt,
  KINDS as kindsAt,
  LEVELS as levelsAt,
  LOOKS as looksAt,
  MOST_CELLS as mostCells,
  MOST_COLUMNS as mostColumns,
  MOST_LOOKS as mostLooks,
  OUTPUT as outputAt,
  OUTPUT_SIZE as outputSize,
  STYLES as stylesAt,
  VALUES as valuesAt,
} from './memory';

memory.grow(PAGES - memory.size());

/** What a cell is, as in `cells.ts`. */
const BLANK: u32 = 0;
const NUMBER: u32 = 1;
const TEXT: u32 = 2;
/** A cell of whose text nothing is left. */
const EMPTY: u32 = 4;

/** No blank cell of the column holds a text. */
const NO_TEXT: u32 = u32.MAX_VALUE;

const LETTERS: u32 = 26;
const FIRST_LETTER: u32 = 65;

/** More bytes than the begin of a row and a cell take. */
const ROOM: u32 = 256;

/** Bytes of the output. */
export let written: u32 = 0;
/** 1 where JavaScript is asked for the rest of the cell; 0 where the output is full. */
export let isAsked: u32 = 0;

let firstRow: u32 = 0;
let rows: u32 = 0;
let columns: u32 = 0;
let isOpen: bool = false;

/** The next batch: so many rows, the first of them by its number on the sheet. */
export function begin(first: u32, ofRows: u32, ofColumns: u32): void {
  firstRow = first;
  rows = ofRows;
  columns = ofColumns;
  isOpen = false;
}

/** `</row>`, where a row is open. */
function endRow(out: u32): u32 {
  if (!isOpen) return out;
  store<u64>(out, 0x3e776f722f3c);
  return out + 6;
}

/** `<row r="7" ht="36" customHeight="1" outlineLevel="1">` */
function startRow(out: u32, row: u32): u32 {
  isOpen = true;
  // <row r="
  store<u64>(out, 0x223d7220776f723c);
  out = behindWhole(out + 8, firstRow + row);
  const height = load<u32>(HEIGHTS + (row << 2));
  if (height > 0) {
    // " ht="
    store<u64>(out, 0x223d74682022);
    out = behindWhole(out + 6, height);
    // " customHeight="1
    store<u64>(out, 0x6d6f747375632022);
    store<u64>(out + 8, 0x223d746867696548);
    store<u8>(out + 16, 0x31);
    out += 17;
  }
  const level: u32 = load<u8>(LEVELS + row);
  if (level > 0) {
    // " outlineLevel="
    store<u64>(out, 0x6e696c74756f2022);
    store<u64>(out + 8, 0x223d6c6576654c65);
    out = behindWhole(out + 16, level);
  }
  // ">
  store<u16>(out, 0x3e22);
  return out + 2;
}

/** `A`, `B` … `AA`; column from 0. */
function putLetters(out: u32, column: u32): u32 {
  if (column >= LETTERS) out = putLetters(out, column / LETTERS - 1);
  store<u8>(out, <u8>(FIRST_LETTER + (column % LETTERS)));
  return out + 1;
}

/** `<c r="B7" s="5` */
function startCell(out: u32, column: u32, row: u32, style: u32): u32 {
  // <c r="
  store<u64>(out, 0x223d7220633c);
  out = putLetters(out + 6, column);
  out = behindWhole(out, row);
  // " s="
  store<u64>(out, 0x223d732022);
  return behindWhole(out + 5, style);
}

/** `</v></c>` */
function endValue(out: u32): u32 {
  store<u64>(out, 0x3e632f3c3e762f3c);
  return out + 8;
}

/** A text by its number among those of the workbook. */
function putText(out: u32, text: u32): u32 {
  // " t="s"><v>
  store<u64>(out, 0x2273223d742022);
  store<u32>(out + 7, 0x3e763c3e);
  return endValue(behindWhole(out + 11, text));
}

/** What stands behind the number of the style; 0 where JavaScript is asked for it. */
function behindContent(out: u32, kind: u32, value: f64, blank: u32): u32 {
  if (kind === TEXT) return putText(out, <u32>value);
  if (kind === BLANK && blank !== NO_TEXT) return putText(out, blank);
  if (kind === BLANK || kind === EMPTY) {
    // "/>
    store<u32>(out, 0x3e2f22);
    return out + 3;
  }
  if (kind !== NUMBER) return 0;
  // "><v>
  store<u64>(out, 0x3e763c3e22);
  out = behindNumber(out + 5, value);
  return out === 0 ? 0 : endValue(out);
}

/**
 * Writes cells from that number of the batch on, counted row by row; gives the number of the first
 * that is not written as a whole, or how many there are.
 */
export function write(cell: u32): u32 {
  let out = OUTPUT;
  isAsked = 0;
  let row = cell / columns;
  let column = cell - row * columns;
  for (; row < rows; row += 1) {
    for (; column < columns; column += 1) {
      if (out > OUTPUT + OUTPUT_SIZE - ROOM) {
        written = out - OUTPUT;
        return row * columns + column;
      }
      if (column === 0) out = startRow(endRow(out), row);
      const at = column * rows + row;
      const style = ((column * MOST_LOOKS + load<u8>(LOOKS + at)) << 2) + STYLES;
      out = startCell(out, column, firstRow + row, load<u32>(style));
      const blank = load<u32>(BLANKS + (column << 2));
      const behind = behindContent(out, load<u8>(KINDS + at), load<f64>(VALUES + (at << 3)), blank);
      if (behind === 0) {
        isAsked = 1;
        written = out - OUTPUT;
        return row * columns + column;
      }
      out = behind;
    }
    column = 0;
  }
  written = endRow(out) - OUTPUT;
  return rows * columns;
}
