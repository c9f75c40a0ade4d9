import { resolve } from 'node:path';
import { readFile } from '../../files/read.js';
import { sha256Of } from '../../files/sha256.js';
import { displayName } from '../../files/shown-names.js';
import { DEFAULT_LIMITS } from '../../intake/sheet.js';
import type { Provenance } from '../../run/analyze/manifest.js';
import type { RunOptions } from './run-options.js';

/** The files besides the tables that change what comes of them, as they are now. */
export function deciding(options: RunOptions): Provenance['decidedBy'] {
  const { columnsFile, corrections, matches, accept, folder } = options;
  const named = { columns: columnsFile, corrections, matches };
  const files = Object.entries(named).flatMap(([option, path]) => (path ? [{ option, path }] : []));
  const all = [...files, ...accept.map((path) => ({ option: 'accept', path }))];
  return all.map(({ option, path }) => {
    const whole = resolve(folder, path);
    const reading = readFile(whole, DEFAULT_LIMITS.fileBytes);
    const sha256 = 'bytes' in reading ? sha256Of(reading.bytes) : null;
    return { option, path: displayName(whole, folder), sha256 };
  });
}
