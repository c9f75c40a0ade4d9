import { availableParallelism } from 'node:os';
import { type Crew, together } from '../run/crew.js';
import type { Shell } from './shell.js';

/**
 * A thread per core, the one that writes the results included, or as many as were asked for; no more
 * than there is work for. On two cores a third thread gains a tenth of the time for 50 MB more
 * (docs/performance.md).
 */
export const hireCrew = (
  { worker }: Pick<Shell, 'worker'>,
  jobs: number | null,
  tasks = Number.POSITIVE_INFINITY,
): Crew => together(Math.max(1, Math.min(jobs ?? availableParallelism() - 1, tasks)), worker);
