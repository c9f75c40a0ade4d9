import type { Column, Sheet, Table } from '../xlsx/write/table.js';
import { column } from './columns.js';
import type { Context } from './context.js';

/**
 * The same workbook for people who read by ear or by keyboard, and for programs (the rules of the
 * UK Government Statistical Service for spreadsheets): one table a sheet from A1, what stood around
 * the tables on a sheet of its own in front, no merged cell, nothing said by colour. Figures are
 * values, as formulas would point to places that no longer exist.
 */
export function accessibleSheets(sheets: readonly Sheet[], { words }: Context): Sheet[] {
  const split = sheets.flatMap((sheet) => oneTableEach(sheet, words.none));
  const { cover } = words;
  const columns: Column<CoverLine>[] = [
    column('text', 'sheet', cover.sheet, ({ sheet }) => sheet.name, { width: 24 }),
    column('text', 'title', cover.title, ({ sheet }) => sheet.title, { width: 44 }),
    column('text', 'notes', cover.notes, ({ notes }) => notes, { width: 80 }),
  ];
  return [
    {
      ...BARE,
      name: cover.name,
      title: sheets[0]?.title ?? '',
      tables: [{ columns, rows: split }],
    },
    ...split.map(({ sheet }) => sheet),
  ];
}

const BARE = { bare: true, lines: [], notes: [], frozenColumns: 0 } as const;

interface CoverLine {
  readonly sheet: Sheet;
  /** What the sheet says around its tables. */
  readonly notes: string;
}

function oneTableEach(sheet: Sheet, none: string): CoverLine[] {
  const tables = sheet.tables.flatMap(apart);
  const said = [...sheet.lines, ...sheet.notes];
  return tables.map((table, n) => ({
    sheet: {
      ...BARE,
      name: tables.length === 1 ? sheet.name : `${sheet.name} ${n + 1}`,
      title: [sheet.title, table.caption].filter((text) => text !== undefined).join('　'),
      frozenColumns: tables.length === 1 ? (sheet.frozenColumns ?? 0) : 0,
      tables: [plain(table, none)],
    },
    notes: said.join('\n'),
  }));
}

/** Two lists beside each other are two tables; the shorter one ends in blank rows. */
function apart(table: Table): Table[] {
  const { beside, columns, rows } = table;
  if (beside === undefined) return [table];
  return [columns.slice(0, beside), columns.slice(beside)].map((own) => ({
    ...table,
    columns: own,
    rows: [...rows].filter((row, n) => (own[0]?.value(row, n) ?? '') !== ''),
  }));
}

function plain({ caption: _, beside: _beside, ...table }: Table, none: string): Table {
  if (table.rows.length > 0) {
    return {
      ...table,
      look: (row) => uncoloured(table.look?.(row)),
      columns: table.columns.map(asValues),
    };
  }
  const columns = table.columns.map(asValues).map(
    ({ look: _look, kind, total, ...column }, n): Column => ({
      ...column,
      kind: 'text',
      value: () => (n === 0 ? none : null),
      ...(total && { total: { ...total, kind: total.kind ?? kind } }),
    }),
  );
  const { totalLabel } = table;
  return { columns, rows: [null], ...(totalLabel !== undefined && { totalLabel }) };
}

function asValues(given: Column): Column {
  const { formula: _, link: _link, shade: _shade, band, header, total, ...column } = given;
  return {
    ...column,
    header: band === undefined ? header : `${band} ${header}`,
    look: (row) => uncoloured(column.look?.(row)),
    ...(total && { total: { value: total.value, ...(total.kind && { kind: total.kind }) } }),
  };
}

type ColumnLook = ReturnType<NonNullable<Column['look']>>;

/** Red and green are bold at most: what they stand for is said by the text or the sign in the cell. */
const uncoloured = (look: ColumnLook = 'plain'): ColumnLook =>
  look === 'fall' || look === 'rise' ? 'strong' : look === 'link' ? 'plain' : look;
