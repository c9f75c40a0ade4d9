import { emptyAccount } from '../../domain/account.js';
import type { FieldKey } from '../../domain/catalog.js';
import type { TableHead } from '../../domain/household.js';
import {
  periodInSheetName,
  type UnclearMonths,
  unclearMonths,
} from '../../domain/months/named-period.js';
import type { NamedPeriod } from '../../domain/months/notations.js';
import { endsLikeVillage, villageInFileName, villageKey, withoutYear } from '../batch/village.js';
import { readCards } from '../cards/read.js';
import { type FieldColumns, isInWan } from '../cells/fields.js';
import { shownName } from '../cells/values.js';
import { fieldColumns, headerFindings } from '../header/findings.js';
import { type ColumnMap, headNotes, isOfPersons } from '../header/names.js';
import { type MoneyUnit, unitInTitle } from '../header/normalise.js';
import type { Sheet } from '../sheet.js';
import type { DetailTable, SheetOrigin } from './detail-table.js';
import { householdReader } from './household.js';
import { type Part, partsOf } from './parts.js';
import { tableKind as kindOf } from './persons/kind.js';
import {
  derivedIn,
  householdCells,
  membersIn,
  NO_PERSONS,
  nameByPersons,
  readPersons,
} from './persons/read.js';
import { type Places, tablePlaces } from './places.js';
import type { HouseholdReader, TotalRow } from './reader.js';
import { isRejected } from './rejections.js';
import { isNoSum } from './rows.js';
import { hiddenFindings } from './said/hidden.js';
import { type OfSheet, type SharedByFile, sharedByFile } from './shared.js';

/**
 * Reads the detail tables of a sheet, which stand under one another, or else its cards; none where
 * it has neither. Definition: docs/definitions/intake.md.
 */
export function readTables(
  sheet: Sheet,
  origin: SheetOrigin,
  map: ColumnMap = new Map(),
  shared: SharedByFile = sharedByFile(),
): DetailTable[] {
  const parts = partsOf(sheet, map).filter((part) => kindOf(part) !== 'none');
  if (parts.length === 0) return readCards(sheet, origin, map, shared);
  shared.budget.spend('tables', parts.length);
  const villages = new Set(parts.map(({ named: { village } }) => villageKey(village ?? '')));
  // Where the titles of a sheet name several villages, the sheet's name is no village of theirs.
  const sheetHint = ({ named }: Part): string =>
    villages.size > 1 && named.village !== null ? '' : sheet.name;
  return parts.map((part, n) =>
    readPart(part, origin, {
      sheetHint: sheetHint(part),
      findings: n === 0 ? hiddenFindings(sheet, origin.file) : [],
      shared,
    }),
  );
}

function readPart(
  part: Part,
  origin: SheetOrigin,
  { sheetHint, findings, shared }: OfSheet,
): DetailTable {
  const { sheet, header, above, named } = part;
  const { form } = shared;
  const unit = form.unit ?? unitInTitle(sheet.name) ?? named.unit;
  const fields = fieldColumns(header.columns, shared.budget);
  const places = tablePlaces(above, header.bottom);
  const kind = kindOf(part);
  const ofPersons = isOfPersons(fields);
  const columns = firstColumns(fields, ofPersons);
  const head: TableHead = { ...headOf(part, origin, fields, unit), columns, ...headNotes(form) };
  const { budget } = shared;
  const rows = { sheet, header, columns: header.columns, fields, unit, places };
  const reader = householdReader({ ...rows, head, ofPersons, budget });
  const { account, body, totals } = sortedRows(part, reader);
  const { outcomes, copies, loose, ...ofRows } = ofPersons
    ? readPersons(body, kind, { reader, sheet, fields, places, head, unit, form })
    : { ...NO_PERSONS, outcomes: body.map((row) => reader.read(row)) };
  const rejected = outcomes.filter(isRejected);
  const { owned, repeated, findings: ofColumns } = reader.finish();
  for (const [field, { column }] of owned) columns[field] ??= column;
  const cellsOf =
    kind === 'persons'
      ? (column: number) => householdCells(outcomes, (row) => sheet.rows[row - above - 1]?.[column])
      : (column: number) => body.map((row) => [sheet.rows[row]?.[column]]);
  const cells = { cellsOf, unit };
  const unclear = unclearIn(part, origin);
  const ofHeader = headerFindings(header.columns, fields, repeated, head, places, shared, cells);
  return {
    head,
    span: spanOf(part, places),
    titles: part.titles,
    period: periodOf(part),
    ...(unclear !== null && { unclear }),
    unit,
    villageHints: hintsOf(part, sheetHint, origin),
    header: header.columns,
    account: {
      ...account,
      household: outcomes.length - rejected.length,
      rejected: rejected.length,
      copy: copies.length,
      member: membersIn(outcomes) + loose.length,
    },
    households: outcomes.filter((row) => !isRejected(row)),
    rejected,
    totals,
    ...(copies.length > 0 && { copies }),
    ...(kind === 'members' && { loose }),
    normalisations: reader.normalisations(),
    findings: [...ofHeader, ...findings, ...ofRows.findings, ...reader.findings, ...ofColumns],
  };
}

