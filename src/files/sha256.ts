import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { diskReason } from './disk.js';

/** The SHA-256 of some bytes, in hexadecimal as in manifests. */
export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

const CHUNK = 2 ** 20;

/** The same for a file of any size; null where it cannot be read. */
export function sha256OfFile(path: string): string | null {
  const hash = createHash('sha256');
  const buffer = new Uint8Array(CHUNK);
  try {
    const file = openSync(path, 'r');
    try {
      for (;;) {
        const count = readSync(file, buffer);
        if (count === 0) return hash.digest('hex');
        hash.update(buffer.subarray(0, count));
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (diskReason(error) === null) throw error;
    return null;
  }
}
