/**
 * Writes a line of JSON (RFC 8259) whose members are known beforehand: a plan has what stands
 * between the values, a line only the values. Numbers of which `figures.ts` writes none, and texts
 * for which there is no room, are left to JavaScript: it is asked for the value.
 */

import { behindNumber, behindScaled } from '../../../domain/assembly/figures';
import { OUTPUT, PAGES, PIECES, SLOT, SLOTS, TEXTS, VALUES } from './memory';

export {
  MOST_SLOTS as mostSlots,
  MOST_VALUES as mostValues,
  OUTPUT as outputAt,
  OUTPUT_SIZE as outputSize,
  PIECES as piecesAt,
  PIECES_SIZE as piecesSize,
  SLOTS as slotsAt,
  TEXTS as textsAt,
  TEXTS_SIZE as textsSize,
  VALUES as valuesAt,
} from './memory';

memory.grow(PAGES - memory.size());

/** What a value is, as in `line-writer.ts`. */
const END: u32 = 0;
/** An amount in fen, blank as 0. */
const AMOUNT: u32 = 1;
/** An amount in fen. */
const YUAN: u32 = 2;
const NUMBER: u32 = 3;
const FLAG: u32 = 4;

/** Fen have two decimals. */
const OF_FEN: u32 = 2;

/** Bytes of the output. */
export let written: u32 = 0;

/** Where the next text stands. */
let text: u32 = TEXTS;

/** Eight bytes at a time: what is too much is written over by what follows. */
function behindCopy(out: u32, from: u32, length: u32): u32 {
  for (let done: u32 = 0; done < length; done += 8) {
    store<u64>(out + done, load<u64>(from + done));
  }
  return out + length;
}

function behindNull(out: u32): u32 {
  // null
  store<u32>(out, 0x6c6c756e);
  return out + 4;
}

function behindFlag(out: u32, value: f64): u32 {
  // true
  if (value !== 0) {
    store<u32>(out, 0x65757274);
    return out + 4;
  }
  // false
  store<u64>(out, 0x65736c6166);
  return out + 5;
}

function behindText(out: u32, length: f64): u32 {
  if (length < 0) return 0;
  const from = text;
  text += <u32>length;
  return behindCopy(out, from, <u32>length);
}

/** 0 where JavaScript is asked for the value. */
function behindValue(out: u32, kind: u32, value: f64): u32 {
  const isBlank = Number.isNaN(value);
  // Nearly all amounts are 0.
  if (kind === AMOUNT && (isBlank || value === 0)) {
    store<u8>(out, 0x30);
    return out + 1;
  }
  if (isBlank) return behindNull(out);
  if (kind === AMOUNT || kind === YUAN) return behindScaled(out, value, OF_FEN);
  if (kind === NUMBER) return behindNumber(out, value);
  return kind === FLAG ? behindFlag(out, value) : behindText(out, value);
}

/** Writes the line from a slot on; gives the slot of the value that is asked for, or the last one. */
export function write(slot: u32): u32 {
  let out = OUTPUT;
  let from: u32 = 0;
  if (slot === 0) text = TEXTS;
  else from = load<u16>(SLOTS + (slot - 1) * SLOT);
  for (;;) {
    const at = SLOTS + slot * SLOT;
    const to: u32 = load<u16>(at);
    out = behindCopy(out, PIECES + from, to - from);
    const kind: u32 = load<u16>(at + 2);
    if (kind === END) break;
    const place: u32 = load<u16>(at + 4);
    const behind = behindValue(out, kind, load<f64>(VALUES + (place << 3)));
    if (behind === 0) break;
    out = behind;
    from = to;
    slot += 1;
  }
  written = out - OUTPUT;
  return slot;
}