const periodOf = ({ named, sheet }: Part): NamedPeriod | null =>
  named.period ?? periodInSheetName(sheet.name);

const FOLDER_AND_FILE = 2;

/** Words that may mean some months only; null where the table itself names its months. */
function unclearIn(part: Part, { file }: SheetOrigin): UnclearMonths | null {
  const period = periodOf(part);
  if (period !== null && period.ofAYear !== true) return null;
  const names = file
    .replace(/\.[^./]*$/u, '')
    .split('/')
    .slice(-FOLDER_AND_FILE);
  for (const text of [...part.titles, part.sheet.name, ...names.reverse()]) {
    const unclear = unclearMonths(text);
    if (unclear !== null) return unclear;
  }
  return null;
}

type FirstColumns = Partial<Record<FieldKey, number>>;

/** The first column of each field. */
function firstColumns(fields: FieldColumns, ofPersons: boolean): FirstColumns {
  const columns: FirstColumns = {};
  for (const [field, [column]] of fields) if (column !== undefined) columns[field] = column.column;
  if (ofPersons) nameByPersons(columns);
  return columns;
}

/** What its households have in common but for the columns. */
function headOf(
  part: Part,
  origin: SheetOrigin,
  fields: FieldColumns,
  unit: MoneyUnit | null,
): Omit<TableHead, 'columns'> {
  const derived = kindOf(part) === 'persons' ? derivedIn(fields) : [];
  return {
    ...origin,
    sheet: shownName(part.sheet.name),
    ...(derived.length > 0 && { derived }),
    ...(isInWan(fields, unit) && { inWan: true }),
  };
}

/** The rows of the sheet that the table takes. */
const spanOf = ({ sheet, header }: Part, places: Places): DetailTable['span'] => ({
  first: places.rowOf(0),
  header: places.rowOf(header.bottom),
  last: places.rowOf(sheet.rows.length - 1),
});

/** Where the village's name may stand. */
const hintsOf = (
  { named }: Part,
  sheet: string,
  { file }: SheetOrigin,
): DetailTable['villageHints'] => ({
  sheet: withoutYear(sheet),
  sheetIsVillage: endsLikeVillage(withoutYear(sheet)),
  title: named.village,
  file: villageInFileName(file),
});

/** The rows of a table by their kinds; those of its body, by index from 0, are still to be read. */
function sortedRows(
  { sheet, kindOf: kindOfRow, totalLabel }: Part,
  reader: Pick<HouseholdReader, 'readTotal'>,
) {
  const account = emptyAccount();
  const totals: TotalRow[] = [];
  const body: number[] = [];
  for (let row = 0; row < sheet.rows.length; row += 1) {
    const kind = kindOfRow(row);
    if (kind === 'body') {
      body.push(row);
      continue;
    }
    account[kind] += 1;
    const label = kind === 'total' ? totalLabel(row) : '';
    // Means are rows of totals, but nothing adds up to them.
    if (kind === 'total' && !isNoSum(label)) totals.push(reader.readTotal(row, label));
  }
  return { account, body, totals };
}
