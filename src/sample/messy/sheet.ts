import { isMoney } from '../../domain/fields.js';
import { columnLetters } from '../../domain/household.js';
import type { Period } from '../../domain/period.js';
import type { Random } from '../random.js';
import { amountIn, type Row } from '../truth/row.js';
import type { DraftCell, DraftMerge, DraftSheet } from '../write/draft.js';
import { writeCell } from './cells.js';
import { makeColumns, type SampleColumn } from './columns.js';
import type { Dress } from './dress.js';
import { footRows, titleRows } from './frame.js';

const HOUSEHOLDS_A_PAGE = 12;

export interface SheetTask {
  readonly name: string;
  /** Who hands in, for the title. */
  readonly village: string;
  readonly township?: string;
  readonly period: Period;
  readonly dress: Dress;
  readonly rows: readonly Row[];
}

type Cells = readonly DraftCell[];

/** Merged upper words stand in the left cell of their span; a word without category spans downward. */
function makeHeader(columns: readonly SampleColumn[], headerRows: number, top: number) {
  const merges: DraftMerge[] = [];
  const rows: Cells[] = [];
  const wordAt = (column: number, level: number) => columns[column]?.words[level];
  for (let level = 0; level < headerRows - 1; level += 1) {
    const isCategory = level === headerRows - 2;
    const cells: DraftCell[] = [];
    for (let left = 0; left < columns.length; ) {
      const alone = isCategory && columns[left]?.section === null;
      let right = left;
      while (!alone && columns[right + 1] && wordAt(right + 1, level) === wordAt(left, level)) {
        right += 1;
      }
      cells[left] = wordAt(left, level) ?? null;
      const bottom = alone ? level + 1 : level;
      if (right > left || bottom > level) {
        merges.push({ top: top + level, left, bottom: top + bottom, right });
      }
      left = right + 1;
    }
    rows.push(Array.from(columns, (_, place) => cells[place] ?? null));
  }
  rows.push(
    columns.map(({ words, section }) =>
      headerRows > 1 && section === null ? null : (words.at(-1) ?? null),
    ),
  );
  return { rows, merges };
}

/** SUM over the items of a category where these stand side by side, before their total. */
function withFormulas(cells: DraftCell[], columns: readonly SampleColumn[], row: number): void {
  columns.forEach(({ field, section }, place) => {
    const result = cells[place];
    if (section === null || !field.startsWith('total.') || typeof result !== 'number') return;
    const first = columns.findIndex((column) => column.section === section);
    const [from, to] = [columnLetters(first), columnLetters(place - 1)];
    cells[place] = { formula: `SUM(${from}${row}:${to}${row})`, result };
  });
}

function totalRow(word: string, rows: readonly Row[], columns: readonly SampleColumn[]): Cells {
  return columns.map(({ field, fenPerUnit }) => {
    if (field === 'serial') return word;
    const adds = isMoney(field) && !NOT_ADDED.has(field);
    if (!adds && field !== 'population') return null;
    const sum = rows.reduce((total, row) => total + amountIn(row, field), 0);
    return adds ? sum / fenPerUnit : sum;
  });
}

/** A sheet with where everything stands in it, from 0. */
export interface LaidOut {
  readonly draft: DraftSheet;
  readonly columns: readonly SampleColumn[];
  /** The lowest row of the header. */
  readonly header: number;
  readonly rows: ReadonlyMap<Row, number>;
  readonly totals: readonly number[];
}

const NOT_ADDED: ReadonlySet<string> = new Set(['total.perCapita', 'monthlyWage', 'loan']);

export function messySheet(task: SheetTask, random: Random): LaidOut {
  const { dress, rows } = task;
  const columns = makeColumns(dress, random);
  const blank = columns.map(() => null);
  const titles = titleRows(task, random);
  const out: Cells[] = titles.map((title) => [title, ...blank.slice(1)]);
  const header = makeHeader(columns, dress.headerRows, titles.length);
  out.push(...header.rows);
  const gaps = new Set([random.whole(1, rows.length), random.whole(1, rows.length)]);
  const places = new Map<Row, number>();
  const totals: number[] = [];
  const addTotal = (word: string, summed: readonly Row[]): void => {
    totals.push(out.length);
    out.push(totalRow(word, summed, columns));
  };

  rows.forEach((row, place) => {
    if (dress.pages && place > 0 && place % HOUSEHOLDS_A_PAGE === 0) {
      addTotal('本页小计', rows.slice(place - HOUSEHOLDS_A_PAGE, place));
      out.push(...header.rows);
    }
    const neat = dress.formulas && random.chance(0.5);
    const cells = columns.map((column) => writeCell(row, column, dress, neat, random));
    cells[0] = place + 1;
    if (neat) withFormulas(cells, columns, out.length + 1);
    places.set(row, out.length);
    out.push(cells);
    if (dress.foot && gaps.has(place)) out.push(blank);
  });
  if (dress.foot) {
    addTotal('合计', rows);
    out.push(blank, ...footRows(random, columns.length));
  }

  const headRows = titles.length + dress.headerRows;
  const titleMerges = titles.map((_, row) => ({
    top: row,
    left: 0,
    bottom: row,
    right: columns.length - 1,
  }));
  const draft: DraftSheet = {
    name: task.name,
    rows: out,
    merges: [...titleMerges, ...header.merges],
    headRows,
    hidden: false,
    hiddenRows: dress.hidden ? [headRows + 2] : [],
    hiddenColumns: dress.hidden ? [columns.findIndex(({ field }) => field === 'hamlet')] : [],
  };
  return { draft, columns, header: headRows - 1, rows: places, totals };
}
