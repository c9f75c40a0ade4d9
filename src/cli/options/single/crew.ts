import { availableParallelism } from 'node:os';
import { spareHandles } from '../../../files/handles.js';
import { type Crew, together } from '../../../run/crew.js';
import { helped } from '../../../run/helper.js';
import { WORK } from '../../../run/work.js';
import { keepYoungMemory, letYoungMemoryGrow, saveMemory } from '../../engine.js';
import type { Shell } from '../../screen/shell.js';

/** With fewer villages a second thread costs more than it saves (docs/performance.md). */
const FEW_VILLAGES = 30;
/**
 * From how many villages on a verb that writes workbooks has a thread for each core. On two cores
 * never: a thread and its helper are as fast as two threads of which each does everything, and
 * compiles it all, and take less memory.
 * @internal
 */
export const manyToWrite = (cores: number): number =>
  cores === 2 ? Number.POSITIVE_INFINITY : FEW_VILLAGES;

/**
 * Who only reads has time enough to save memory as soon as there are several threads; and beside a
 * unit others may run.
 */
const SAVING = FEW_VILLAGES;
/** To save memory takes a ninth to a seventh of the time of who writes as well. */
const SAVING_WRITERS = 500;

/**
 * This thread alone for fewer villages than `many`, else as many as the machine has cores, or as
 * many as were asked for; no more than there is work for, nor than the system has files left to
 * open. From `saving` villages on garbage is collected early.
 */
export const hireCrew = (
  { hire }: Pick<Shell, 'hire'>,
  jobs: number | null,
  { many, saving } = { many: FEW_VILLAGES, saving: SAVING },
): Crew =>
  together(
    (villages) => {
      if (villages >= saving) saveMemory();
      const usual = villages >= many ? availableParallelism() : 1;
      return possible(Math.min(jobs ?? usual, Math.ceil(villages)) - 1);
    },
    hire,
    WORK,
  );

/** From this many villages on a helper is worth it; fewer are done before it has started. */
const HELPED_FROM = 2;

/**
 * For verbs that write workbooks: where a run of few villages is done by one thread, a helper on a
 * second core opens its files and writes.
 */
export const hireWriters = (shell: Pick<Shell, 'hire'>, jobs: number | null): Crew => {
  const many = manyToWrite(availableParallelism());
  return helped(
    hireCrew(shell, jobs, { many, saving: SAVING_WRITERS }),
    (villages) =>
      jobs === null &&
      villages >= HELPED_FROM &&
      villages < many &&
      availableParallelism() > 1 &&
      possible(1) === 1,
    shell.hire,
    { keep: keepYoungMemory, letGrow: letYoungMemoryGrow },
  );
};

/** How many files a thread may have open at once while it starts and works. */
const HANDLES = 20;

const possible = (threads: number): number =>
  Math.floor(spareHandles(Math.max(0, threads) * HANDLES) / HANDLES);

/** Reads with as many threads as are worth it, and dismisses them afterwards. */
export async function withReaders<Result>(
  { shell, jobs }: { readonly shell: Pick<Shell, 'hire'>; readonly jobs: number | null },
  act: (crew: Crew) => Promise<Result>,
): Promise<Result> {
  const crew = hireCrew(shell, jobs);
  try {
    return await act(crew);
  } finally {
    await crew.dismiss();
  }
}
