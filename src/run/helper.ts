import { writeReport } from './analyze/report.js';
import { analyseVillage } from './analyze/village.js';
import { type Crew, writingOn } from './crew.js';
import { Thread } from './threads.js';

/** How many villages' workbooks may wait for the helper; their results wait in memory. */
const AHEAD = 3;

/** Whoever waits for the helper is told by it. */
const nothing = (): void => undefined;

/**
 * A crew whose workbooks, page and document are written by a second thread, while this one goes on
 * with what comes next: neither needs the code of the other.
 */
export function helped(crew: Crew, isWorth: (tasks: number) => boolean, worker: URL): Crew {
  let helper: Thread | null = null;
  const ended: Promise<void>[] = [];
  return {
    get jobs() {
      return helper === null ? crew.jobs : AHEAD;
    },
    get isAlone() {
      return helper !== null || crew.isAlone;
    },
    expect: (tasks) => {
      crew.expect(tasks);
      if (isWorth(tasks)) {
        helper ??= new Thread(worker, nothing, nothing);
      } else if (helper !== null) {
        // The files held more villages than was thought: several threads do all of it.
        ended.push(helper.end());
        helper = null;
      }
    },
    read: (task) => crew.read(task),
    harvest: (task, common) => crew.harvest(task, common),
    analyse: (task) =>
      helper === null ? crew.analyse(task) : analyseVillage(task, writingOn(helper)),
    report: (task) => {
      if (helper === null) return crew.report(task);
      return task.part === 'workbooks'
        ? writeReport(task, writingOn(helper))
        : helper.order('report', task);
    },
    dismiss: async () => {
      await Promise.all([crew.dismiss(), helper?.end(), ...ended]);
    },
  };
}
