/** Runs a TypeScript file of the project: `node scripts/run.js bench/stages.ts …`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { options, ROOT } from './esbuild-options.js';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node scripts/run.js FILE.ts [ARGUMENTS]');
  process.exit(2);
}
// Inside node_modules, where the libraries are found and no tool looks for sources.
const folder = mkdtempSync(join(ROOT, 'node_modules/.run-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const outfile = join(folder, 'run.js');
// Libraries inside, as in the build; these look for files of their own.
const external = ['esbuild', 'vitest'];
await build({ ...options, entryPoints: [resolve(file)], outfile, external });
process.argv = [process.argv[0] ?? 'node', file, ...rest];
await import(pathToFileURL(outfile).href);
