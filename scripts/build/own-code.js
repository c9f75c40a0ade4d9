import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { options, ROOT } from '../esbuild-options.js';

/** What a module of the program exports, for what the build works out beforehand with its own code. */
export async function ownCode(entry) {
  // Inside node_modules, where the libraries are found and no tool looks for sources.
  const folder = mkdtempSync(join(ROOT, 'node_modules/.build-'));
  try {
    const outfile = join(folder, 'module.js');
    await build({ ...options, entryPoints: [entry], outfile });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
