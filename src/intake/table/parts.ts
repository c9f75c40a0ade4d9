import { append } from '../../domain/append.js';
import { periodInTitle } from '../../domain/months/named-period.js';
import type { NamedPeriod } from '../../domain/months/notations.js';
import { samePeriod } from '../../domain/period.js';
import { villageInTitles, villageKey } from '../batch/village.js';
import type { ColumnMap, Header, HeaderColumn } from '../header/names.js';
import { type MoneyUnit, unitInTitle } from '../header/normalise.js';
import { findHeader, MAX_HEIGHT } from '../header/search.js';
import { isTitleRow, type TitleColumns, titleColumns, titleText } from '../header/titles.js';
import type { Cell, Merge, Sheet } from '../sheet.js';
import { type RowKind, type RowReader, rowReader } from './rows.js';

/** What the titles of a table say of all its rows. */
interface Named {
  readonly village: string | null;
  readonly period: NamedPeriod | null;
  readonly unit: MoneyUnit | null;
}

/** The rows of a sheet that one detail table takes. Definition: docs/definitions/intake.md. */
export interface Part {
  /** These rows alone, with their merges. */
  readonly sheet: Sheet;
  /** Rows of the sheet above them. */
  readonly above: number;
  /** Counted from the part's first row. */
  readonly header: Header;
  readonly titles: readonly string[];
  /** By its own titles, else by those of the table above it. */
  readonly named: Named;
  kindOf(row: number): RowKind;
  totalLabel(row: number): string;
}

/** A table whose end is not known yet; rows are counted from the top of the sheet. */
interface Open {
  readonly from: number;
  readonly header: Header;
  readonly titles: readonly string[];
  readonly named: Named;
  readonly rows: RowReader;
  readonly columns: TitleColumns;
  /** Headers and titles of further pages that do not repeat the first ones to the letter. */
  readonly pages: Map<number, 'title' | 'header'>;
}

const NOTHING_NAMED: Named = { village: null, period: null, unit: null };

/** The detail tables that stand under one another on a sheet, from the top. */
export function partsOf(sheet: Sheet, map: ColumnMap): readonly Part[] {
  const first = findHeader(sheet, map);
  if (first === null) return [];
  const merges = mergesByTop(sheet);
  let table = opened(sheet, 0, first, NOTHING_NAMED);
  const tables: Open[] = [table];
  /** Above it nothing belongs to a later table. */
  let floor = first.bottom + 1;
  for (let row = floor; row < sheet.rows.length; row += 1) {
    if (!mayBeHeader(sheet.rows[row] ?? [])) continue;
    const header =
      repeatAt(table, row, floor, sheet.rows.length) ??
      headerAt(sheet, merges, table, row, map, floor);
    if (header === null) continue;
    const from = beginning(sheet, table, header.top, floor);
    const next = opened(sheet, from, header, table.named);
    if (sameColumns(table.header, header) && !saysOther(table.named, next.named)) {
      turnPage(table, from, header);
    } else {
      tables.push(next);
      table = next;
    }
    floor = header.bottom + 1;
    row = header.bottom;
  }
  return tables.map((open, n) => closed(sheet, merges, open, tables[n + 1]?.from));
}

/** Another printed page of a table begins with titles and the header. */
function turnPage({ rows, pages }: Open, from: number, { top, bottom }: Header): void {
  for (let row = from; row < top; row += 1) {
    if (rows.kindOf(row) !== 'blank') pages.set(row, 'title');
  }
  for (let row = top; row <= bottom; row += 1) pages.set(row, 'header');
}

function opened(sheet: Sheet, from: number, header: Header, above: Named): Open {
  const titles = sheet.rows.slice(from, header.top).map(titleText).filter(Boolean);
  return {
    from,
    header,
    titles,
    named: {
      village: villageInTitles(titles) ?? above.village,
      period: firstOf(titles, periodInTitle) ?? above.period,
      unit: firstOf(titles, unitInTitle) ?? above.unit,
    },
    rows: rowReader(sheet, header, from),
    columns: titleColumns(header),
    pages: new Map(),
  };
}

function firstOf<T>(titles: readonly string[], read: (title: string) => T | null): T | null {
  for (const title of titles) {
    const value = read(title);
    if (value !== null) return value;
  }
  return null;
}

const saysOther = (known: Named, next: Named): boolean =>
  villageKey(known.village ?? '') !== villageKey(next.village ?? '') ||
  known.unit !== next.unit ||
  (next.period !== null && (known.period === null || !samePeriod(known.period, next.period)));

