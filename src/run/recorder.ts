import { createHash, type Hash } from 'node:crypto';
import { byCodePoint } from '../domain/names/order.js';
import type { OutputFolder } from '../files/output.js';
import { sha256Of } from '../files/sha256.js';

/** Writes results and keeps the sum of each. */
export interface Recorder {
  write(name: string, bytes: Uint8Array): void;
  append(name: string, bytes: Uint8Array): void;
  /** What has been written so far. */
  names(): Iterable<string>;
  /** Every file with the hash of all that was written to it, in code-point order of the names. */
  outputs(): { path: string; sha256: string }[];
}

export function recorder(output: Pick<OutputFolder, 'write' | 'append'>): Recorder {
  // Of a file that is written at once only the sum is kept: a running one takes memory of its own.
  const hashes = new Map<string, Hash | string>();
  return {
    write(name, bytes) {
      hashes.set(name, sha256Of(bytes));
      output.write(name, bytes);
    },
    append(name, bytes) {
      const known = hashes.get(name) ?? createHash('sha256');
      if (typeof known === 'string') throw new Error('added to a file that is written');
      hashes.set(name, known.update(bytes));
      output.append(name, bytes);
    },
    names: () => hashes.keys(),
    outputs: () =>
      [...hashes]
        .map(([path, hash]) => ({
          path,
          sha256: typeof hash === 'string' ? hash : hash.digest('hex'),
        }))
        .sort((a, b) => byCodePoint(a.path, b.path)),
  };
}
