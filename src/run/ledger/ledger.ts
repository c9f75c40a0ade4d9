import type { Finding } from '../../domain/findings/finding.js';
import { byCodePoint } from '../../domain/names/order.js';
import { villageName } from '../../domain/names/village-name.js';
import { DATA_FILES, ledgerFile } from '../../domain/outcomes/files.js';
import type { LedgerRow } from '../../domain/outcomes/ledger.js';
import { safeFileNames } from '../../files/names.js';
import type { OutputFolder } from '../../files/output.js';
import { sha256Of } from '../../files/sha256.js';
import { carryOver } from '../../forms/ledger/carry.js';
import { checkRows } from '../../forms/ledger/check.js';
import { newRows } from '../../forms/ledger/make.js';
import { readLedger } from '../../forms/ledger/read.js';
import type { NewRow, RetiredRow, VillageLedger } from '../../forms/ledger/rows.js';
import { ledgerWorkbook } from '../../forms/ledger/write.js';
import { DEFAULT_LIMITS } from '../../intake/sheet.js';
import type { Lang } from '../../locales/index.js';
import { ledgerManifestText } from '../../results/manifest.js';
import { sortFindings } from '../findings.js';
import { openInput } from '../read/open-input.js';
import type { ReadResults } from './results.js';

/** Filled ledgers, read back. */
export interface ReadLedgers {
  /** All rows as they stand, duplicates and those no longer needed included. */
  readonly all: readonly LedgerRow[];
  /** The rows that count: those still needed, one for each household and family. */
  readonly rows: readonly LedgerRow[];
  readonly findings: readonly Finding[];
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** Some file could not be read at all. */
  readonly unread: boolean;
}

export interface LedgerFile {
  readonly path: string;
  readonly name: string;
}

/** Reads ledgers; what cannot be read is a finding, never an exception. */
export async function readLedgers(files: readonly LedgerFile[]): Promise<ReadLedgers> {
  const findings: Finding[] = [];
  const all: LedgerRow[] = [];
  const read: { path: string; sha256: string }[] = [];
  let unread = false;
  for (const { path, name } of files) {
    const opened = await openInput({ path, name }, DEFAULT_LIMITS);
    if ('fault' in opened) {
      unread = true;
      findings.push(opened.fault);
      continue;
    }
    read.push({ path: name, sha256: opened.sha256 });
    const ledger = readLedger(name, opened);
    all.push(...ledger.rows);
    findings.push(...ledger.findings);
  }
  const checked = checkRows(all);
  return {
    all,
    rows: checked.rows,
    findings: sortFindings([...findings, ...checked.findings]),
    files: read,
    unread,
  };
}

/** The ledgers of all villages, with what was filled last time. */
function ledgersOf(results: ReadResults, earlier: readonly LedgerRow[]): VillageLedger[] {
  const { households, facts } = results;
  const { rows, retired } = carryOver(newRows(households, facts), earlier, households);
  const several = new Set(households.map(({ township }) => township)).size > 1;
  const villages = new Map<string, { rows: NewRow[]; retired: RetiredRow[] }>();
  const at = (village: string) => {
    const known = villages.get(village) ?? { rows: [], retired: [] };
    villages.set(village, known);
    return known;
  };
  for (const household of households) at(villageName(household, several));
  for (const row of rows) at(row.household.village).rows.push(row);
  for (const row of retired) at(row.village).retired.push(row);
  return [...villages]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([village, ledger]) => ({ village, ...ledger }));
}

export interface LedgerRun {
  readonly results: ReadResults;
  readonly earlier: ReadLedgers;
  readonly lang: Lang;
  readonly version: string;
}

/** Writes a workbook for each village into `output`, which is not yet committed. */
export async function writeLedgers(
  { results, earlier, lang, version }: LedgerRun,
  output: OutputFolder,
  villageDone: (name: string, villages: number) => void,
): Promise<VillageLedger[]> {
  const { township, periods, sha256 } = results;
  const ledgers = ledgersOf(results, earlier.all);
  const names = safeFileNames(ledgers.map(({ village }) => village));
  const outputs: { path: string; sha256: string }[] = [];
  for (const [n, ledger] of ledgers.entries()) {
    const bytes = await ledgerWorkbook(ledger, { lang, township, periods });
    const path = ledgerFile(String(names[n]));
    output.write(path, bytes);
    outputs.push({ path, sha256: sha256Of(bytes) });
    villageDone(ledger.village, ledgers.length);
  }
  output.write(
    DATA_FILES.manifest,
    ledgerManifestText({ version, results: { sha256 }, from: earlier.files, outputs }),
  );
  return ledgers;
}
