import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { RawEntry } from './zip.js';

const MEGABYTE = 2 ** 20;

/** The same megabytes again and again, deflated once: each piece ends on a byte. */
const pieceOf = (content: Uint8Array): Uint8Array =>
  deflateRawSync(content, { finishFlush: constants.Z_FULL_FLUSH, level: 9 });

/** The last block of a deflated stream, with nothing in it. */
const LAST_BLOCK = Uint8Array.from([0x03, 0x00]);

/**
 * A part of any size that takes next to nothing: `before`, then `piece` so many times, then
 * `after`. Its checksum and size are right.
 */
export function swollen(
  name: string,
  before: string,
  piece: string,
  times: number,
  after: string,
): RawEntry {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const one = encode(piece);
  const repeated = Math.max(1, Math.floor(MEGABYTE / one.length));
  const many = new Uint8Array(one.length * repeated);
  for (let n = 0; n < repeated; n += 1) many.set(one, n * one.length);
  const whole = Math.floor(times / repeated);
  const rest = many.subarray(0, (times % repeated) * one.length);
  const [head, tail] = [encode(before), encode(after)];
  const [headData, manyData, restData, tailData] = [head, many, rest, tail].map(pieceOf);
  let crc = crc32(head);
  for (let n = 0; n < whole; n += 1) crc = crc32(many, crc);
  const data = Buffer.concat([
    headData ?? LAST_BLOCK,
    ...Array<Uint8Array>(whole).fill(manyData ?? LAST_BLOCK),
    restData ?? LAST_BLOCK,
    tailData ?? LAST_BLOCK,
    LAST_BLOCK,
  ]);
  return {
    name,
    data: new Uint8Array(data),
    method: 8,
    crc: crc32(tail, crc32(rest, crc)),
    size: head.length + whole * many.length + rest.length + tail.length,
  };
}
