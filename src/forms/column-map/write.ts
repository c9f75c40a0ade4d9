import { columnLetters } from '../../domain/household.js';
import { columns as en } from '../../locales/en/columns.js';
import type { Lang } from '../../locales/index.js';
import { type ColumnWords, columns as zh } from '../../locales/zh/columns.js';
import { ledger as frame } from '../../locales/zh/filled/ledger.js';
import { FIRST_ROW } from '../sheet/rows.js';
import { entryCheck } from '../sheet/validations.js';
import { formWorkbook, type ListColumn, whereBlank } from '../sheet/write.js';
import {
  COLUMNS,
  HEADERS,
  MAP_SHEET,
  type MapColumn,
  type MapRow,
  NAMES_SHEET,
  PATTERN_SEPARATOR,
  WIDTHS,
} from './layout.js';

/** A header with what is known of it. */
export interface DraftRow extends MapRow {
  readonly nearest: string;
  readonly values: string;
  readonly place: string;
}

/** A group of names that may be chosen. */
export interface NameGroup {
  readonly group: string;
  readonly names: readonly string[];
}

/** A column map to be filled in a spreadsheet: the same arguments make the same bytes. */
export function columnMapWorkbook(
  rows: readonly DraftRow[],
  groups: readonly NameGroup[],
  lang: Lang,
): Uint8Array {
  const { map } = lang === 'zh' ? zh : en;
  const names = groups.flatMap(({ group, names: own }) => own.map((name) => [group, name]));
  const open = rows.filter(({ means }) => means === null).length;
  return formWorkbook({ ...frame, title: map.book.title }, [
    {
      name: MAP_SHEET,
      lines: [map.book.title, map.book.place(open, rows.length), map.book.hint],
      columns: COLUMNS.map((column, n) => formColumn(column, n, names.length, map)),
      rows: rows.map(({ header, means, files, nearest, values, place }) => [
        ...[header, means, files.join(PATTERN_SEPARATOR)],
        ...[nearest, values, place],
      ]),
      frozenColumns: 1,
    },
    {
      name: NAMES_SHEET,
      lines: [map.book.namesTitle, map.names, map.book.namesHint],
      columns: [
        { header: map.book.group, width: 20, look: 'lockedText', fill: false, known: true },
        { header: map.book.name, width: 30, look: 'lockedText', fill: false, known: true },
      ],
      rows: names,
      frozenColumns: 0,
    },
  ]);
}

function formColumn(
  column: MapColumn,
  n: number,
  names: number,
  { book }: ColumnWords['map'],
): ListColumn {
  const base = { header: HEADERS[column], width: WIDTHS[column], known: true };
  if (column === 'files') return { ...base, look: 'text', fill: true };
  if (column !== 'means') return { ...base, look: 'lockedText', fill: false };
  const list = `${NAMES_SHEET}!$B$${FIRST_ROW}:$B$${FIRST_ROW + names - 1}`;
  return {
    ...base,
    look: 'choice',
    fill: true,
    check: entryCheck(
      { type: 'list', formulae: [list] },
      { header: HEADERS.means, prompt: book.prompt, alert: book.alert },
    ),
    mark: whereBlank(columnLetters(n)),
  };
}
