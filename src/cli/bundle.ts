/** What the program's bundle offers to `start.ts`; what only the other needs is not evaluated. */

/** For the thread that Node starts: the command line. */
export const main = async (worker: URL): Promise<void> =>
  await (await import('./main.js')).main(worker);

/** For each further thread. */
export const takeOrders = async (): Promise<void> => (await import('./worker.js')).takeOrders();
