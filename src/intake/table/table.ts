import { emptyAccount } from '../../domain/account.js';
import type { FieldKey } from '../../domain/catalog.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { Household, TableHead } from '../../domain/household.js';
import { periodInSheetName } from '../../domain/named-period.js';
import { endsLikeVillage, villageInFileName, villageKey } from '../batch/village.js';
import { readCards } from '../cards/read.js';
import { isInWan } from '../cells/fields.js';
import { shownName } from '../cells/values.js';
import { fieldColumns, headerFindings } from '../header/findings.js';
import { type ColumnMap, headNotes } from '../header/names.js';
import { unitInTitle } from '../header/normalise.js';
import type { Sheet } from '../sheet.js';
import type { DetailTable, SheetOrigin } from './detail-table.js';
import { hiddenFindings } from './hidden.js';
import { householdReader, isRejected, type RejectedRow, type TotalRow } from './household.js';
import { type Part, partsOf } from './parts.js';
import { tablePlaces } from './places.js';
import { isNoSum } from './rows.js';
import { type SharedByFile, sharedByFile } from './shared.js';

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
  const parts = partsOf(sheet, map);
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

/** What a table has of its sheet. */
interface OfSheet {
  /** The sheet's name, where it can be the village's. */
  readonly sheetHint: string;
  /** Of the sheet as a whole; with its first table. */
  readonly findings: readonly Finding[];
  readonly shared: SharedByFile;
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
  const columns: Partial<Record<FieldKey, number>> = {};
  for (const [field, [column]] of fields) if (column !== undefined) columns[field] = column.column;
  const head: TableHead = {
    ...origin,
    sheet: shownName(sheet.name),
    columns,
    ...(isInWan(fields, unit) && { inWan: true }),
    ...headNotes(form),
  };
  const reader = householdReader({
    sheet,
    head,
    columns: header.columns,
    header,
    fields,
    unit,
    places,
    budget: shared.budget,
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
      const label = kind === 'total' ? part.totalLabel(row) : '';
      // Means are rows of totals, but nothing adds up to them.
      if (kind === 'total' && !isNoSum(label)) totals.push(reader.readTotal(row, label));
    }
  }
  const { owned, repeated, findings: ofColumns } = reader.finish();
  for (const [field, { column }] of owned) columns[field] ??= column;
  const ofHeader = headerFindings(header.columns, fields, repeated, head, places, shared);
  return {
    head,
    span: {
      first: places.rowOf(0),
      header: places.rowOf(header.bottom),
      last: places.rowOf(sheet.rows.length - 1),
    },
    titles: part.titles,
    period: named.period ?? periodInSheetName(sheet.name),
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
    findings: [...ofHeader, ...findings, ...reader.findings, ...ofColumns],
  };
}
