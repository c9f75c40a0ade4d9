import { writeReport } from './analyze/report.js';
import { analyseVillage } from './analyze/village.js';
import { writingBy } from './books.js';
import type { Crew } from './crew.js';
import { Thread } from './threads.js';
import type { Work } from './work.js';

/** How many villages' workbooks may wait for the helper; their results wait in memory. */
const AHEAD = 3;

type Helped = Pick<Work, 'write' | 'report'>;

/**
 * A crew whose workbooks, page and document are written by a second thread, while this one goes on
 * with what comes next: neither needs the code of the other.
 */
export function helped(crew: Crew, isWorth: (tasks: number) => boolean, worker: URL): Crew {
  let helper: Thread | null = null;
  let failure: { readonly error: unknown } | null = null;
  const ended: Promise<void>[] = [];
  const lost = (error: unknown): void => {
    failure ??= { error };
  };
  const order = <Name extends keyof Helped>(
    name: Name,
    task: Parameters<Helped[Name]>[0],
  ): ReturnType<Helped[Name]> =>
    new Promise((resolve, reject) => {
      if (failure !== null) return reject(failure.error);
      helper?.take({ name, task, resolve: resolve as (value: unknown) => void, reject });
    }) as ReturnType<Helped[Name]>;
  const write = writingBy((part) => order('write', part));
  return {
    get jobs() {
      return helper === null ? crew.jobs : AHEAD;
    },
    expect: (tasks) => {
      crew.expect(tasks);
      if (isWorth(tasks)) {
        helper ??= new Thread(worker, () => undefined, lost);
      } else if (helper !== null) {
        // The files held more villages than was thought: several threads do all of it.
        ended.push(helper.end());
        helper = null;
      }
    },
    read: (task) => crew.read(task),
    harvest: (task, common) => crew.harvest(task, common),
    analyse: (task) => (helper === null ? crew.analyse(task) : analyseVillage(task, write)),
    report: (task) => {
      if (helper === null) return crew.report(task);
      return task.part === 'workbooks' ? writeReport(task, write) : order('report', task);
    },
    dismiss: async () => {
      await Promise.all([crew.dismiss(), helper?.end(), ...ended]);
    },
  };
}
