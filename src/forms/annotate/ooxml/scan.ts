import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { append } from '../../../domain/append.js';
import { columnInRow, parseRange } from '../../../intake/open/xlsx/reference.js';
import type { Merge } from '../../../intake/sheet.js';
import { NotEditable } from './xml.js';

/** A row or a cell in the text of a sheet: its place, and where its element begins and ends. */
export interface Span {
  /** The number of a row from 1, of a column from 0. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

export interface ScannedRow extends Span {
  /** Column, start and end of each cell, one after the other: objects would cost more than all else. */
  readonly cells: readonly number[];
  /** Last column that has a cell, with or without a value; -1 where there is none. */
  readonly lastCell: number;
  /** How many cells have a value. */
  readonly filled: number;
  /** The first of several rows without values, which are one run; else its own number. */
  readonly first: number;
}

export interface Scan {
  readonly rows: readonly ScannedRow[];
  /** Last column with a value; -1 where there is none. */
  readonly lastColumn: number;
  readonly merges: readonly Merge[];
  /** The cells with one of the wanted styles, by row. */
  readonly styled: ReadonlyMap<number, readonly number[]>;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Where the tag that ends at `end` begins: no attribute can hold `<`. */
const startOf = (text: string, end: number): number => text.lastIndexOf('<', end - 1);

/** The most elements beside the rows and the deepest nesting; no program writes as many. */
const MOST_BESIDE = 200_000;
const DEEPEST = 100;

/** One pass over a sheet: where its rows are and how far it is filled. */
export function scanSheet(text: string, isWanted: (style: number) => boolean): Scan {
  const pass = new Pass(text, isWanted);
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw new NotEditable(error.message);
  });
  parser.on('opentag', (tag) => pass.open(tag, parser.position));
  parser.on('closetag', (tag) => pass.close(tag, parser.position));
  parser.write(text).close();
  const { rows, lastColumn, merges, styled } = pass;
  return { rows, lastColumn, merges, styled };
}

/** What a pass over the elements of a sheet has seen so far. */
class Pass implements Scan {
  readonly rows: ScannedRow[] = [];
  readonly merges: Merge[] = [];
  readonly styled = new Map<number, number[]>();
  lastColumn = -1;
  private row = { number: 0, start: 0, cells: [] as number[], lastCell: -1, filled: 0 };
  private rowName = '';
  private inData = false;
  private inRow = false;
  private depth = 0;
  private beside = 0;
  private column = -1;
  /** True once the open cell has been counted as filled. */
  private counted = true;

  constructor(
    private readonly text: string,
    private readonly isWanted: (style: number) => boolean,
  ) {}

  open(tag: SaxesTagPlain, end: number): void {
    const name = local(tag.name);
    this.count();
    if (name === 'c' && this.inRow) this.openCell(tag, end);
    else if (name === 'sheetData') this.inData = true;
    // Anchors of drawings and controls contain elements `row`, too.
    else if (name === 'row' && this.inData) this.openRow(tag, end);
    else if (name === 'mergeCell') this.merges.push(...rangesIn(tag));
    else if (!this.counted && (name === 'v' || name === 'f' || name === 'is')) {
      this.counted = true;
      this.row.filled += 1;
      if (this.column > this.lastColumn) this.lastColumn = this.column;
    }
  }

  close(tag: SaxesTagPlain, end: number): void {
    const name = local(tag.name);
    this.depth -= 1;
    if (name === 'c' && this.inRow) this.row.cells.push(end);
    else if (name === 'sheetData') this.inData = false;
    if (name !== 'row' || !this.inData) return;
    this.closeRow(end);
    this.inRow = false;
    this.counted = true;
  }

  private openRow(tag: SaxesTagPlain, end: number): void {
    const number = numberOfRow(tag.attributes.r, this.row.number);
    this.row = { number, start: startOf(this.text, end), cells: [], lastCell: -1, filled: 0 };
    this.rowName = String(number);
    this.inRow = true;
  }

  private openCell(tag: SaxesTagPlain, end: number): void {
    const { row } = this;
    this.column = columnInRow(tag.attributes.r ?? '', this.rowName);
    // A cell without a reference takes its place from the cells before it, which marks would move.
    if (this.column <= row.lastCell) throw new NotEditable('cells without or out of place');
    row.lastCell = this.column;
    row.cells.push(this.column, startOf(this.text, end));
    this.counted = false;
    if (!this.isWanted(Number(tag.attributes.s ?? 0))) return;
    append(this.styled, row.number, this.column);
  }

  /** Formatted rows without values are often a million: a run of them is one. */
  private closeRow(end: number): void {
    const { rows, row, styled } = this;
    const last = rows.at(-1);
    const isBlank = row.filled === 0 && !styled.has(row.number);
    if (!isBlank || last === undefined || last.filled > 0 || styled.has(last.number)) {
      rows.push({ ...row, first: row.number, end });
      return;
    }
    const lastCell = Math.max(row.lastCell, last.lastCell);
    rows[rows.length - 1] = { ...last, number: row.number, cells: [], lastCell, end };
  }

  private count(): void {
    this.depth += 1;
    if (!this.inData) this.beside += 1;
    if (this.depth > DEEPEST || this.beside > MOST_BESIDE) throw new NotEditable('elements');
  }
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
