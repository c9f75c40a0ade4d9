import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** How many more files the system lets this process open, up to `most`. */
export function spareHandles(most: number): number {
  const held: number[] = [];
  try {
    while (held.length < most) held.push(openSync(process.execPath, 'r'));
  } catch {
    // The system refuses one more: what is held by now is the answer.
  } finally {
    for (const handle of held) closeSync(handle);
  }
  return held.length;
}

/**
 * Writes everything, from a place of a file on or behind what was written last: a disk that fills up
 * takes the beginning without an error, and Node would drop the rest.
 */
export function writeWhole(handle: number, bytes: Uint8Array, at: number | null = null): void {
  for (let done = 0; done < bytes.length; ) {
    const place = at === null ? null : at + done;
    done += writeSync(handle, bytes, done, bytes.length - done, place);
  }
}

/**
 * Fills `into` with what stands from a place of a file on, or behind what was read last. How many
 * bytes that were: fewer where the file ends before.
 */
export function readInto(handle: number, into: Uint8Array, at: number | null = null): number {
  let done = 0;
  while (done < into.length) {
    const place = at === null ? null : at + done;
    const more = readSync(handle, into, done, into.length - done, place);
    if (more === 0) break;
    done += more;
  }
  return done;
}
