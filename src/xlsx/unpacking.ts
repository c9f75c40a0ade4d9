import { isUtf8 } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import { decrypt, decryptBinary } from './decrypt.js';

/** The least that zlib takes. */
const LEAST_CHUNK = 64;

/**
 * What zlib gives with `info`: the bytes, and the engine with the number of bytes read. The types
 * of Node do not know the option.
 */
interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}
const inflated = inflateRawSync as unknown as (
  packed: Uint8Array,
  options: { readonly info: true; readonly chunkSize: number; readonly maxOutputLength: number },
) => Inflated;

/** Inflates at once into one piece of the right size, since pieces of 16 KB take twice as long. */
function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const chunkSize = Math.max(size, LEAST_CHUNK) + LEAST_CHUNK;
  try {
    const options = { info: true, chunkSize, maxOutputLength: Math.max(size, 1) } as const;
    const { buffer, engine } = inflated(packed, options);
    return buffer.length === size && engine.bytesWritten === packed.length ? buffer : null;
  } catch {
    return null;
  }
}

/** As a Buffer, of whose records the reader of old workbooks makes one copy instead of three. */
const copy = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes);

/** What reading workbooks leaves to the platform: see `intake/open/unpacking.ts`. */
export const UNPACKING = { inflate, crc32, isUtf8, copy, decrypt, decryptBinary };
