import type { Random } from '../../../src/sample/random.js';

/** Values on which arithmetic turns. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff] as const;
const WORDS = [0, 1, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff] as const;
const LONGEST_PIECE = 64;

type Change = (bytes: Uint8Array, random: Random) => Uint8Array;

const inPlace =
  (change: (bytes: Uint8Array, at: number, random: Random) => void): Change =>
  (bytes, random) => {
    if (bytes.length === 0) return bytes;
    const copy = bytes.slice();
    change(copy, random.whole(0, copy.length - 1), random);
    return copy;
  };

const joined = (...pieces: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat(pieces));

const CHANGES: readonly Change[] = [
  inPlace((bytes, at, random) => {
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.whole(0, 7));
  }),
  inPlace((bytes, at, random) => {
    bytes[at] = random.pick(EDGES);
  }),
  inPlace((bytes, at, random) => {
    bytes[at] = random.whole(0, 255);
  }),
  inPlace((bytes, at, random) => {
    const width = random.pick([2, 4]);
    let value: number = random.pick(WORDS);
    for (let n = 0; n < width && at + n < bytes.length; n += 1) {
      bytes[at + n] = value & 0xff;
      value = Math.floor(value / 256);
    }
  }),
  (bytes, random) => {
    const at = random.whole(0, bytes.length);
    return joined(bytes.subarray(0, at), bytes.subarray(at + random.whole(1, LONGEST_PIECE)));
  },
  (bytes, random) => {
    const at = random.whole(0, bytes.length);
    const piece = bytes.subarray(at, at + random.whole(1, LONGEST_PIECE));
    const to = random.whole(0, bytes.length);
    return joined(bytes.subarray(0, to), piece, bytes.subarray(to));
  },
];

const CUT = 0.05;

/** One to four small changes anywhere, now and then a cut. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = bytes;
  for (let left = random.whole(1, 4); left > 0; left -= 1) {
    changed = random.pick(CHANGES)(changed, random);
  }
  return random.chance(CUT) ? changed.slice(0, random.whole(0, changed.length)) : changed;
}
