import { createHash } from 'node:crypto';
import type { Finding } from '../../domain/findings/finding.js';
import { addKinds } from '../../intake/cells/kinds.js';
import type { ColumnReading, TableColumns } from '../../intake/header/columns.js';
import { figure } from '../../locales/finding.js';
import type { ColumnWords } from '../../locales/zh/columns.js';
import { type FileColumns, isDetailTable } from '../../run/check/columns.js';
import type { UndecidedGroup } from '../../run/check/undecided.js';
import { problemText } from '../screen/problems.js';
import type { Screen } from '../screen/screen.js';
import { fitted } from '../screen/width.js';
import { nearText, printable, valuesText, whereText } from './column-words.js';

/** What is shown besides what has to be decided on. */
interface Shown {
  readonly undecided: readonly UndecidedGroup[];
  /** Names of the user's map that no header answers to. */
  readonly unused: readonly string[];
  /** Every column, not only those that a clerk has to look at. */
  readonly all: boolean;
}

/** Rows on the screen, of all tables together: nobody reads more, and drawing them takes long. */
const MOST_ROWS = 400;

/** What a clerk sees: a line for each table, then the columns that have to be looked at. */
export function printColumns(
  files: readonly FileColumns[],
  { undecided, unused, all }: Shown,
  screen: Screen,
): void {
  const { columns: words } = screen.words;
  let room = MOST_ROWS;
  for (const { lines, lacking, rows } of sections(files, all, screen)) {
    const shown = rows.slice(0, room);
    room -= shown.length;
    for (const line of lines) screen.print(line);
    if (lacking !== null) screen.print(screen.paint.red(lacking));
    if (shown.length > 0) screen.print(columnTable(shown, screen));
    if (rows.length > shown.length) screen.print(words.moreColumns(rows.length - shown.length));
    screen.print('');
  }
  for (const { file, cards, skipped } of files) {
    if (cards > 0) screen.print(words.cards(printable(file), cards));
    if (skipped.length > 0)
      screen.print(words.skipped(printable(file), sheetsText(skipped, words)));
  }
  for (const found of files.flatMap(untold)) screen.print(problemText(found, screen));
  if (undecided.some(isMoney)) screen.print(words.moneyHint);
  if (unused.length > 0) screen.print(words.unused(words.listed(unused.map(printable))));
  const tables = files.flatMap((file) => file.tables.filter(isDetailTable)).length;
  screen.print(words.total(files.length, tables, headersIn(undecided)));
}

const SHOWN_SHEETS = 5;

function sheetsText(sheets: readonly string[], words: ColumnWords): string {
  const shown = sheets
    .slice(0, SHOWN_SHEETS)
    .map((sheet) => printable(sheet) || words.unnamedSheet);
  const text = words.listed(shown);
  return sheets.length > shown.length ? words.moreSheets(text, sheets.length) : text;
}

/**
 * Findings that are not shown otherwise: duplicate columns are among the rows, and what a table
 * lacks stands above them.
 */
const untold = ({ findings, tables }: FileColumns): readonly Finding[] =>
  findings.filter(
    ({ code, sheet }) =>
      (code !== 'intake.duplicateColumn' || tables.every((table) => table.sheet !== sheet)) &&
      (code !== 'file.noTable' || tables.length === 0),
  );

const isMoney = ({ headers }: UndecidedGroup): boolean =>
  headers.some(({ money }) => money !== null);

export const headersIn = (undecided: readonly UndecidedGroup[]): number =>
  undecided.reduce((sum, { headers }) => sum + headers.length, 0);

/** Tables with the same columns to look at, which are shown once. */
interface Section {
  readonly lines: string[];
  /** Why they are no detail tables. */
  readonly lacking: string | null;
  rows: readonly ColumnReading[];
}

