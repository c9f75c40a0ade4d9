import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { columnInRow, parseRange } from '../../../intake/open/xlsx/reference.js';
import type { Merge } from '../../../intake/sheet.js';
import { NotEditable } from './xml.js';

/** A row or a cell in the text of a sheet: its place, and where its element begins and ends. */
export interface Span {
  /** A row's from 1, a column's from 0. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

export interface ScannedRow extends Span {
  /** Column, start and end of each cell, one after the other: objects would cost more than all else. */
  readonly cells: readonly number[];
  /** Last column that has a cell, with or without a value; -1 where there is none. */
  readonly lastCell: number;
  /** Cells with a value. */
  readonly filled: number;
  /** The first of several rows without values, which are one run; else its own number. */
  readonly first: number;
}

export interface Scan {
  readonly rows: readonly ScannedRow[];
  /** Last column with a value; -1 where there is none. */
  readonly lastColumn: number;
  readonly merges: readonly Merge[];
  /** Cells whose style is among the wanted ones. */
  readonly styled: ReadonlyMap<number, readonly number[]>;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Where the tag that ends at `end` begins: no attribute can hold `<`. */
const startOf = (text: string, end: number): number => text.lastIndexOf('<', end - 1);

/** Elements beside the rows, and elements in one another: no program writes as many. */
const MOST_BESIDE = 200_000;
const DEEPEST = 100;

/** One pass over a sheet: where its rows are and how far it is filled. */
export function scanSheet(text: string, isWanted: (style: number) => boolean): Scan {
  const rows: ScannedRow[] = [];
  const merges: Merge[] = [];
  const styled = new Map<number, number[]>();
  let row = { number: 0, start: 0, cells: [] as number[], lastCell: -1, filled: 0 };
  let rowName = '';
  let inData = false;
  let inRow = false;
  let depth = 0;
  let beside = 0;
  let column = -1;
  let counted = true;
  let lastColumn = -1;

  const openRow = (tag: SaxesTagPlain, end: number): void => {
    const number = numberOfRow(tag.attributes.r, row.number);
    row = { number, start: startOf(text, end), cells: [], lastCell: -1, filled: 0 };
    rowName = String(number);
    inRow = true;
  };
  const openCell = (tag: SaxesTagPlain, end: number): void => {
    column = columnInRow(tag.attributes.r ?? '', rowName);
    // Without a reference the place depends on the cells before it, which marks would move.
    if (column <= row.lastCell) throw new NotEditable('cells without or out of place');
    row.lastCell = column;
    row.cells.push(column, startOf(text, end));
    counted = false;
    if (!isWanted(Number(tag.attributes.s ?? 0))) return;
    const known = styled.get(row.number);
    if (known === undefined) styled.set(row.number, [column]);
    else known.push(column);
  };

  /** Formatted rows without values are often a million: a run of them is one. */
  const closeRow = (end: number): void => {
    const last = rows.at(-1);
    const isBlank = row.filled === 0 && !styled.has(row.number);
    if (!isBlank || last === undefined || last.filled > 0 || styled.has(last.number)) {
      rows.push({ ...row, first: row.number, end });
      return;
    }
    const lastCell = Math.max(row.lastCell, last.lastCell);
    rows[rows.length - 1] = { ...last, number: row.number, cells: [], lastCell, end };
  };

  const count = (): void => {
    depth += 1;
    if (!inData) beside += 1;
    if (depth > DEEPEST || beside > MOST_BESIDE) throw new NotEditable('elements');
  };

  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw new NotEditable(error.message);
  });
  parser.on('opentag', (tag) => {
    const name = local(tag.name);
    count();
    if (name === 'c' && inRow) openCell(tag, parser.position);
    else if (name === 'sheetData') inData = true;
    // Anchors of drawings and controls have rows, too.
    else if (name === 'row' && inData) openRow(tag, parser.position);
    else if (name === 'mergeCell') merges.push(...rangesIn(tag));
    else if (!counted && (name === 'v' || name === 'f' || name === 'is')) {
      counted = true;
      row.filled += 1;
      if (column > lastColumn) lastColumn = column;
    }
  });
  parser.on('closetag', (tag) => {
    const name = local(tag.name);
    depth -= 1;
    if (name === 'c' && inRow) row.cells.push(parser.position);
    else if (name === 'sheetData') inData = false;
    if (name !== 'row' || !inData) return;
    closeRow(parser.position);
    inRow = false;
    counted = true;
  });
  parser.write(text).close();
  return { rows, lastColumn, merges, styled };
}

function rangesIn({ attributes }: SaxesTagPlain): Merge[] {
  const merge = parseRange(attributes.ref ?? '');
  return merge === undefined ? [] : [merge];
}

function numberOfRow(text: string | undefined, before: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number <= before) {
    throw new NotEditable('rows without number or out of place');
  }
  return number;
}

/** The cells of a row. */
export function cellsOf({ cells }: ScannedRow): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < cells.length; at += 3) {
    const [number = 0, start = 0, end = 0] = cells.slice(at, at + 3);
    spans.push({ number, start, end });
  }
  return spans;
}
