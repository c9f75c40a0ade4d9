import type { Crew } from '../../src/run/crew.js';

/** The work itself, as the worker's module exports it. */
export type Work = Pick<Crew, 'read' | 'analyse' | 'report'>;

/** A crew that does everything on this thread. */
export const alone = (work: Work): Crew => ({
  ...work,
  jobs: 1,
  expect: () => undefined,
  dismiss: async () => undefined,
});
