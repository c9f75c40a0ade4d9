import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { MatchAnswer } from '../../domain/findings/match-answer.js';
import { readFile } from '../../files/read.js';
import { readMatches } from '../../forms/matches/read.js';
import { type CorrectionTable, correctionsIn } from '../../intake/batch/corrections/table.js';
import { DEFAULT_LIMITS, type Sheet } from '../../intake/sheet.js';
import { openWorkbook } from './open-workbook.js';

/** What people decided of the tables; it is applied before anything is compared. */
export interface Decisions {
  readonly corrections: CorrectionTable | null;
  /** The answers of the sheet 疑似匹配. */
  readonly answers: readonly MatchAnswer[];
}

/** Reads a table of corrections; `name` is how the file is named to people. */
export const readCorrections = (path: string, name: string): Promise<CorrectionTable> =>
  readTable(path, name, correctionsIn, 'corrections.noTable');

/** Reads the answers of a workbook with the sheet 疑似匹配. */
export const readMatchAnswers = (path: string, name: string): Promise<MatchAnswer[]> =>
  readTable(path, name, readMatches, 'matches.noTable');

async function readTable<Table>(
  path: string,
  name: string,
  tableIn: (name: string, sheets: readonly Sheet[]) => Table | null,
  none: 'corrections.noTable' | 'matches.noTable',
): Promise<Table> {
  const reading = readFile(path, DEFAULT_LIMITS.fileBytes);
  if ('reason' in reading) {
    throw new ExpectedFailure('input.unreadable', { path: name, reason: reading.reason });
  }
  const { sheets } = await openWorkbook(name, reading.bytes);
  const table = tableIn(name, sheets);
  if (table === null) throw new ExpectedFailure(none, { path: name });
  return table;
}
