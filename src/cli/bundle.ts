import type { Hire } from '../run/threads.js';
import type { Work } from '../run/work.js';

/**
 * What the program's bundle offers to `start.ts`. Each part is only evaluated where it is needed.
 */

/** Runs the command line, on the thread that Node starts. */
export const main = async (hire: Hire): Promise<void> =>
  await (await import('./main.js')).main(hire);

/** What each further thread can be told to do. */
export const work = async (): Promise<Work> => (await import('../run/work.js')).WORK;
