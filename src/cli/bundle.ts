/**
 * What the program's bundle offers to `start.ts`. Each part is only evaluated where it is needed.
 */

/** Runs the command line, on the thread that Node starts. */
export const main = async (worker: URL): Promise<void> =>
  await (await import('./main.js')).main(worker);

/** Takes orders, on each further thread. */
export const takeOrders = async (): Promise<void> => (await import('./worker.js')).takeOrders();
