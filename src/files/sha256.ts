import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { DiskReason } from '../domain/findings/failure.js';
import { ofFile } from './read.js';

/** The SHA-256 of some bytes, in hexadecimal as in manifests. */
export const sha256Of = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Files are read through one piece of memory: to use new memory costs more than to read. */
let piece: Uint8Array | null = null;
const PIECE = 2 ** 18;

/** The same for a file of any size; null where it cannot be read. */
export function sha256OfFile(path: string): string | null {
  const summed = sumOfFile(path, Number.POSITIVE_INFINITY);
  return 'sha256' in summed ? summed.sha256 : null;
}

/** The same for an ordinary file of at most `most` bytes; else why there is none. */
export const sumOfFile = (
  path: string,
  most: number,
): { readonly sha256: string } | { readonly reason: DiskReason } =>
  ofFile(path, most, (file) => ({ sha256: sumOf(file) }));

function sumOf(file: number): string {
  const hash = createHash('sha256');
  piece ??= new Uint8Array(PIECE);
  for (;;) {
    const count = readSync(file, piece);
    if (count === 0) return hash.digest('hex');
    hash.update(piece.subarray(0, count));
  }
}
