import { writeSync } from 'node:fs';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { tuneEngine } from './engine.js';
import { loader } from './load.js';
import { profileOf } from './profile.js';
import { hiring, OPENS_AHEAD } from './second-thread.js';

/** The only file that Node itself loads: what the program is started with, and each of its threads. */
function start(): void {
  const argv = process.argv.slice(2);
  if (isMainThread && argv.length === 1 && argv[0] === '--version' && saidVersion()) return;
  const profile = profileOf(argv);
  const load = loader(__dirname, profile);
  const program = () => load('program') as typeof import('./bundle.js');
  if (parentPort !== null) {
    const { likelyFiles, takeOrders } = load('worker') as typeof import('./worker.js');
    takeOrders(
      parentPort,
      () => program().work(),
      () => {
        if (workerData !== OPENS_AHEAD) return [];
        // The work begins before the first thread waits for it.
        tuneEngine();
        return likelyFiles(argv, process.cwd());
      },
    );
    return;
  }
  const hire = hiring(__filename, argv);
  // Node's own modules come from a cache until V8 is told something, in the thread that has just been
  // started as well: verbs that read tables tell it when they wait for the first of them.
  if (profile === 'start') tuneEngine();
  else setImmediate(tuneEngine);
  // After what the streams have to tell of their last words.
  void program()
    .main(hire)
    .then(() => setImmediate(endAtOnce));
}

/**
 * Left to itself, Node gives back the memory of a run piece by piece before it ends, which takes 15
 * ms for a township. Words that a slow reader has not taken yet keep the process until they are read.
 */
function endAtOnce(): void {
  const { stdout, stderr } = process;
  if (stdout.writableLength === 0 && stderr.writableLength === 0) process.exit();
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
