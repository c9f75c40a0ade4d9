import { emptyAccount, type RowAccount } from '../domain/account.js';
import type { FieldKey } from '../domain/catalog.js';
import { type Finding, finding } from '../domain/finding.js';
import { columnLetters, type Household, type TableHead, type Year } from '../domain/household.js';
import type { Period } from '../domain/period.js';
import type { FieldColumns } from './fields.js';
import {
  type ColumnMap,
  type Header,
  type HeaderColumn,
  type MoneyUnit,
  standingOf,
  unitInTitle,
} from './header.js';
import { householdReader, isRejected, type RejectedRow, type TotalRow } from './household.js';
import { Budget } from './open/budget.js';
import { type Part, partsOf } from './parts.js';
import { DEFAULT_LIMITS, type Sheet } from './sheet.js';
import { type Suggest, suggester } from './suggest.js';
import { quoted } from './values.js';
import { endsLikeVillage, villageInFileName, villageKey } from './village.js';

/** Where a table's village may come from, besides its column. */
interface VillageHints {
  readonly sheet: string;
  /** The sheet's name ends like a village's. */
  readonly sheetIsVillage: boolean;
  readonly title: string | null;
  readonly file: string;
}

/** A detail table as it was read: households of one year, and the account of every row. */
export interface DetailTable {
  readonly head: TableHead;
  readonly titles: readonly string[];
  /** The period that the titles name. */
  readonly period: Period | null;
  readonly unit: MoneyUnit | null;
  readonly villageHints: VillageHints;
  readonly header: readonly HeaderColumn[];
  readonly account: RowAccount;
  readonly households: readonly Household[];
  readonly rejected: readonly RejectedRow[];
  readonly totals: readonly TotalRow[];
  readonly findings: readonly Finding[];
  /** What was read as something else than a person wrote, as `normalisationsIn` takes it. */
  readonly normalisations: Uint8Array;
}

/** A sheet that is no detail table; it has rows, but no account. */
export interface SkippedSheet {
  readonly file: string;
  readonly sheet: string;
  readonly rows: number;
}

export interface SheetOrigin {
  readonly file: string;
  readonly year: Year;
}

/**
 * Reads the detail tables of a sheet, which stand under one another; none where it has none.
 * Definition: docs/definitions/intake.md.
 */
export function readTables(
  sheet: Sheet,
  origin: SheetOrigin,
  map: ColumnMap = new Map(),
  budget: Budget = new Budget(DEFAULT_LIMITS),
): DetailTable[] {
  const parts = partsOf(sheet, map);
  budget.spend('tables', parts.length);
  const villages = new Set(parts.map(({ named: { village } }) => villageKey(village ?? '')));
  // Where the titles of a sheet name several villages, the sheet's name is no village of theirs.
  const sheetHint = ({ named }: Part): string =>
    villages.size > 1 && named.village !== null ? '' : sheet.name;
  const suggest = suggester();
  return parts.map((part, n) =>
    readPart(part, origin, {
      sheetHint: sheetHint(part),
      findings: n === 0 ? hiddenFindings(sheet, origin.file) : [],
      suggest,
      budget,
    }),
  );
}

/** What a table has of its sheet. */
interface OfSheet {
  /** The sheet's name, where it can be the village's. */
  readonly sheetHint: string;
  /** Of the sheet as a whole; with its first table. */
  readonly findings: readonly Finding[];
  readonly suggest: Suggest;
  /** What the file may have. */
  readonly budget: Budget;
}

