import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/**
 * `.结果.zengshou-new-1f2e3d-4242-9a8b7c`: what of which folder, on which machine and by which
 * process. So the next run knows what a killed one left.
 */
type Kind = 'new' | 'old';

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
/** A run on another machine that shares the folder cannot be seen; no run takes that long. */
const LONGEST_RUN_MS = 24 * 60 * 60 * 1000;

const prefixOf = (target: string): string => `.${basename(target)}.zengshou-`;

export const siblingName = (target: string, kind: Kind): string =>
  `${prefixOf(target)}${kind}-${HOST}-${process.pid}-${randomBytes(3).toString('hex')}`;

const TAIL = /^(new|old)-([0-9a-f]{6})-(\d{1,10})-[0-9a-f]{6}$/;

/**
 * Puts in order what a killed run left beside the folder: results that had been moved away come
 * back where nothing took their place; unfinished ones go.
 */
export function recover(target: string): void {
  const prefix = prefixOf(target);
  for (const name of readdirSync(dirname(target)).sort()) {
    if (!name.startsWith(prefix)) continue;
    const [, kind, host, pid] = TAIL.exec(name.slice(prefix.length)) ?? [];
    if (kind === undefined) continue;
    const path = join(dirname(target), name);
    if (isRunning(path, host ?? '', Number(pid))) continue;
    if (kind === 'old' && statSync(target, { throwIfNoEntry: false }) === undefined) {
      renameSync(path, target);
    } else {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

function isRunning(path: string, host: string, pid: number): boolean {
  const state = lstatSync(path, { throwIfNoEntry: false });
  if (state === undefined || Date.now() - state.mtimeMs > LONGEST_RUN_MS) return false;
  if (host !== HOST) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as someone else.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
