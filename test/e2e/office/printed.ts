import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const STREAM = /(?<=stream\r?\n)/gu;
const SIZE = /\/F\d+ ([\d.]+) Tf/gu;

/**
 * The smallest letters of each page of a PDF that LibreOffice made, in points on paper: it writes a
 * page as one packed stream, and the sizes of its letters as they are printed.
 */
export function smallestLetters(path: string): number[] {
  const bytes = readFileSync(path);
  return [...bytes.toString('latin1').matchAll(STREAM)].flatMap(({ index }) => {
    const sizes = [...unpacked(bytes.subarray(index)).matchAll(SIZE)].map(([, size]) =>
      Number(size),
    );
    return sizes.length === 0 ? [] : [Math.min(...sizes)];
  });
}

/** A stream of the file, empty where it is not a packed one. */
function unpacked(bytes: Uint8Array): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}
