import { Tinypool } from 'tinypool';
import type { ReportTask } from './analyze/report.js';
import type { VillageOutcome, VillageTask } from './analyze/village.js';
import type { FileReading, ReadTask } from './read/read-file.js';
import type { WrittenPaper } from './report/papers.js';

/** Whoever does the work on files and villages: this thread, or several. */
export interface Crew {
  /** How many tasks can be done at the same time. */
  readonly jobs: number;
  read(task: ReadTask): Promise<FileReading>;
  analyse(task: VillageTask): Promise<VillageOutcome>;
  report(task: ReportTask): Promise<WrittenPaper[]>;
  dismiss(): Promise<void>;
}

/**
 * Of a thread's memory, what is collected most often. The default grows to 48 MB in every thread
 * (docs/performance.md).
 */
const YOUNG_MB = 8;

/** A thread per job; `worker` is the built module that exports the work. */
export function together(jobs: number, worker: URL): Crew {
  const pool = new Tinypool({
    filename: worker.href,
    minThreads: jobs,
    maxThreads: jobs,
    isolateWorkers: false,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  return {
    jobs,
    read: (task) => pool.run(task, { name: 'read' }),
    analyse: (task) => pool.run(task, { name: 'analyse' }),
    report: (task) => pool.run(task, { name: 'report' }),
    dismiss: () => pool.destroy(),
  };
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
    // Awaited below, in its turn; until then a failure must not count as unhandled.
    result.catch(() => undefined);
    begun.push(result);
    if (begun.length > ahead) yield await (begun.shift() as Promise<Result>);
  }
  for (const result of begun) yield await result;
}
