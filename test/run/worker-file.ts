import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { STARTED } from '../../src/run/threads.js';
import { temporaryFolder } from '../e2e/run.js';

/** A file that does with each order what it is told, once it has said that it has started. */
export function worker(onOrder: string, started = `port.postMessage('${STARTED}');`): URL {
  const file = join(temporaryFolder(), 'worker.cjs');
  const start = "const { parentPort: port } = require('node:worker_threads');";
  const orders = `port.on('message', ({ id, task, common }) => { ${onOrder} });`;
  writeFileSync(file, [start, orders, started].join('\n'));
  return pathToFileURL(file);
}