const columnMark = ({ column, field, leaf, unit }: HeaderColumn): string =>
  JSON.stringify([column, field ?? leaf, unit]);

const sameColumns = (one: Header, other: Header): boolean =>
  one.columns.length === other.columns.length &&
  one.columns.every((column, n) => {
    const same = other.columns[n];
    return same !== undefined && columnMark(column) === columnMark(same);
  });

/** Nearly every household has more figures than this, mostly in its first cells. */
const MOST_FIGURES = 2;
const FIGURE = /^(?:=")?[\d\s.,Xx-]{1,40}"?$/;
const FEWEST_NAMES = 3;

function mayBeHeader(cells: readonly Cell[]): boolean {
  let names = 0;
  let figures = 0;
  for (const cell of cells) {
    if (cell === null || cell === '') continue;
    if (typeof cell === 'string' && !FIGURE.test(cell)) names += 1;
    else figures += 1;
    if (figures > MOST_FIGURES) return false;
  }
  return names >= FEWEST_NAMES;
}

/** The table's own header once more, to the letter. */
function repeatAt({ header, rows }: Open, row: number, floor: number, end: number): Header | null {
  if (rows.kindOf(row) !== 'header') return null;
  let top = row;
  while (top > floor && rows.kindOf(top - 1) === 'header') top -= 1;
  let bottom = row;
  while (bottom + 1 < end && rows.kindOf(bottom + 1) === 'header') bottom += 1;
  const height = header.bottom - header.top + 1;
  return bottom - top + 1 < height ? null : { top, bottom, columns: header.columns };
}

type MergesByTop = ReadonlyMap<number, readonly Merge[]>;

function mergesByTop({ merges }: Sheet): MergesByTop {
  const byTop = new Map<number, Merge[]>();
  for (const merge of merges) {
    append(byTop, merge.top, merge);
  }
  return byTop;
}

/** The rows `from..to` (without `to`) as a sheet of their own; merges belong to where they begin. */
function slice(sheet: Sheet, byTop: MergesByTop, from: number, to: number): Sheet {
  const merges: Merge[] = [];
  for (let row = from; row < to && byTop.size > 0; row += 1) {
    for (const merge of byTop.get(row) ?? []) {
      const bottom = Math.min(merge.bottom, to - 1) - from;
      merges.push({ ...merge, top: merge.top - from, bottom });
    }
  }
  return { ...sheet, rows: sheet.rows.slice(from, to), merges };
}

/** Another header whose names begin in a row. */
function headerAt(
  sheet: Sheet,
  byTop: MergesByTop,
  table: Open,
  row: number,
  map: ColumnMap,
  floor: number,
): Header | null {
  // A row of groups may stand above the names, never the last household.
  const above = row - 1;
  const groups = above > floor && table.rows.kindOf(above - 1) !== 'body';
  const from = groups ? above : row;
  const near = slice(sheet, byTop, from, Math.min(row + MAX_HEIGHT + 1, sheet.rows.length));
  const header = findHeader(near, map, row - from, 1);
  if (header === null) return null;
  return { ...header, top: header.top + from, bottom: header.bottom + from };
}

/** The row from which on everything above a later header belongs to it: its titles. */
function beginning(sheet: Sheet, { rows, columns }: Open, top: number, floor: number): number {
  let title = top;
  let unit = top;
  for (let row = top - 1; row >= floor; row -= 1) {
    const cells = sheet.rows[row] ?? [];
    const kind = rows.kindOf(row);
    if (kind === 'blank') continue;
    const is = isTitleRow(cells, columns);
    if (is === 'title') title = row;
    else if (is === 'unit') unit = row;
    else if (kind !== 'note' && kind !== 'title') break;
  }
  if (unit >= title) return title;
  // `填报单位:北张村` may be the foot of the table above; it is where the titles name their own.
  const own = sheet.rows.slice(title, top).map(titleText);
  return villageInTitles(own) === null ? unit : title;
}

function closed(sheet: Sheet, byTop: MergesByTop, open: Open, end?: number): Part {
  const { from, header, titles, named, pages } = open;
  const whole = from === 0 && end === undefined;
  const part = whole ? sheet : slice(sheet, byTop, from, end ?? sheet.rows.length);
  const top = header.top - from;
  const own = { ...header, top, bottom: header.bottom - from };
  const rows = whole ? open.rows : rowReader(part, own);
  return {
    sheet: part,
    above: from,
    header: own,
    titles,
    named,
    kindOf: (row) => pages.get(row + from) ?? rows.kindOf(row),
    totalLabel: (row) => rows.totalLabel(row),
  };
}
