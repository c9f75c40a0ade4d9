import { createHash } from 'node:crypto';
import { type Finding, finding } from '../domain/finding.js';
import type { Year } from '../domain/household.js';
import { readFile } from '../files/read.js';
import { labelsSaidOnce } from '../intake/cards/forms.js';
import { lackingOfACard } from '../intake/cards/near.js';
import type { ColumnMap } from '../intake/header.js';
import { openFile } from '../intake/open/index.js';
import { type FileFormat, type Limits, type Sheet, UnreadableFile } from '../intake/sheet.js';
import { type DetailTable, readTables, type SkippedSheet } from '../intake/table.js';
import { shownName } from '../intake/values.js';

/** A file of a year, as it lies on the disk and as it is named to people. */
export interface InputFile {
  readonly path: string;
  /** Relative to the working folder, with `/`. */
  readonly name: string;
  readonly year: Year;
}

export interface ReadTask {
  readonly input: InputFile;
  readonly columns: ColumnMap;
  readonly limits: Limits;
}

/** What one file held. */
export interface FileReading {
  readonly input: InputFile;
  /** null where the file could not even be read from the disk. */
  readonly sha256: string | null;
  readonly format: FileFormat | null;
  readonly tables: readonly DetailTable[];
  readonly skipped: readonly SkippedSheet[];
  /** Why the file, or a sheet of it that should, gave no table. */
  readonly faults: readonly Finding[];
}

/** Reads one file; a file that cannot be read is a finding, never an exception. */
export async function readInput({ input, columns, limits }: ReadTask): Promise<FileReading> {
  const nothing = { input, format: null, tables: [], skipped: [] };
  const fault = (code: string, params: Finding['params']): Finding =>
    finding(code, 'error', { file: input.name, params });
  const read = readFile(input.path, limits.fileBytes);
  if ('reason' in read) {
    const found =
      read.reason === 'tooLarge'
        ? fault('file.tooLarge', { limit: 'fileBytes', most: limits.fileBytes })
        : fault('file.unreadable', { reason: read.reason });
    return { ...nothing, sha256: null, faults: [found] };
  }
  const { bytes } = read;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    const { format, sheets } = await openFile(input.name, bytes, limits);
    const tables: DetailTable[] = [];
    const skipped: SkippedSheet[] = [];
    const others: Sheet[] = [];
    for (const sheet of sheets) {
      const ofSheet = readTables(sheet, { file: input.name, year: input.year }, columns);
      tables.push(...ofSheet);
      if (ofSheet.length === 0) {
        const name = shownName(sheet.name);
        skipped.push({ file: input.name, sheet: name, rows: sheet.rows.length });
        others.push(sheet);
      }
    }
    const faults = tables.length === 0 ? [fault('file.noTable', { sheets: sheets.length })] : [];
    if (tables.some(({ head }) => head.rows !== undefined)) {
      faults.push(...others.flatMap((sheet) => nearCards(sheet, input, columns)));
    }
    return { input, sha256, format, tables: labelsSaidOnce(tables), skipped, faults };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ...nothing, sha256, faults: [fault(error.code, error.params)] };
  }
}

/** A sheet among cards that is nearly one. */
function nearCards(sheet: Sheet, { name }: InputFile, columns: ColumnMap): Finding[] {
  const lacking = lackingOfACard(sheet, columns);
  if (lacking.length === 0) return [];
  const at = { file: name, sheet: shownName(sheet.name) };
  const params = { lacking: lacking.join(',') };
  return [finding('intake.notACard', 'warning', { ...at, params })];
}
