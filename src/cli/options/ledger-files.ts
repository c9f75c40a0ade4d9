import { findInputs } from '../../files/inputs.js';
import type { LedgerFile } from '../../run/ledger/ledger.js';
import type { Screen } from '../screen/screen.js';
import { noteSkipped } from './inputs.js';

/** The manifest in a folder of ledgers, which is no ledger. */
const OWN = /(?:^|\/)data\/manifest\.json$/;

/** The ledgers that files, folders and globs name; what is no file is skipped and said. */
export function ledgerFiles(
  patterns: readonly string[],
  folder: string,
  screen: Screen,
): LedgerFile[] {
  const { files, skipped } = findInputs(patterns, { folder, resultsToo: true });
  noteSkipped(skipped, screen);
  return files.filter(({ name }) => !OWN.test(name)).map(({ path, name }) => ({ path, name }));
}
