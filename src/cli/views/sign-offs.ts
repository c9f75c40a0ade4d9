import { readFile } from '../../files/read.js';
import { shownPath } from '../../files/shown-names.js';
import { writeSingle } from '../../files/single.js';
import type { ReadRow } from '../../forms/sign-off/read.js';
import { openFile } from '../../intake/open/index.js';
import { DEFAULT_LIMITS, UnreadableFile } from '../../intake/sheet.js';
import type { InputFile } from '../../run/read/read-file.js';
import {
  type CheckedFiles,
  type ReturnedFile,
  returnedFile,
  signOffTable,
} from '../../run/sign-off/explained.js';
import { UNPACKING } from '../../xlsx/unpacking.js';
import type { RunOptions } from '../options/run-options.js';
import type { Screen } from '../screen/screen.js';

/** Writes the table in which a clerk signs off what villages explained. */
export async function writeSignOffs(
  path: string,
  inputs: readonly InputFile[],
  checked: Omit<CheckedFiles, 'files'>,
  earlier: readonly ReadRow[],
  { folder, reportLang: lang }: RunOptions,
  screen: Screen,
): Promise<void> {
  const files: ReturnedFile[] = [];
  for (const input of inputs) {
    if (input.year === 'current') files.push(await returned(input));
  }
  const table = signOffTable({ ...checked, files }, earlier, lang);
  // Loaded only when a table is asked for.
  const { signOffWorkbook } = await import('../../forms/sign-off/write.js');
  const target = writeSingle(path, await signOffWorkbook(table, { lang }), folder);
  const { rows, others } = table;
  screen.note(
    screen.words.validate.explained(shownPath(target, folder), rows.length, others.length),
  );
}

/** What cannot be read explains nothing; that it cannot is among the findings. */
async function returned({ path, name }: InputFile): Promise<ReturnedFile> {
  const reading = readFile(path, DEFAULT_LIMITS.fileBytes);
  if ('reason' in reading) return returnedFile(name, []);
  return await openFile(name, reading.bytes, DEFAULT_LIMITS, UNPACKING).then(
    ({ sheets }) => returnedFile(name, sheets),
    (error) => {
      if (error instanceof UnreadableFile) return returnedFile(name, []);
      throw error;
    },
  );
}