function sections(files: readonly FileColumns[], all: boolean, screen: Screen): Section[] {
  const found = new Map<string, Section>();
  for (const { file, tables } of files) {
    for (const table of tables) {
      const rows = all ? table.columns : table.columns.filter(isShown);
      const lacking = lackingText(table, screen.words.columns);
      const key = digest([lacking, ...rows.map((row) => ({ ...row, values: null }))]);
      const section = found.get(key) ?? { lines: [], lacking, rows: [] };
      section.lines.push(tableLine(file, table, screen));
      section.rows =
        section.rows.length === 0
          ? rows
          : section.rows.map((row, n) => withValues(row, rows[n] as ColumnReading));
      found.set(key, section);
    }
  }
  return [...found.values()];
}

/**
 * A short key of some content, since V8 compares keys of more than 16,383 characters one by one.
 */
const digest = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64');

const isShown = ({ became, by }: ColumnReading): boolean =>
  by === 'map' || ['unknown', 'duplicate', 'leftOut'].includes(became);

const withValues = (row: ColumnReading, other: ColumnReading): ColumnReading =>
  row.values === null || other.values === null
    ? row
    : { ...row, values: addKinds(row.values, other.values) };

function lackingText({ lacks, headerRows }: TableColumns, words: ColumnWords): string | null {
  if (lacks.length === 0) return null;
  return words.likely(...headerRows, words.listed(lacks.map((lack) => words.essentials[lack])));
}

/** A line for a table: which it is, and how many of its columns were read as fields. */
function tableLine(file: string, table: TableColumns, { words, paint }: Screen): string {
  const { columns: sayings } = words;
  const place = paint.bold(printable(whereText(file, table.sheet)));
  const header = isDetailTable(table) ? [sayings.rows(...table.headerRows)] : [];
  return `${place}  ${sayings.joined([...header, ...countsOf(table, sayings.counts)])}`;
}

function countsOf({ columns }: TableColumns, words: ColumnWords['counts']) {
  const counted: readonly (readonly [keyof typeof words, (column: ColumnReading) => boolean])[] = [
    ['field', ({ became }) => became === 'field'],
    ['map', ({ by }) => by === 'map'],
    ['wan', ({ field, unit }) => field !== null && unit !== null],
    ['unknown', ({ became }) => became === 'unknown'],
    ['duplicate', ({ became }) => became === 'duplicate'],
    ['leftOut', ({ became }) => became === 'leftOut'],
    ['serial', ({ became }) => became === 'serial'],
    ['reference', ({ became }) => became === 'reference'],
    ['subtotal', ({ became }) => became === 'subtotal'],
    ['note', ({ became }) => became === 'note'],
    ['notRead', ({ became }) => became === 'notRead'],
  ];
  return [
    words.all(columns.length),
    ...counted.flatMap(([key, is]) => {
      const count = columns.filter(is).length;
      return count > 0 ? [words[key](count)] : [];
    }),
  ];
}

/** How wide a long header may be on the terminal; its end says most. */
const WIDEST_HEADER = 36;

function columnTable(rows: readonly ColumnReading[], screen: Screen): string {
  const { columns: words } = screen.words;
  const { head } = words;
  return screen.table({
    head: [head.column, head.header, head.became, head.nearest, head.values],
    text: [1, 2, 3, 4],
    most: MOST_ROWS,
    rows: rows.map((row) => [
      row.column,
      fitted(printable(row.header), WIDEST_HEADER),
      becameText(row, screen),
      row.nearest === null ? '' : nearText(row.nearest, words),
      row.values === null ? '' : valuesText(row.values, words),
    ]),
  });
}

function becameText(row: ColumnReading, { words: { columns: words }, paint }: Screen): string {
  const { became, field, label, by, first, unit, money } = row;
  if (became === 'unknown') {
    if (money === null) return paint.yellow(words.became.unknown);
    return paint.red(words.joined([words.became.unknown, words.money(figure(money))]));
  }
  if (became === 'duplicate') return paint.red(words.duplicate(label ?? '', first ?? ''));
  if (became !== 'field') return words.became[became];
  const source = by === null ? [] : [words.by[by]];
  const named = `${label} ${field}`;
  return words.bracketed(named, words.joined([...source, ...(unit === null ? [] : [unit])]));
}
