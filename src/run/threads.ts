import { Worker } from 'node:worker_threads';
import type { Work } from './work.js';

/** A task by the name of its work, as it goes to a thread. */
export interface Order {
  readonly id: number;
  readonly name: keyof Work;
  readonly task: unknown;
  /** What the task has in common with those that follow it, where it is not that of the last ones. */
  readonly common?: unknown;
}

/** The first word of a thread: it takes orders. */
export const STARTED = 'started';

type Result =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: unknown };

/** What comes back from a thread. */
export type Delivery = typeof STARTED | Result;

/** A task that waits for its result. */
export interface Waiting {
  readonly name: keyof Work;
  readonly task: unknown;
  /** What many tasks have in common: it goes to each thread once. */
  readonly common?: unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** How many tasks lie ready at a thread, so that it never waits for the one that hands them out. */
const AHEAD = 2;

/** Another thread that works; whoever is lost with it is told at once. */
export class Thread {
  private readonly worker: Worker;
  private readonly pending = new Map<number, Waiting>();
  private next = 0;
  private isStarted = false;
  private common: unknown;
  private failure: { readonly error: unknown } | null = null;

  /** `free` is told when it can take one more; `lost` when it can take none any more. */
  constructor(
    file: URL,
    private readonly free: () => void,
    private readonly lost: (error: unknown) => void,
  ) {
    // By its words it knows which code cache it is best served with (src/cli/profile.ts).
    this.worker = new Worker(file, { argv: process.argv.slice(2) });
    this.worker.on('message', (delivery: Delivery) => this.deliver(delivery));
    for (const event of ['error', 'messageerror'] as const) {
      this.worker.on(event, (error: unknown) => this.fail(error));
    }
    this.worker.on('exit', (code) => this.fail(new Error(`a thread ended with ${code}`)));
  }

  /** Not before it has started: meanwhile its tasks would wait, and all results behind them. */
  get isFree(): boolean {
    return this.isStarted && this.pending.size < AHEAD;
  }

  take(waiting: Waiting): void {
    this.next += 1;
    this.pending.set(this.next, waiting);
    const { name, task, common } = waiting;
    const isKnown = common === undefined || common === this.common;
    if (!isKnown) this.common = common;
    const order: Order = { id: this.next, name, task, ...(!isKnown && { common }) };
    this.worker.postMessage(order);
  }

  /** Gives a task to this very thread, whatever it is busy with. */
  order<Name extends keyof Work>(
    name: Name,
    task: Parameters<Work[Name]>[0],
  ): ReturnType<Work[Name]> {
    const ordered = new Promise((resolve, reject) => {
      if (this.failure === null) this.take({ name, task, resolve, reject });
      else reject(this.failure.error);
    });
    return ordered as ReturnType<Work[Name]>;
  }

  async end(): Promise<void> {
    this.worker.removeAllListeners('exit');
    await this.worker.terminate();
  }

  private deliver(delivery: Delivery): void {
    if (delivery === STARTED) this.isStarted = true;
    else this.settle(delivery);
    this.free();
  }

  private settle(result: Result): void {
    const waiting = this.pending.get(result.id);
    this.pending.delete(result.id);
    if ('error' in result) waiting?.reject(result.error);
    else waiting?.resolve(result.value);
  }

  private fail(error: unknown): void {
    this.failure ??= { error };
    for (const waiting of this.pending.values()) waiting.reject(error);
    this.pending.clear();
    this.lost(error);
  }
}

/** How many tasks are begun at a time so that this thread and `others` are never idle. */
export const begunAtATime = (others: number): number => others * AHEAD + 1;
