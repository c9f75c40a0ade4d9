import { Tinypool } from 'tinypool';
import type { FileReading, ReadTask } from './read-file.js';
import type { VillageOutcome, VillageTask } from './village.js';

/** Whoever does the work on files and villages: this thread, or several. */
export interface Crew {
  read(task: ReadTask): Promise<FileReading>;
  analyse(task: VillageTask): Promise<VillageOutcome>;
  dismiss(): Promise<void>;
}

/** The work itself, as the worker's module exports it. */
export interface Work {
  read(task: ReadTask): Promise<FileReading>;
  analyse(task: VillageTask): Promise<VillageOutcome>;
}

/** Everything on this thread. */
export const alone = (work: Work): Crew => ({ ...work, dismiss: async () => undefined });

/** A thread per job; `worker` is the built module that exports the work. */
export function together(jobs: number, worker: URL): Crew {
  const pool = new Tinypool({
    filename: worker.href,
    minThreads: jobs,
    maxThreads: jobs,
    isolateWorkers: false,
  });
  return {
    read: (task) => pool.run(task, { name: 'read' }),
    analyse: (task) => pool.run(task, { name: 'analyse' }),
    dismiss: () => pool.destroy(),
  };
}
