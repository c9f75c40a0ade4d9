import type { Worker } from 'node:worker_threads';
import type { Orders } from './work.js';

/** A task by the name of its work, as it goes to a thread. */
export interface Order {
  readonly id: number;
  readonly name: keyof Orders;
  readonly task: unknown;
  /** What the task has in common with those that follow it, where it is not that of the last ones. */
  readonly common?: unknown;
}

/** What comes back from a thread. */
export type Delivery =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: unknown };

/** A task that waits for its result. */
export interface Waiting {
  readonly name: keyof Orders;
  readonly task: unknown;
  /** What many tasks have in common: it goes to each thread once. */
  readonly common?: unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** How many tasks lie ready at a thread, so that it never waits for the one that hands them out. */
const AHEAD = 2;

/** Starts another thread that takes orders, or hands over one that has been started already. */
export type Hire = () => Worker;

/** Another thread that works; whoever is lost with it is told at once. */
export class Thread {
  private readonly worker: Worker;
  private readonly pending = new Map<number, Pick<Waiting, 'resolve' | 'reject'>>();
  private next = 0;
  private isStarted = false;
  private common: unknown;
  private failure: { readonly error: unknown } | null = null;
  private ended: Promise<void> | null = null;

  /** `free` is told when it can take one more; `lost` when it can take none any more. */
  constructor(
    hire: Hire,
    private readonly free: () => void,
    private readonly lost: (error: unknown) => void,
  ) {
    this.worker = hire();
    this.worker.on('message', (delivery: Delivery) => this.deliver(delivery));
    for (const event of ['error', 'messageerror'] as const) {
      this.worker.on(event, (error: unknown) => this.fail(error));
    }
    this.worker.on('exit', (code) => this.fail(new Error(`a thread ended with ${code}`)));
  }

  /** Has it load the program. */
  async start(): Promise<void> {
    await this.order('prepare', null);
    this.isStarted = true;
    this.free();
  }

  /** Not before it has started: meanwhile its tasks would wait, and all results behind them. */
  get isFree(): boolean {
    return this.isStarted && this.pending.size < AHEAD;
  }

  /** How many tasks it has not done yet. */
  get waiting(): number {
    return this.pending.size;
  }

  /** `moved` are buffers of the task that this thread lets go of; all others are copied. */
  take(waiting: Waiting, moved: readonly ArrayBuffer[] = []): void {
    this.next += 1;
    const { name, task, common, resolve, reject } = waiting;
    this.pending.set(this.next, { resolve, reject });
    const isKnown = common === undefined || common === this.common;
    if (!isKnown) this.common = common;
    const order: Order = { id: this.next, name, task, ...(!isKnown && { common }) };
    this.worker.postMessage(order, moved);
  }

  /** Gives a task to this very thread, whatever it is busy with. */
  order<Name extends keyof Orders>(
    name: Name,
    task: Parameters<Orders[Name]>[0],
    moved?: readonly ArrayBuffer[],
  ): ReturnType<Orders[Name]> {
    const ordered = new Promise((resolve, reject) => {
      if (this.failure === null) this.take({ name, task, resolve, reject }, moved);
      else reject(this.failure.error);
    });
    return ordered as ReturnType<Orders[Name]>;
  }

  /** The same promise, however often it is asked. */
  end(): Promise<void> {
    this.ended ??= this.ending();
    return this.ended;
  }

  private async ending(): Promise<void> {
    this.worker.removeAllListeners('exit');
    await this.worker.terminate();
  }

  private deliver(delivery: Delivery): void {
    const waiting = this.pending.get(delivery.id);
    this.pending.delete(delivery.id);
    if ('error' in delivery) waiting?.reject(delivery.error);
    else waiting?.resolve(delivery.value);
    this.free();
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
