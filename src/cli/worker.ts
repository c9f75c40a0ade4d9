import { parentPort } from 'node:worker_threads';
import { type Delivery, type Order, STARTED } from '../run/threads.js';
import { WORK, type Work } from '../run/work.js';

type Perform = (task: unknown, common: unknown) => Promise<unknown>;

/** Takes the orders of a crew, one after the other. */
export function takeOrders(): void {
  let last: Promise<void> = Promise.resolve();
  let common: unknown;
  parentPort?.on('message', (order: Order) => {
    common = order.common ?? common;
    const known = common;
    last = last.then(() => perform(order, known));
  });
  parentPort?.postMessage(STARTED satisfies Delivery);
}

async function perform({ id, name, task }: Order, common: unknown): Promise<void> {
  const deliver = (delivery: Delivery, buffers: ArrayBuffer[] = []): void =>
    parentPort?.postMessage(delivery, buffers);
  try {
    const value = await (WORK[name] as Perform)(task, common);
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
    harvest: () =>
      (value as Result<'harvest'>).flatMap(({ villages, keys }) =>
        [...villages, ...keys].map(({ rows }) => rows),
      ),
    report: () => (value as Result<'report'>).flatMap(({ pieces }) => pieces),
    write: () => [value as Result<'write'>].filter((bytes) => bytes !== null),
  }[name]();
  return [...new Set(bytes.map(({ buffer }) => buffer as ArrayBuffer))];
}
