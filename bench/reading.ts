/**
 * Reads the files of a folder as `zengshou validate` does, with the same openers and as many threads,
 * and does nothing else: what the benchmark of checking compares with. See bench/validate.ts.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { tuneEngine } from '../src/cli/engine.js';
import { hireCrew } from '../src/cli/options/single/crew.js';
import { DEFAULT_LIMITS } from '../src/intake/sheet.js';
import { readAll } from '../src/run/read/read-all.js';

// As the program itself: src/cli/main.ts.
tuneEngine();

const [folder = '.', worker = ''] = process.argv.slice(2);
const inputs = readdirSync(folder).map((name) => ({
  path: join(folder, name),
  name,
  year: 'current' as const,
}));
const crew = hireCrew({ hire: () => new Worker(worker) }, null);
const readings = await readAll(
  { inputs, columns: () => new Map(), limits: DEFAULT_LIMITS },
  crew,
  () => undefined,
);
await crew.dismiss();
const households = readings.flatMap(({ tables }) => tables.flatMap((table) => table.households));
if (households.length === 0) throw new Error(`no households in ${folder}`);
