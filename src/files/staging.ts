import { createHash, randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type KeptFolder, keepEdited, keptBeside } from './kept.js';

/**
 * `.结果.zengshou-new-1f2e3d-4242-9a8b7c`: what of which folder, on which machine and by which
 * process. So the next run knows what a killed one left.
 */
type Kind = 'new' | 'old';

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
/** A run on another machine that shares the folder cannot be seen; no run takes that long. */
const LONGEST_RUN_MS = 24 * 60 * 60 * 1000;

const prefixOf = (target: string): string => `.${basename(target)}.zengshou-`;

/**
 * The folders that this very process has made: an earlier run may have had the same process number.
 */
const own = new Set<string>();

export function siblingName(target: string, kind: Kind): string {
  const random = randomBytes(3).toString('hex');
  const name = `${prefixOf(target)}${kind}-${HOST}-${process.pid}-${random}`;
  own.add(name);
  return name;
}

const NAME = /^\.(.+)\.zengshou-(new|old)-([0-9a-f]{6})-(\d{1,10})-[0-9a-f]{6}$/;

/**
 * Puts in order what killed runs left beside the folder: results that had been moved away come
 * back where nothing took their place; unfinished ones go, whatever results they were to be. What
 * people had written into results that go is kept.
 */
export function recover(target: string): KeptFolder[] {
  const folder = dirname(target);
  removeAbandoned(folder);
  return abandoned(folder, 'old').flatMap(({ path, of }) => {
    if (of !== basename(target)) return [];
    if (statSync(target, { throwIfNoEntry: false }) === undefined) {
      renameSync(path, target);
      return [];
    }
    const kept = keepEdited(path, keptBeside(target));
    rmSync(path, { recursive: true, force: true });
    return kept === null ? [] : [kept];
  });
}

/** Removes what killed runs had begun to write into a folder. */
export function removeAbandoned(folder: string): void {
  for (const { path } of abandoned(folder, 'new')) rmSync(path, { recursive: true, force: true });
}

/** What runs left or still have beside the folder for these results, alive or not. */
export const leftBy = (target: string, wanted: Kind): string[] =>
  readdirSync(dirname(target))
    .sort()
    .filter((name) => {
      const [, of, kind] = NAME.exec(name) ?? [];
      return of === basename(target) && kind === wanted;
    })
    .map((name) => join(dirname(target), name));

/** Results that a killed run had moved away come back where nothing took their place. */
export function restore(target: string): void {
  if (existsSync(target) || !existsSync(dirname(target))) return;
  const [last] = abandoned(dirname(target), 'old').filter(({ of }) => of === basename(target));
  if (last !== undefined) renameSync(last.path, target);
}

interface Abandoned {
  readonly path: string;
  /** The name of the results. */
  readonly of: string;
}

const abandoned = (folder: string, wanted: Kind): Abandoned[] =>
  readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const [, of = '', kind, host = '', pid] = NAME.exec(name) ?? [];
      if (kind !== wanted || own.has(name)) return [];
      const path = join(folder, name);
      return isRunning(path, host, Number(pid)) ? [] : [{ path, of }];
    });

function isRunning(path: string, host: string, pid: number): boolean {
  if (host === HOST && pid === process.pid) return false;
  const state = lstatSync(path, { throwIfNoEntry: false });
  if (state === undefined || Date.now() - state.mtimeMs > LONGEST_RUN_MS) return false;
  if (host !== HOST) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // With EPERM the process is running, as another user.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
