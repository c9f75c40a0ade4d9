import { type FieldKey, labelOf } from '../../src/domain/catalog.js';
import { ITEMS_OF } from '../../src/domain/fields.js';
import type { FindingCode } from '../../src/domain/findings/codes.js';
import type { LaidOut } from '../../src/sample/messy/sheet.js';
import type { Row } from '../../src/sample/truth/row.js';
import type { DraftCell, DraftSheet } from '../../src/sample/write/draft.js';

/** Where something is found in a table, from 0; null where it is the row's or the table's. */
interface Place {
  readonly code: FindingCode;
  readonly row: number | null;
  readonly column: number | null;
  readonly household: string | null;
}

interface Changed {
  readonly draft: DraftSheet;
  readonly places: readonly Place[];
}

/** A slip of a whole table; `free` are rows in which nothing else is wrong, in their order. */
export type TableSlip = (table: LaidOut, free: readonly Row[]) => Changed;

const columnOf = ({ columns }: LaidOut, field: FieldKey): number =>
  columns.findIndex((column) => column.field === field);

/** The draft with one cell written anew. */
const withCell = (draft: DraftSheet, row: number, column: number, cell: DraftCell): DraftSheet => ({
  ...draft,
  rows: draft.rows.map((cells, r) => (r === row ? cells.with(column, cell) : cells)),
});

const ofTable = (code: FindingCode, parts: Partial<Place> = {}): Place => ({
  code,
  row: null,
  column: null,
  household: null,
  ...parts,
});

/** The header's cell that holds a column's word: above the last row where it is merged downwards. */
function wordRow({ draft, header }: LaidOut, column: number): number {
  let row = header;
  while (row > 0 && draft.rows[row]?.[column] === null) row -= 1;
  return row;
}

/** Columns under words that nobody knows. */
const renamed =
  (...words: readonly (readonly [FieldKey, string])[]): TableSlip =>
  (table) => ({
    draft: words.reduce((draft, [field, word]) => {
      const column = columnOf(table, field);
      return withCell(draft, wordRow(table, column), column, word);
    }, table.draft),
    places: words.map(([field]) =>
      ofTable('intake.unknownColumn', { row: table.header, column: columnOf(table, field) }),
    ),
  });

/** Money under a word that nobody knows. */
const renamedMoney =
  (field: FieldKey, word: string): TableSlip =>
  (table, free) => {
    const { draft, places } = renamed([field, word])(table, free);
    return { draft, places: places.map((place) => ({ ...place, code: 'intake.unknownMoney' })) };
  };

/** No column of a category has a word by which it is known. */
const withoutProperty: TableSlip = (table, free) => {
  const fields: readonly FieldKey[] = [...ITEMS_OF.property, 'total.property'];
  const { draft, places } = renamed(
    ...fields.map((field, n): [FieldKey, string] => [field, `乡镇补录${n + 1}`]),
  )(table, free);
  return { draft, places: [...places, ofTable('intake.missingColumn')] };
};

/** The same column once more at the right. */
const repeated =
  (field: FieldKey): TableSlip =>
  (table) => {
    const from = columnOf(table, field);
    const rows = table.draft.rows.map((cells, row) => {
      const more = row === table.header ? labelOf(field) : row > table.header ? cells[from] : null;
      return [...cells, more ?? null];
    });
    const column = table.columns.length;
    return {
      draft: { ...table.draft, rows },
      places: [ofTable('intake.duplicateColumn', { row: table.header, column })],
    };
  };

const retitled = ({ draft, header }: LaidOut, change: (title: string) => string): DraftSheet => ({
  ...draft,
  rows: draft.rows.map((cells, row) =>
    row < header ? cells.map((cell) => (typeof cell === 'string' ? change(cell) : cell)) : cells,
  ),
});

/** A unit in a column's own header would win over the title's. */
const withoutColumnUnits = (draft: DraftSheet, header: number): DraftSheet => ({
  ...draft,
  rows: draft.rows.map((cells, row) =>
    row <= header
      ? cells.map((cell) => (typeof cell === 'string' ? cell.replace(/[(（]元[)）]/u, '') : cell))
      : cells,
  ),
});

