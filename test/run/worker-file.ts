import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Hire } from '../../src/run/threads.js';
import { temporaryFolder } from '../e2e/run.js';

/** What a thread does that has nothing to load. */
const PREPARED = 'port.postMessage({ id, value: null });';

/**
 * A file that does with each order what it is told, once it has been prepared; `first` is done when
 * it starts.
 */
export function workerFile(onOrder: string, prepared = PREPARED, first = ''): string {
  const file = join(temporaryFolder(), 'worker.cjs');
  const start = "const { parentPort: port } = require('node:worker_threads');";
  const order = `if (name === 'prepare') { ${prepared} return; } ${onOrder}`;
  const orders = `port.on('message', ({ id, name, task, common }) => { ${order} });`;
  writeFileSync(file, [start, first, orders].join('\n'));
  return file;
}

/** Starts threads that run such a file. */
export function worker(...words: Parameters<typeof workerFile>): Hire {
  const file = workerFile(...words);
  return () => new Worker(file);
}

/** Starts a thread from a file that is not there. */
export const nowhere: Hire = () => new Worker('/nowhere.cjs');
