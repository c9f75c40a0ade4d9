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