function readPart(
  part: Part,
  origin: SheetOrigin,
  { sheetHint, findings, suggest, budget }: OfSheet,
): DetailTable {
  const { sheet, header, above, named } = part;
  const unit = unitInTitle(sheet.name) ?? named.unit;
  const fields = fieldColumns(header, budget);
  const head: TableHead = {
    ...origin,
    sheet: sheet.name,
    columns: Object.fromEntries([...fields].map(([field, [column]]) => [field, column?.column])),
  };
  const reader = householdReader({
    sheet,
    head,
    fields,
    unit,
    above,
    headerRow: header.bottom + 1,
    budget,
  });
  const account = emptyAccount();
  const households: Household[] = [];
  const rejected: RejectedRow[] = [];
  const totals: TotalRow[] = [];
  for (let row = 0; row < sheet.rows.length; row += 1) {
    const kind = part.kindOf(row);
    if (kind === 'body') {
      const read = reader.read(row);
      account[isRejected(read) ? 'rejected' : 'household'] += 1;
      if (isRejected(read)) rejected.push(read);
      else households.push(read);
    } else {
      account[kind] += 1;
      if (kind === 'total') totals.push(reader.readTotal(row, part.totalLabel(row)));
    }
  }
  const ofHeader = headerFindings(part, fields, head, suggest);
  budget.spend('findings', ofHeader.length);
  return {
    head,
    titles: part.titles,
    period: named.period,
    unit,
    villageHints: {
      sheet: sheetHint,
      sheetIsVillage: endsLikeVillage(sheetHint),
      title: named.village,
      file: villageInFileName(origin.file),
    },
    header: header.columns,
    account,
    households,
    rejected,
    totals,
    normalisations: reader.normalisations(),
    findings: [...ofHeader, ...findings, ...reader.findings],
  };
}

function fieldColumns(header: Header, budget: Budget): FieldColumns {
  const fields = new Map<FieldKey, HeaderColumn[]>();
  for (const column of header.columns) {
    if (column.field === null) continue;
    const known = fields.get(column.field);
    if (known === undefined) fields.set(column.field, [column]);
    else {
      known.push(column);
      budget.check('sameColumns', known.length);
    }
  }
  return fields;
}

function headerFindings(
  { header, above }: Part,
  fields: FieldColumns,
  head: TableHead,
  suggest: Suggest,
): Finding[] {
  const { file, sheet } = head;
  const row = above + header.bottom + 1;
  const at = { file, sheet, row };
  const unknown = header.columns
    .filter((column) => standingOf(column) === 'unknown')
    .map((column) => {
      const near = suggest(column.leaf);
      return finding('intake.unknownColumn', 'warning', {
        ...at,
        cell: `${columnLetters(column.column)}${row}`,
        value: quoted(column.path),
        expected: near?.candidate ?? null,
        params: { candidate: near?.candidate ?? null, score: near?.score ?? null },
      });
    });
  const duplicates = [...fields].flatMap(([field, columns]) =>
    columns.slice(1).map((column) =>
      finding('intake.duplicateColumn', 'error', {
        ...at,
        cell: `${columnLetters(column.column)}${row}`,
        field,
        value: quoted(column.path),
        params: { first: quoted(columns[0]?.path ?? '') },
      }),
    ),
  );
  return [...unknown, ...duplicates];
}

function hiddenFindings(sheet: Sheet, file: string): Finding[] {
  const at = { file, sheet: sheet.name };
  const hiddenRows = sheet.hiddenRows.filter((row) => row < sheet.rows.length);
  // Forms hide all empty columns to their right.
  const width = sheet.rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  const hiddenColumns = sheet.hiddenColumns.filter((column) => column < width);
  return [
    ...(sheet.hidden ? [finding('intake.hiddenSheet', 'info', at)] : []),
    ...(hiddenRows.length > 0
      ? [
          finding('intake.hiddenRows', 'info', {
            ...at,
            row: (hiddenRows[0] ?? 0) + 1,
            value: hiddenRows.length,
            params: {
              rows: hiddenRows
                .slice(0, 20)
                .map((row) => row + 1)
                .join(', '),
            },
          }),
        ]
      : []),
    ...(hiddenColumns.length > 0
      ? [
          finding('intake.hiddenColumns', 'info', {
            ...at,
            value: hiddenColumns.length,
            params: { columns: hiddenColumns.slice(0, 20).map(columnLetters).join(', ') },
          }),
        ]
      : []),
  ];
}
