import { type Finding, finding } from '../../domain/findings/finding.js';
import { columnLetters } from '../../domain/household.js';
import { maskId, maskWithin } from '../../domain/masking.js';
import { nameKey } from '../../domain/names/household-key.js';
import {
  FILLED_COLUMNS,
  type FilledCell,
  type FilledCells,
  isFilled,
  type LedgerRow,
} from '../../domain/outcomes/ledger.js';
import { shownName } from '../../intake/cells/values.js';
import type { Cell } from '../../intake/sheet.js';
import { amountSaid, type FilledSheet, filledCell, filledDay, textCell } from '../sheet/cells.js';
import { type FormHeader, headerFinder } from '../sheet/header.js';
import { entryOf, type Reporter } from './entry.js';
import {
  FAMILY_TEXTS,
  HEADERS,
  keyOf,
  type LedgerColumn,
  VILLAGE_PATTERN,
  warningNamed,
} from './layout.js';

/** Filled rows of ledgers, and what is wrong in them. */
export interface LedgerReading {
  readonly rows: readonly LedgerRow[];
  readonly findings: readonly Finding[];
}

/** The columns without which a row cannot be identified. */
const NEEDED: readonly LedgerColumn[] = ['key', 'village', 'head', 'family', ...FILLED_COLUMNS];
/** The file as it was opened. */
export interface OpenedLedger {
  readonly sheets: readonly FilledSheet[];
}

/** Reads a ledger back, whatever program saved it. What is wrong in it is a finding. */
export function readLedger(file: string, { sheets }: OpenedLedger): LedgerReading {
  const findings: Finding[] = [];
  const rows: LedgerRow[] = [];
  let found = false;
  for (const sheet of sheets) {
    const header = headerOf(sheet);
    if (header === null) continue;
    found = true;
    const missing = NEEDED.filter((column) => !header.columns.has(column));
    if (missing.length > 0) {
      const columns = missing.map((column) => HEADERS[column]).join('、');
      findings.push(
        finding('ledger.missingColumn', { file, sheet: sheet.name, params: { columns } }),
      );
    }
    if (!header.columns.has('key') || !header.columns.has('family')) continue;
    rows.push(...readSheet({ file, sheet, findings }, header));
  }
  if (!found) findings.push(finding('ledger.notLedger', { file }));
  return { rows, findings };
}

type Header = FormHeader<LedgerColumn>;

/** The row that names the key and the family; null where the sheet is no ledger. */
const headerOf = headerFinder(HEADERS, ['key', 'family', 'measure', 'planned'], 3);

/** The village that the lines above the header name. */
function villageOf({ rows }: FilledSheet, header: Header): string | null {
  for (const row of rows.slice(0, header.row)) {
    for (const cell of row) {
      const village = VILLAGE_PATTERN.exec(textCell(cell))?.[1];
      if (village !== undefined) return village.trim();
    }
  }
  return null;
}

/** What the rows of a sheet have in common. */
interface SheetContext {
  readonly file: string;
  readonly sheet: FilledSheet;
  readonly columns: Header['columns'];
  /** The village whose ledger it is, as its title line says. */
  readonly own: string | null;
  readonly retired: boolean;
  readonly findings: Finding[];
}

function readSheet(
  of: Pick<SheetContext, 'file' | 'sheet' | 'findings'>,
  header: Header,
): LedgerRow[] {
  const { columns } = header;
  const { sheet } = of;
  const own = villageOf(sheet, header);
  const context = { ...of, columns, own, retired: columns.has('cause') };
  const rows = sheet.rows
    .slice(header.row + 1)
    .map((cells, n) => readRow(cells, header.row + 2 + n, context));
  return named(rows.filter((row) => row !== null));
}

/** One row; null where nothing is filled and it names no household and family. */
function readRow(cells: readonly Cell[], row: number, context: SheetContext): LedgerRow | null {
  const { file, sheet, columns, own, retired } = context;
  const at: At = (column) => {
    const place = columns.get(column);
    return place === undefined ? undefined : cells[place];
  };
  const filled = cellsOf(at);
  const household = householdOf(at, own);
  const familyText = textCell(at('family'));
  const family = keyOf(FAMILY_TEXTS, familyText);
  // Such a row is a note or a total that somebody wrote beneath the table.
  if ((household.key === '' || family === null) && !isFilled(filled)) return null;
  const report = retired ? () => undefined : reporterOf(row, household, context);
  if (household.key === '') report('ledger.missingKey', 'key');
  if (family === null && isFilled(filled)) {
    report('ledger.unknownFamily', 'family', { value: maskWithin(familyText).slice(0, 80) });
  }
  if (own !== null && household.village !== own) {
    const { village } = household;
    report('ledger.otherVillage', 'village', {
      value: village,
      expected: own,
    });
  }
  return {
    household,
    family,
    familyText,
    cells: filled,
    entry: entryOf(filled, report),
    retired,
    place: { file, sheet: shownName(sheet.name), row },
  };
}

type At = (column: LedgerColumn) => Cell | undefined;

const householdOf = (at: At, own: string | null): LedgerRow['household'] => ({
  key: maskId(textCell(at('key'))),
  village: maskWithin(textCell(at('village')) || (own ?? '')),
  head: maskWithin(textCell(at('head'))) || null,
  monitored: maskWithin(textCell(at('monitored'))) || null,
  warning: warningNamed(textCell(at('warning'))),
  fall: fenOf(at('fall')),
  shortfall: fenOf(at('shortfall')),
});

const reporterOf =
  (
    row: number,
    { key, village, head }: LedgerRow['household'],
    { file, sheet, columns, findings }: SheetContext,
  ): Reporter =>
  (code, column, rest = {}) => {
    const place = columns.get(column);
    findings.push(
      finding(code, {
        file,
        sheet: sheet.name,
        row,
        cell: place === undefined ? null : `${columnLetters(place)}${row}`,
        village: village || null,
        household: key === '' ? head : key,
        value: rest.value ?? null,
        expected: rest.expected ?? null,
        params: { column: HEADERS[column] },
      }),
    );
  };

/** Gives rows without a key the key of the row with the same head, else village and head. */
function named(rows: readonly LedgerRow[]): LedgerRow[] {
  const keys = new Map<string, Set<string>>();
  for (const { household } of rows) {
    if (household.key === '') continue;
    const name = nameKey(household.village, household.head);
    keys.set(name, (keys.get(name) ?? new Set()).add(household.key));
  }
  return rows.map((row) => {
    const { key, village, head } = row.household;
    if (key !== '' || head === null) return row;
    const name = nameKey(village, head);
    const [only = name, other] = keys.get(name) ?? [];
    return { ...row, household: { ...row.household, key: other === undefined ? only : name } };
  });
}

function cellsOf(at: At): FilledCells {
  const cells = Object.fromEntries(
    FILLED_COLUMNS.map((column) => [column, shownCell(filledCell(at(column)))]),
  ) as unknown as FilledCells;
  return { ...cells, deadline: filledDay(at('deadline')) };
}

/** A typed cell as it goes into the next ledger, with ID numbers masked. */
function shownCell(cell: FilledCell): FilledCell {
  if (cell === null) return null;
  const shown = maskWithin(String(cell));
  return shown === String(cell) ? cell : shown;
}

/** An amount of the program; a cell that was emptied counts as 0. */
const fenOf = (cell: Cell | undefined): number => {
  const said = amountSaid(filledCell(cell));
  return said === null || 'wrong' in said ? 0 : said.value;
};
