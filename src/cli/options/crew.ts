import { availableParallelism } from 'node:os';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { spareHandles } from '../../files/handles.js';
import { type Crew, together } from '../../run/crew.js';
import { readInput } from '../../run/read/read-file.js';
import type { Shell } from '../screen/shell.js';

/**
 * A thread per core, the one that writes the results included, or as many as were asked for; no more
 * than there is work for. On two cores a third thread gains a tenth of the time for 50 MB more
 * (docs/performance.md).
 */
export function hireCrew(
  { worker }: Pick<Shell, 'worker'>,
  jobs: number | null,
  tasks = Number.POSITIVE_INFINITY,
): Crew {
  const wanted = Math.max(1, Math.min(jobs ?? availableParallelism() - 1, tasks));
  const possible = Math.floor(spareHandles(wanted * HANDLES) / HANDLES);
  if (possible === 0) {
    throw new ExpectedFailure('disk.refused', { path: null, reason: 'tooManyOpen' });
  }
  return together(possible, worker);
}

/** As many files as a thread may open at once while it starts: its modules, all at the same time. */
const HANDLES = 80;

/** Threads cost more than a few files are worth. */
const FEW_FILES = 6;

/** Reads with as many threads as are worth it, and dismisses them afterwards. */
export async function withReaders<Result>(
  { shell, jobs }: { readonly shell: Pick<Shell, 'worker'>; readonly jobs: number | null },
  files: number,
  act: (crew: Pick<Crew, 'jobs' | 'read'>) => Promise<Result>,
): Promise<Result> {
  if (files <= FEW_FILES || jobs === 1) return await act({ jobs: 1, read: readInput });
  const crew = hireCrew(shell, jobs, files);
  try {
    return await act(crew);
  } finally {
    await crew.dismiss();
  }
}
