import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { tuneEngine } from './engine.js';
import { loader } from './load.js';
import { profileOf } from './profile.js';

/** The only file that Node itself loads: what the program is started with, and each of its threads. */
function start(): void {
  const argv = process.argv.slice(2);
  if (isMainThread) {
    if (argv.length === 1 && argv[0] === '--version' && saidVersion()) return;
    // Before any code is loaded: V8 refuses a code cache that was made under other flags.
    tuneEngine();
  }
  const load = loader(__dirname, profileOf(argv));
  const { main, takeOrders } = load('program') as typeof import('./bundle.js');
  if (isMainThread) void main(pathToFileURL(__filename));
  else void takeOrders();
}

/**
 * Answers `--version` without loading the program; where that cannot be written, the program tells
 * why.
 */
function saidVersion(): boolean {
  try {
    writeSync(1, `${ZENGSHOU_VERSION}\n`);
    return true;
  } catch {
    return false;
  }
}

start();
