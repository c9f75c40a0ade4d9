import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collector: (() => void) | null = null;

/**
 * Collects this thread's garbage at once, in a tenth of a second. V8 lets it lie while the machine
 * has memory, on a busy machine longest: a large run does it where one part of its work ends
 * (docs/performance.md).
 */
export function collectGarbage(): void {
  if (collector === null) {
    setFlagsFromString('--expose-gc');
    collector = runInNewContext('gc') as () => void;
  }
  collector();
}

/** The versions of V8 that know how to move things together; to others the flag would be an error. */
const MOVING = ['11', '12', '13'];

/**
 * The same, and what is left is moved together: a little of it on each of many pages keeps two or
 * three times its size. For a moment it is there twice, so this is for where little is left, and
 * garbage is collected before.
 */
export function compactMemory(): void {
  collectGarbage();
  const [version = ''] = process.versions.v8.split('.');
  const isKnown = MOVING.includes(version);
  if (isKnown) setFlagsFromString('--compact-on-every-full-gc');
  collectGarbage();
  if (isKnown) setFlagsFromString('--no-compact-on-every-full-gc');
}
