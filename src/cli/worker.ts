import type { MessagePort } from 'node:worker_threads';
import { loadOpeners } from '../intake/open/index.js';
import { buffersUnder, writePart } from '../run/books.js';
import { FilesAhead } from '../run/read/ahead.js';
import type { Delivery, Order } from '../run/threads.js';
import type { Help, Orders, Work } from '../run/work.js';

export { likelyFiles } from './likely-files.js';

type Perform = (task: unknown, common: unknown) => Promise<unknown>;

/**
 * Takes the orders of a crew from a port, one after the other. To open files and to write workbooks
 * takes a small part of the program, which is all in this bundle: a helper needs no more, as a rule.
 * `loadWork` loads the rest when it is first needed. Until the first order comes it opens the files
 * that will most likely be asked for.
 */
export function takeOrders(
  port: MessagePort,
  loadWork: () => Promise<Work>,
  likely: () => readonly string[] = () => [],
): void {
  let last: Promise<void> = Promise.resolve();
  let common: unknown;
  const prepare = async () => {
    await loadWork();
  };
  const ahead = new FilesAhead();
  const help: Help = { open: (task) => ahead.take(task), writeSheet: writePart, prepare };
  const perform = async ({ id, name, task }: Order, known: unknown): Promise<void> => {
    try {
      const work = name in help ? help[name as keyof Help] : (await loadWork())[name as keyof Work];
      const value = await (work as Perform)(task, known);
      port.postMessage({ id, value } satisfies Delivery, buffersOf(name, value));
    } catch (error) {
      port.postMessage({ id, error } satisfies Delivery);
    }
  };
  setImmediate(() => {
    loadOpeners();
    void ahead.open(likely());
  });
  port.on('message', (order: Order) => {
    ahead.stop();
    common = order.common ?? common;
    const known = common;
    last = last.then(() => perform(order, known));
  });
}

type Result<Name extends keyof Orders> = Awaited<ReturnType<Orders[Name]>>;

/** The buffers of a result that move to the receiving thread instead of being copied. */
function buffersOf(name: keyof Orders, value: unknown): ArrayBuffer[] {
  const written = () => [value as Result<'write'>].filter((bytes) => bytes !== null);
  const bytes = {
    open: () => {
      const opened = value as Result<'open'>;
      if ('fault' in opened) return [];
      return opened.sheets.flatMap(({ lengths, cells }) => [lengths, cells.kinds, cells.values]);
    },
    read: () =>
      (value as Result<'read'>).tables.flatMap(({ households, totals }) =>
        [...households, ...totals].map(({ numbers }) => numbers),
      ),
    analyse: () => {
      const { lines, itemLines, workbooks } = value as Result<'analyse'>;
      return [lines, itemLines, ...workbooks];
    },
    harvest: () =>
      (value as Result<'harvest'>).flatMap(({ villages, keys }) =>
        [...villages, ...keys].map(({ rows }) => rows),
      ),
    report: () => (value as Result<'report'>).flatMap(({ pieces }) => pieces),
    write: written,
    writeSheet: written,
    prepare: () => [],
  }[name]();
  return buffersUnder(bytes);
}
