import { writeReport } from './analyze/report.js';
import type { AnalysedVillage, VillageOutcome, VillageTask } from './analyze/village-task.js';
import { buffersOf, writingBy } from './books.js';
import { begunAtATime, type Hire, Thread, type Waiting } from './threads.js';
import type { Orders, Work } from './work.js';

type Jobs = Omit<Work, 'write'>;

/** Whoever does the work: this thread, or several. */
export interface Crew extends Omit<Jobs, 'analyse'> {
  /** The lines of a village hold until the next one is begun. */
  analyse(task: VillageTask): Promise<AnalysedVillage>;
  /** How many tasks are begun at the same time. */
  readonly jobs: number;
  /** The same of files that are read. */
  readonly files: number;
  /** True where this thread alone reads, matches and analyses: what it is given need not be packed. */
  readonly isAlone: boolean;
  /** Tells how many tasks are coming, so that as many threads are started as are worth it. */
  expect(tasks: number): void;
  /** Tells that papers besides workbooks will be written: page, document. */
  expectPapers(): void;
  /** Ends the other threads; to wait for it again is no harm. */
  dismiss(): Promise<void>;
}

/** How many threads besides this one so many tasks are worth. */
type Others = (tasks: number) => number;

/** This thread and, for many tasks, others. */
export function together(others: Others, hire: Hire, work: Jobs): Crew {
  const queue: Waiting[] = [];
  const threads: Thread[] = [];
  let busy = false;
  let failure: { readonly error: unknown } | null = null;
  const give = (): void => {
    for (const thread of threads) {
      while (thread.isFree && queue.length > 0) thread.take(queue.shift() as Waiting);
    }
    if (busy || queue.length === 0) return;
    busy = true;
    // Runs behind everything that has come in: results are handed on before the next task blocks
    // this thread.
    setImmediate(() => {
      const waiting = queue.shift();
      void (waiting === undefined ? Promise.resolve() : perform(work, waiting)).then(() => {
        busy = false;
        give();
      });
    });
  };
  const lost = (error: unknown): void => {
    failure ??= { error };
    for (const waiting of queue.splice(0)) waiting.reject(failure.error);
  };
  const order = <Result>(name: keyof Orders, task: unknown, common?: unknown): Promise<Result> =>
    new Promise((resolve, reject) => {
      if (failure !== null) return reject(failure.error);
      queue.push({ name, task, common, resolve: resolve as (value: unknown) => void, reject });
      give();
    });
  return {
    get jobs() {
      return begunAtATime(threads.length);
    },
    get files() {
      return begunAtATime(threads.length);
    },
    get isAlone() {
      return threads.length === 0;
    },
    expect: (tasks) => {
      while (threads.length < others(tasks)) {
        const thread = new Thread(hire, give, lost);
        threads.push(thread);
        // One that fails tells `lost`.
        thread.start().catch(() => undefined);
      }
    },
    expectPapers: () => undefined,
    read: (task) => order('read', task),
    harvest: (task, common) => order('harvest', task, common),
    analyse: async (task) => withWorkbooks(await order<VillageOutcome>('analyse', task)),
    report: (task) => {
      if (task.part !== 'workbooks') return order('report', task);
      // Worked out on this thread, where everything that they are made of already is.
      const [other] = threads;
      return other === undefined
        ? work.report(task)
        : writeReport(
            task,
            writingBy((part) => other.order('write', part, buffersOf(part))),
          );
    },
    dismiss: async () => {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

/**
 * What comes when everything is done, workbooks and all.
 * @internal
 */
export const withWorkbooks = ({ workbooks, ...outcome }: VillageOutcome): AnalysedVillage => ({
  ...outcome,
  workbooks: Promise.resolve(workbooks),
});

/** What is awaited later, in its turn: until then a failure must not count as unhandled. */
export function awaitedLater<Result>(result: Promise<Result>): Promise<Result> {
  result.catch(() => undefined);
  return result;
}

type Perform = (task: unknown, common: unknown) => Promise<unknown>;

async function perform(
  work: Jobs,
  { name, task, common, resolve, reject }: Waiting,
): Promise<void> {
  try {
    resolve(await (work[name as keyof Jobs] as Perform)(task, common));
  } catch (error) {
    reject(error);
  }
}

/**
 * The results of tasks in their order, with no more of them begun than the crew can use: what is
 * done waits in memory until those before it are done.
 */
export async function* inOrder<Task, Result>(
  tasks: Iterable<Task>,
  begin: (task: Task) => Promise<Result>,
  { jobs }: Pick<Crew, 'jobs'>,
): AsyncGenerator<Result> {
  const ahead = jobs === 1 ? 0 : jobs;
  const begun: Promise<Result>[] = [];
  for (const task of tasks) {
    const result = begin(task);
    begun.push(awaitedLater(result));
    if (begun.length > ahead) yield await (begun.shift() as Promise<Result>);
  }
  for (const result of begun) yield await result;
}
