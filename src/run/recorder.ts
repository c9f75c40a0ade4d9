import { createHash, type Hash } from 'node:crypto';
import { byCodePoint } from '../domain/names/order.js';
import type { OutputFolder } from '../files/output.js';

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
  const hashes = new Map<string, Hash>();
  const put =
    (act: 'write' | 'append') =>
    (name: string, bytes: Uint8Array): void => {
      hashes.set(name, (hashes.get(name) ?? createHash('sha256')).update(bytes));
      output[act](name, bytes);
    };
  return {
    write: put('write'),
    append: put('append'),
    names: () => hashes.keys(),
    outputs: () =>
      [...hashes]
        .map(([path, hash]) => ({ path, sha256: hash.digest('hex') }))
        .sort((a, b) => byCodePoint(a.path, b.path)),
  };
}
