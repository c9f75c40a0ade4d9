import { availableParallelism } from 'node:os';
import { type Crew, together } from '../run/crew.js';
import type { Shell } from './shell.js';

/** A thread per core, or as many as were asked for; no more than there is work for. */
export const hireCrew = (
  { worker }: Pick<Shell, 'worker'>,
  jobs: number | null,
  tasks = Number.POSITIVE_INFINITY,
): Crew => together(Math.max(1, Math.min(jobs ?? availableParallelism(), tasks)), worker);
