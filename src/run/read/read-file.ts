import { type Finding, finding } from '../../domain/findings/finding.js';
import type { Year } from '../../domain/household.js';
import { labelsSaidOnce } from '../../intake/cards/forms.js';
import { lackingOfACard } from '../../intake/cards/near.js';
import { shownName } from '../../intake/cells/values.js';
import type { ColumnMap, FormNotes } from '../../intake/header/names.js';
import type { FileFormat, Limits, Sheet } from '../../intake/sheet.js';
import type { DetailTable, SkippedSheet } from '../../intake/table/detail-table.js';
import { sharedByFile } from '../../intake/table/shared.js';
import { readTables } from '../../intake/table/table.js';
import {
  faultOf,
  type InputPlace,
  type OpenedInput,
  openInput,
  type UnopenedInput,
} from './open-input.js';
import { type HiddenParts, hiddenIn } from './told/hidden.js';

/** A file of a year. */
export interface InputFile extends InputPlace {
  readonly year: Year;
  /** A file of last year that is checked like this year's; its period is last year's. */
  readonly ofLastYear?: true;
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

/** A file with sheets, none of which is a table. */
export const noTable = (input: Pick<InputFile, 'name'>, sheets: number): Finding =>
  finding('file.noTable', { file: input.name, params: { sheets } });

/** Reads one file; a file that cannot be read is a finding, never an exception. */
export const readInput = async (task: ReadTask): Promise<FileReading> =>
  readOpened(task, await openInput(task.input, task.limits));

/** What a file that has been opened holds. */
export function readOpened(task: ReadTask, opened: OpenedInput | UnopenedInput): FileReading {
  const { input } = task;
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
