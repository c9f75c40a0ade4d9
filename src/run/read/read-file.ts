import { type Finding, finding } from '../../domain/findings/finding.js';
import type { Year } from '../../domain/household.js';
import { type FileReading as DiskFile, readFile } from '../../files/read.js';
import { sha256Of } from '../../files/sha256.js';
import { labelsSaidOnce } from '../../intake/cards/forms.js';
import { lackingOfACard } from '../../intake/cards/near.js';
import { shownName } from '../../intake/cells/values.js';
import type { ColumnMap, FormNotes } from '../../intake/header/names.js';
import { openFile } from '../../intake/open/index.js';
import {
  type FileFormat,
  type Limits,
  type OpenedFile,
  type Sheet,
  UnreadableFile,
} from '../../intake/sheet.js';
import type { DetailTable, SkippedSheet } from '../../intake/table/detail-table.js';
import { sharedByFile } from '../../intake/table/shared.js';
import { readTables } from '../../intake/table/table.js';
import { UNPACKING } from '../../xlsx/unpacking.js';
import { type HiddenParts, hiddenIn } from './told/hidden.js';

/** A file of a year, as it lies on the disk and as it is named to people. */
export interface InputFile {
  readonly path: string;
  /** Relative to the working folder, with `/`. */
  readonly name: string;
  readonly year: Year;
  /** A file of last year that is checked like this year's; its period is last year's. */
  readonly ofLastYear?: true;
  /** The bytes that came by standard input and lie on no disk. */
  readonly received?: DiskFile;
}

export interface ReadTask {
  readonly input: InputFile;
  readonly columns: ColumnMap;
  readonly form?: FormNotes;
  readonly limits: Limits;
}

/** What one file held. */
export interface FileReading {
  readonly input: InputFile;
  /** null where the file could not even be read from the disk. */
  readonly sha256: string | null;
  readonly format: FileFormat | null;
  readonly tables: readonly DetailTable[];
  /** Tables of other periods, which are not used; their sheets are among the skipped ones. */
  readonly unused?: readonly DetailTable[];
  readonly skipped: readonly SkippedSheet[];
  /** What its sheets hide; absent where they hide nothing. */
  readonly hidden?: readonly HiddenParts[];
  /** Why the file, or a sheet that should be one, gave no table. */
  readonly faults: readonly Finding[];
}

/** The bytes of a file as sheets, or why there are none. */
type OpenedInput = OpenedFile & { readonly sha256: string };
interface UnopenedInput {
  /** null where the file could not even be read from the disk. */
  readonly sha256: string | null;
  readonly fault: Finding;
}

/** The finding of a refused file; any other error is thrown on. */
export function faultOf(input: Pick<InputFile, 'name'>, error: unknown): Finding {
  if (!(error instanceof UnreadableFile)) throw error;
  return finding(error.code, { file: input.name, params: error.params });
}

/** A file with sheets, none of which is a table. */
export const noTable = (input: Pick<InputFile, 'name'>, sheets: number): Finding =>
  finding('file.noTable', { file: input.name, params: { sheets } });

/** Opens one file; a file that cannot be read is a finding, never an exception. */
export async function openInput(
  input: Pick<InputFile, 'path' | 'name' | 'received'>,
  limits: Limits,
): Promise<OpenedInput | UnopenedInput> {
  const { name: file } = input;
  const most = limits.fileBytes;
  const read = input.received ?? readFile(input.path, most);
  if ('reason' in read) {
    const fault =
      read.reason === 'tooLarge'
        ? finding('file.tooLarge', { file, params: { limit: 'fileBytes', most } })
        : finding('file.unreadable', { file, params: { reason: read.reason } });
    return { sha256: null, fault };
  }
  const { bytes } = read;
  const sha256 = sha256Of(bytes);
  try {
    return { sha256, ...(await openFile(file, bytes, limits, UNPACKING)) };
  } catch (error) {
    return { sha256, fault: faultOf(input, error) };
  }
}

/** Reads one file; a file that cannot be read is a finding, never an exception. */
export async function readInput(task: ReadTask): Promise<FileReading> {
  const { input, limits } = task;
  const opened = await openInput(input, limits);
  if ('fault' in opened) {
    const { sha256, fault } = opened;
    return { input, sha256, format: null, tables: [], skipped: [], faults: [fault] };
  }
  const { sha256, format, sheets } = opened;
  const hidden = hiddenIn(sheets);
  try {
    const read = { input, sha256, format, ...tablesIn(sheets, task) };
    return hidden.length === 0 ? read : { ...read, hidden };
  } catch (error) {
    const fault = faultOf(input, error);
    return { input, sha256, format, tables: [], skipped: [], faults: [fault] };
  }
}

function tablesIn(
  sheets: readonly Sheet[],
  { input, columns, form, limits }: ReadTask,
): Pick<FileReading, 'tables' | 'skipped' | 'faults'> {
  const shared = sharedByFile(limits, form);
  const tables: DetailTable[] = [];
  const skipped: SkippedSheet[] = [];
  const others: Sheet[] = [];
  for (const sheet of sheets) {
    const origin = { file: input.name, year: input.year };
    const ofSheet = readTables(sheet, origin, columns, shared);
    tables.push(...ofSheet);
    if (ofSheet.length === 0) {
      const name = shownName(sheet.name);
      skipped.push({ file: input.name, sheet: name, rows: sheet.rows.length });
      others.push(sheet);
    }
  }
  const faults = tables.length === 0 ? [noTable(input, sheets.length)] : [];
  if (tables.some(({ head }) => head.rows !== undefined)) {
    faults.push(...others.flatMap((sheet) => nearCards(sheet, input, columns)));
  }
  return { tables: labelsSaidOnce(tables), skipped, faults };
}

/** What is told of sheets among cards that are nearly cards. */
function nearCards(sheet: Sheet, { name }: InputFile, columns: ColumnMap): Finding[] {
  const lacking = lackingOfACard(sheet, columns);
  if (lacking.length === 0) return [];
  const at = { file: name, sheet: shownName(sheet.name) };
  const params = { lacking: lacking.join(',') };
  return [finding('intake.notACard', { ...at, params })];
}
