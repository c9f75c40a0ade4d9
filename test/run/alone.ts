import { type Crew, withWorkbooks } from '../../src/run/crew.js';
import type { GroupsRun } from '../../src/run/shelf/groups-run.js';
import type { Work as Everything } from '../../src/run/work.js';

/** The work itself, as the worker's module exports it. */
export type Work = Omit<Everything, 'write'>;

/** A crew that does everything on this thread. */
export const alone = (work: Work): Crew => ({
  ...work,
  analyse: async (task) => withWorkbooks(await work.analyse(task)),
  jobs: 1,
  files: 1,
  isAlone: true,
  expect: () => undefined,
  expectPapers: () => undefined,
  dismiss: async () => undefined,
});

/** The same by another thread: whatever goes there and comes back is a copy. */
export function elsewhere({ read, harvest, analyse, report }: Work): Crew {
  const sent = new Map<GroupsRun, GroupsRun>();
  const there = (run: GroupsRun): GroupsRun => {
    const known = sent.get(run) ?? structuredClone(run);
    sent.set(run, known);
    return known;
  };
  return {
    ...alone({ read, harvest, analyse, report }),
    jobs: 2,
    files: 2,
    isAlone: false,
    read: async (task) => structuredClone(await read(structuredClone(task))),
    harvest: async (groups, run) =>
      structuredClone(await harvest(structuredClone(groups), there(run))),
    analyse: async (task) => withWorkbooks(structuredClone(await analyse(structuredClone(task)))),
  };
}
