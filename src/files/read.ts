import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { DiskReason } from '../domain/findings/failure.js';
import { diskReason } from './disk.js';
import { readInto } from './handles.js';

export type FileReading =
  | { readonly bytes: Uint8Array }
  /** `tooLarge`, or why the disk refused. */
  | { readonly reason: DiskReason };

/** A pipe that nobody writes to must not stop the run; Windows has no such flag. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** What an ordinary file of at most `most` bytes gives while it is open. */
export function ofFile<Found>(
  path: string,
  most: number,
  take: (file: number, size: number) => Found,
): Found | { readonly reason: DiskReason } {
  let file: number | null = null;
  try {
    file = openSync(path, OPEN_FLAGS);
    const state = fstatSync(file);
    if (state.isDirectory()) return { reason: 'isFolder' };
    if (!state.isFile()) return { reason: 'notFile' };
    if (state.size > most) return { reason: 'tooLarge' };
    return take(file, state.size);
  } catch (error) {
    const reason = diskReason(error);
    if (reason === null) throw error;
    return { reason };
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** The bytes of an ordinary file of at most `most` bytes, counted while reading. */
export const readFile = (path: string, most: number): FileReading =>
  ofFile(path, most, (file, size) => ({ bytes: readAtMost(file, size) }));

/** As many bytes as the file had when it was opened; one that shrinks meanwhile gives fewer. */
function readAtMost(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  return bytes.subarray(0, readInto(file, bytes));
}

/** How many bytes are asked for at a time from a pipe. */
const PIECE = 2 ** 16;

/** What an open descriptor gives, such as standard input, up to its end: at most `most` bytes. */
export function readDescriptor(descriptor: number, most: number): FileReading {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const piece = new Uint8Array(PIECE);
      const count = readSync(descriptor, piece, 0, PIECE, null);
      if (count === 0) return { bytes: Buffer.concat(pieces) };
      size += count;
      if (size > most) return { reason: 'tooLarge' };
      pieces.push(piece.subarray(0, count));
    }
  } catch (error) {
    // Windows tells the end of a pipe by an error.
    if (error instanceof Error && 'code' in error && error.code === 'EOF')
      return { bytes: Buffer.concat(pieces) };
    const reason = diskReason(error);
    if (reason === null) throw error;
    return { reason };
  }
}

export type TextReading = { readonly text: string } | { readonly reason: DiskReason };

/** A configuration file is small; what is larger is something else. */
const MOST_TEXT = 4 * 2 ** 20;

/**
 * A configuration file as text: UTF-8 or, as Windows editors still write Chinese, GB18030.
 * `notText` for everything else.
 */
export function readText(path: string): TextReading {
  const reading = readFile(path, MOST_TEXT);
  if ('reason' in reading) return reading;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(reading.bytes) };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return { reason: 'notText' };
}

/** When a file was last changed, in milliseconds; 0 where the disk does not say. */
export function changedAt(path: string): number {
  try {
    return Math.floor(statSync(path).mtimeMs);
  } catch (error) {
    if (diskReason(error) === null) throw error;
    return 0;
  }
}
