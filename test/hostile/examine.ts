import { createHash } from 'node:crypto';
import { checkBatch, checkHouseholds, checkPairs, checkTables } from '../../src/checks/run.js';
import { Seen } from '../../src/checks/seen.js';
import { emptyAccount, ROW_KINDS } from '../../src/domain/account.js';
import type { Finding } from '../../src/domain/findings/finding.js';
import type { Year } from '../../src/domain/household.js';
import { parsePeriod } from '../../src/domain/period.js';
import { annotateFile } from '../../src/forms/annotate/index.js';
import { gatherBatch } from '../../src/intake/batch/batch.js';
import { matchYears } from '../../src/intake/batch/match.js';
import { suggestionFinding, suggestMatches } from '../../src/intake/batch/near-misses/index.js';
import { tablesOfRun } from '../../src/intake/batch/period-standing.js';
import { openFile } from '../../src/intake/open/index.js';
import { DEFAULT_LIMITS, type Limits, type Sheet, UnreadableFile } from '../../src/intake/sheet.js';
import type { DetailTable } from '../../src/intake/table/detail-table.js';
import { sharedByFile } from '../../src/intake/table/shared.js';
import { readTables } from '../../src/intake/table/table.js';
import { loadPolicy } from '../../src/policy/load.js';
import { findingRow } from '../../src/run/findings.js';
import { UNPACKING } from '../../src/xlsx/unpacking.js';
import { examineFindings } from './findings.js';
import { honest } from './honest.js';
import { promise } from './promise.js';

/** How a file ended; anything else is an exception. */
export type Outcome =
  | { readonly kind: 'refused'; readonly code: string; readonly params: UnreadableFile['params'] }
  | {
      readonly kind: 'read';
      readonly format: string;
      readonly tables: number;
      readonly rows: number;
      readonly households: number;
      readonly rejected: number;
      /** Of everything that was read of the households: the same figures, the same digest. */
      readonly figures: string;
    };

const NAME = '本年/北张村.xlsx';
const PERIODS = {
  prior: parsePeriod('2021-01..2021-09'),
  current: parsePeriod('2022-01..2022-09'),
};
const POLICY = loadPolicy(null).policy;
const CHECKS = { policy: POLICY, today: '2022-09-30' };

export interface ExamineOptions {
  readonly limits?: Limits;
  /** The file is handed in for both years; else last year's is a good one. */
  readonly bothYears?: boolean;
  /** A marked copy is made of it, too, as `validate --annotate` does. */
  readonly annotate?: boolean;
}

/** Takes a file the whole way to findings, as a run does, and holds the promises to it. */
export async function examine(bytes: Uint8Array, options: ExamineOptions = {}): Promise<Outcome> {
  const before = prototypes();
  const outcome = await readThrough(bytes, options);
  promise(prototypes() === before, 'a prototype has been changed');
  return outcome;
}

async function readThrough(
  bytes: Uint8Array,
  { limits = DEFAULT_LIMITS, bothYears = false, annotate = false }: ExamineOptions,
): Promise<Outcome> {
  try {
    const { format, sheets } = await openFile(NAME, bytes, limits, UNPACKING);
    const tables = tablesOf(sheets, 'current', limits);
    const prior = bothYears ? tablesOf(sheets, 'prior', limits) : await priorTables();
    const findings = await compared(tables, prior);
    examineFindings(findings);
    if (annotate) await examineCopy(bytes, sheets.length, findings);
    return {
      kind: 'read',
      format,
      tables: tables.length,
      rows: sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0),
      households: tables.reduce((sum, { households }) => sum + households.length, 0),
      rejected: tables.reduce((sum, { rejected }) => sum + rejected.length, 0),
      figures: figuresOf(tables),
    };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { kind: 'refused', code: error.code, params: error.params };
  }
}

/** A copy opens again and has the sheets of the file, or there is none because it holds too much. */
async function examineCopy(
  bytes: Uint8Array,
  before: number,
  findings: readonly Finding[],
): Promise<void> {
  const told = findings
    .filter(({ file }) => file === NAME)
    .map((found) => ({ ...findingRow(found, 'zh'), row: found.row }));
  try {
    const copy = await annotateFile(NAME, bytes, told, { lang: 'zh' });
    const { sheets } = await openFile(copy.name, copy.bytes);
    const added = before === 0 ? 2 : before + 1;
    promise(sheets.length === added, 'the copy has other sheets');
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    promise(error.code === 'file.tooLarge', `a copy of what was read: ${error.code}`);
  }
}

function tablesOf(sheets: readonly Sheet[], year: Year, limits: Limits): DetailTable[] {
  const tables: DetailTable[] = [];
  const shared = sharedByFile(limits);
  for (const sheet of sheets) {
    const ofSheet = readTables(sheet, { file: NAME, year }, new Map(), shared);
    const rows = ofSheet.reduce((sum, { account }) => sum + rowsIn(account), 0);
    promise(ofSheet.length === 0 || rows === sheet.rows.length, `${sheet.name}: rows are missing`);
    for (const table of ofSheet) tables.push(year === 'prior' ? ofLastYear(table) : table);
  }
  return tables;
}

/** Its titles name this year, and nobody compares a year with itself. */
const ofLastYear = (table: DetailTable): DetailTable => ({ ...table, period: PERIODS.prior });

const rowsIn = (account: DetailTable['account']): number =>
  ROW_KINDS.reduce((sum, kind) => sum + account[kind], 0);

/** Both years gathered, matched and checked: every finding there is. */
async function compared(
  current: readonly DetailTable[],
  prior: readonly DetailTable[],
): Promise<Finding[]> {
  const { used: tables } = tablesOfRun([...prior, ...current], PERIODS);
  const batch = gatherBatch(tables, { township: '北张乡' });
  for (const table of tables) {
    const account = batch.accounts.get(table.head) ?? emptyAccount();
    promise(rowsIn(account) === rowsIn(table.account), 'the account of the batch does not add up');
  }
  const matching = matchYears(batch);
  const households = [...batch.prior.households, ...batch.current.households];
  const seen = new Seen();
  return [
    ...tables.flatMap((table) => table.findings),
    ...batch.rejections,
    ...matching.findings,
    ...(await suggestMatches(matching)).map(suggestionFinding),
    ...checkHouseholds(households, CHECKS, seen).findings,
    ...checkPairs(matching.pairs, CHECKS, seen).findings,
    ...checkTables(tables, CHECKS),
    ...checkBatch(matching, CHECKS, matching, seen),
  ].map((found) => ({ ...found, village: batch.villageAt(found) }));
}

let good: Promise<DetailTable[]> | undefined;

/** Last year's table, which is in order. */
function priorTables(): Promise<DetailTable[]> {
  good ??= honest('csv')
    .then((bytes) => openFile('', bytes))
    .then(({ sheets }) => tablesOf(sheets, 'prior', DEFAULT_LIMITS));
  return good;
}

function figuresOf(tables: readonly DetailTable[]): string {
  const hash = createHash('sha256');
  for (const { households, rejected } of tables) {
    for (const { row, texts, numbers } of households) {
      hash.update(JSON.stringify([row, texts])).update(numbers);
    }
    for (const { row } of rejected) hash.update(`rejected ${row}`);
  }
  return hash.digest('hex').slice(0, 16);
}

const prototypes = (): string =>
  [Object, Array, String, Number, Map, Function]
    .map(({ prototype }) => Reflect.ownKeys(prototype).map(String).join())
    .join(';');
