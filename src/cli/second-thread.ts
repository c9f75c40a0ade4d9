import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Hire } from '../run/threads.js';
import { profileOf } from './profile.js';

/** What a thread is given that is started before anybody knows what for (likely-files.ts). */
export const OPENS_AHEAD = 'opens ahead';

/** Words with which a run has no use for a second thread, or as many as it says. */
const WITHOUT = /^(?:--jobs(?:=.*)?|--help|-h)$/;

/**
 * Whether a command line will most likely work on two threads.
 * @internal
 */
export const isWorthASecond = (argv: readonly string[], cores: number): boolean =>
  profileOf(argv) === 'analyze' && !argv.some((word) => WITHOUT.test(word)) && cores > 1;

/**
 * Starts threads that run `file`; the first one at once where it will be needed, so that it is ready
 * as soon as the program is. It keeps nobody waiting where nobody asks for it.
 */
export function hiring(file: string, argv: readonly string[]): Hire {
  // By its words a thread knows which code cache it is best served with (profile.ts).
  const start = (isFirst = false) =>
    new Worker(file, { argv: [...argv], workerData: isFirst ? OPENS_AHEAD : null });
  let ready = isWorthASecond(argv, availableParallelism()) ? start(true) : null;
  ready?.unref();
  // Whoever asks for a thread later starts it anew and is told what is wrong.
  ready?.once('error', () => {
    ready = null;
  });
  return () => {
    const thread = ready ?? start();
    ready = null;
    thread.ref();
    return thread;
  };
}
