/** The texts of a window, each once, and the same in UTF-16. */
import { AMPERSAND, behindReference, referred } from './characters';
import { ENDS, MOST_TEXTS, PIECES, SLOTS, TABLE, TEXTS, UNITS } from './memory';

export let texts: u32 = 0;
let pieces: u32 = PIECES;

export function noTexts(): void {
  texts = 0;
  pieces = PIECES;
}

/** The table is emptied before the first text that is looked up in it. */
export function clearTable(): void {
  memory.fill(TABLE, 0, SLOTS << 2);
}

/** A text of its own; its number, or -1 where there are too many. */
export function addText(from: u32, end: u32): i32 {
  if (texts === MOST_TEXTS) return -1;
  store<u32>(TEXTS + (texts << 3), from);
  store<u32>(TEXTS + (texts << 3) + 4, end - from);
  texts += 1;
  return texts - 1;
}

/** A text that finds so many others in its way is not looked up further: a file can be made so. */
const MOST_STEPS: u32 = 64;

/** The number of a text, as a rule the same for the same bytes; -1 where there are too many. */
export function textNumber(from: u32, end: u32): i32 {
  const length = end - from;
  let hash: u32 = length;
  for (let p = from; p < end; p += 1) hash = (hash ^ load<u8>(p)) * 0x01000193;
  hash ^= hash >> 15;
  let slot = hash & (SLOTS - 1);
  for (let step: u32 = 0; step < MOST_STEPS; step += 1) {
    const taken = load<u32>(TABLE + (slot << 2));
    if (taken === 0) {
      const number = addText(from, end);
      store<u32>(TABLE + (slot << 2), number + 1);
      return number;
    }
    const entry = TEXTS + ((taken - 1) << 3);
    if (load<u32>(entry + 4) === length && memory.compare(load<u32>(entry), from, length) === 0) {
      return taken - 1;
    }
    slot = (slot + 1) & (SLOTS - 1);
  }
  return addText(from, end);
}

/** Where a text begins that stands in pieces. */
export function beginPieces(): u32 {
  return pieces;
}

export function addPiece(from: u32, end: u32): void {
  memory.copy(pieces, from, end - from);
  pieces += end - from;
}

export function endOfPieces(): u32 {
  return pieces;
}

function putCharacter(out: u32, code: u32): u32 {
  if (code < 0x10000) {
    store<u16>(out, <u16>code);
    return out + 2;
  }
  store<u16>(out, <u16>(0xd800 + ((code - 0x10000) >> 10)));
  store<u16>(out + 2, <u16>(0xdc00 + ((code - 0x10000) & 0x3ff)));
  return out + 4;
}

function followed(code: u32, p: u32): u32 {
  return (code << 6) | (load<u8>(p) & 63);
}

/** One text, of which every reference is known to be good and every byte to be UTF-8. */
function decode(p: u32, end: u32, out: u32): u32 {
  while (p < end) {
    const c: u32 = load<u8>(p);
    if (c === AMPERSAND) {
      p = behindReference(p);
      out = putCharacter(out, referred);
    } else if (c < 0x80) {
      store<u16>(out, <u16>c);
      out += 2;
      p += 1;
    } else if (c < 0xe0) {
      out = putCharacter(out, followed(c & 31, p + 1));
      p += 2;
    } else if (c < 0xf0) {
      out = putCharacter(out, followed(followed(c & 15, p + 1), p + 2));
      p += 3;
    } else {
      out = putCharacter(out, followed(followed(followed(c & 7, p + 1), p + 2), p + 3));
      p += 4;
    }
  }
  return out;
}

/** Writes all texts in UTF-16, one behind the other; their length in units. */
export function decodeTexts(): u32 {
  let out = UNITS;
  for (let n: u32 = 0; n < texts; n += 1) {
    const from = load<u32>(TEXTS + (n << 3));
    out = decode(from, from + load<u32>(TEXTS + (n << 3) + 4), out);
    store<u32>(ENDS + (n << 2), (out - UNITS) >> 1);
  }
  return (out - UNITS) >> 1;
}
