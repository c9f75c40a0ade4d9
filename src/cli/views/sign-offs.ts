import { shownPath } from '../../files/shown-names.js';
import { writeSingle } from '../../files/single.js';
import type { ReadRow } from '../../forms/sign-off/read.js';
import type { InputFile } from '../../run/read/read-file.js';
import {
  type CheckedFiles,
  type ReturnedFile,
  readReturned,
  signOffTable,
} from '../../run/sign-off/explained.js';
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
    if (input.year === 'current') files.push(await readReturned(input));
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
