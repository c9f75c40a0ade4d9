import { parentPort } from 'node:worker_threads';
import { type Delivery, type Order, STARTED } from '../run/threads.js';
import { WORK, type Work } from '../run/work.js';

type Perform = (task: unknown) => Promise<unknown>;

/** Takes the orders of a crew, one after the other. */
export function takeOrders(): void {
  let last: Promise<void> = Promise.resolve();
  parentPort?.on('message', (order: Order) => {
    last = last.then(() => perform(order));
  });
  parentPort?.postMessage(STARTED satisfies Delivery);
}

async function perform({ id, name, task }: Order): Promise<void> {
  const deliver = (delivery: Delivery, buffers: ArrayBuffer[] = []): void =>
    parentPort?.postMessage(delivery, buffers);
  try {
    const value = await (WORK[name] as Perform)(task);
    deliver({ id, value }, buffersOf(name, value));
  } catch (error) {
    deliver({ id, error });
  }
}

type Result<Name extends keyof Work> = Awaited<ReturnType<Work[Name]>>;

/** The buffers of a result that move to the receiving thread instead of being copied. */
function buffersOf(name: keyof Work, value: unknown): ArrayBuffer[] {
  const bytes = {
    read: () =>
      (value as Result<'read'>).tables.flatMap(({ households, totals }) =>
        [...households, ...totals].map(({ numbers }) => numbers),
      ),
    analyse: () => {
      const { lines, workbooks } = value as Result<'analyse'>;
      return [lines, ...workbooks];
    },
    report: () => (value as Result<'report'>).flatMap(({ pieces }) => pieces),
    write: () => [value as Result<'write'>],
  }[name]();
  return [...new Set(bytes.map(({ buffer }) => buffer as ArrayBuffer))];
}
