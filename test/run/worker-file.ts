import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../e2e/run.js';

/** A file that does with each order what it is told. */
export function worker(onOrder: string): URL {
  const file = join(temporaryFolder(), 'worker.cjs');
  const start = "const { parentPort: port } = require('node:worker_threads');";
  writeFileSync(file, `${start}\nport.on('message', ({ id, task }) => { ${onOrder} });`);
  return pathToFileURL(file);
}