/** Amounts in yuan under a title that says 万元. */
const wrongUnit: TableSlip = (table) => ({
  draft: withoutColumnUnits(
    retitled(table, (title) => title.replace(/(单位[:：])元/u, '$1万元')),
    table.header,
  ),
  places: [ofTable('intake.unit')],
});

/** The form of other months: it does not count. */
const otherPeriod: TableSlip = (table) => ({
  draft: retitled(table, (title) => title.replace(/\d{4}年.*月脱/u, '2019年1月至9月脱')),
  places: [ofTable('intake.periodMismatch')],
});

const hiddenSheet: TableSlip = ({ draft }) => ({
  draft: { ...draft, hidden: true },
  places: [ofTable('intake.hiddenSheet')],
});

const hiddenRow: TableSlip = ({ draft, header }) => ({
  draft: { ...draft, hiddenRows: [header + 3] },
  places: [ofTable('intake.hiddenRows', { row: header + 3 })],
});

const hiddenColumn: TableSlip = (table) => ({
  draft: { ...table.draft, hiddenColumns: [columnOf(table, 'helper')] },
  places: [ofTable('intake.hiddenColumns')],
});

/** The last total row, typed by hand. */
const typedTotal =
  (field: FieldKey, more: number): TableSlip =>
  (table) => {
    const row = table.totals.at(-1) ?? -1;
    const column = columnOf(table, field);
    const sum = Number(table.draft.rows[row]?.[column]);
    return {
      draft: withCell(table.draft, row, column, sum + more),
      places: [ofTable('totals.sheet', { row, column })],
    };
  };

/** A formula that was never worked out, as other programs write it. */
const uncached =
  (field: FieldKey): TableSlip =>
  (table, [household]) => {
    if (household === undefined) throw new RangeError('no free household');
    const row = table.rows.get(household) ?? -1;
    const column = columnOf(table, field);
    return {
      draft: withCell(table.draft, row, column, { formula: 'SUM(A1:A2)', result: null }),
      places: [ofTable('intake.uncached', { row, column, household: String(household.get('id')) })],
    };
  };

/** Two households under one number, whose cells were merged. */
const merged: TableSlip = (table, free) => {
  const known = new Set(free.map((row) => table.rows.get(row)));
  const second = free.find((row) => known.has((table.rows.get(row) ?? 0) - 1));
  if (second === undefined) throw new RangeError('no free neighbours');
  const row = table.rows.get(second) ?? -1;
  const column = columnOf(table, 'id');
  const merge = { top: row - 1, left: column, bottom: row, right: column };
  return {
    draft: {
      ...withCell(table.draft, row, column, null),
      merges: [...table.draft.merges, merge],
    },
    places: [
      ofTable('intake.mergedIdentity', { row, column, household: String(second.get('head')) }),
    ],
  };
};

/** What is wrong with the tables of some villages, by number. */
export const TABLE_SLIPS: Readonly<Record<number, readonly TableSlip[]>> = {
  0: [wrongUnit],
  1: [typedTotal('wages.migrant', 1000), hiddenColumn],
  2: [otherPeriod],
  3: [merged, renamedMoney('claims', '烟酒收入')],
  4: [typedTotal('population', 1), renamed(['hamlet', '居住片区'])],
  5: [hiddenSheet, uncached('business.crops')],
  10: [withoutProperty],
  11: [wrongUnit],
  12: [merged, renamedMoney('claims', '春节慰问金')],
  13: [repeated('wages.migrant'), hiddenRow, uncached('transfers.soil')],
  14: [withoutProperty],
  15: [hiddenSheet, hiddenRow, hiddenColumn],
  16: [otherPeriod],
  18: [repeated('transfers.soil')],
};

/** Villages in which nothing but their table is wrong: it drowns what else there is. */
export const DROWNED: ReadonlySet<number> = new Set([0, 2, 10, 11, 14, 16]);

/** Villages with a wrong total row, which is only looked at where no row is rejected. */
export const WHOLE: ReadonlySet<number> = new Set([1, 4]);
