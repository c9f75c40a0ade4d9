/** The text of a cell or of a shared string: runs with their fonts, and readings that are left out. */
import { behindAttributes, behindSpace, GREATER, LESS, SLASH, textEnd } from './characters';
import { addPiece } from './texts';

/** Elements, and texts among them that count. */
export let runElements: u32 = 0;
export let runTexts: u32 = 0;

export function newRuns(): void {
  runElements = 0;
  runTexts = 0;
}

/** From behind `<t` to behind `</t>`. */
function behindText(p: u32, counts: bool): u32 {
  runElements += 1;
  if (counts) runTexts += 1;
  if (load<u8>(p) !== GREATER) p = behindAttributes(p);
  if (p === 0) return 0;
  if (load<u8>(p) === SLASH) return load<u8>(p + 1) === GREATER ? p + 2 : 0;
  const from = p + 1;
  p = textEnd(from);
  // </t>
  if (p === 0 || load<u32>(p) !== 0x3e742f3c) return 0;
  if (counts) addPiece(from, p);
  return p + 4;
}

function isLetter(c: u32): bool {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
}

/** What a font says: bold, a size, a name. No other element with so short a name stands there. */
function isOfFont(from: u32, length: u32): bool {
  const first: u32 = load<u8>(from);
  if (length === 1) return first === 98 || first === 105 || first === 117;
  // sz, and not rPh
  if (length === 2) return load<u16>(from) === 0x7a73;
  return length > 3 || first !== 114;
}

/** From behind `<rPr` to behind `</rPr>`. */
function behindFont(p: u32): u32 {
  runElements += 1;
  if (load<u8>(p) === SLASH) return load<u8>(p + 1) === GREATER ? p + 2 : 0;
  if (load<u8>(p) !== GREATER) return 0;
  p = behindSpace(p + 1);
  while (load<u8>(p) === LESS && load<u8>(p + 1) !== SLASH) {
    runElements += 1;
    const from = p + 1;
    p = from;
    while (isLetter(load<u8>(p))) p += 1;
    if (p === from || !isOfFont(from, p - from)) return 0;
    p = behindAttributes(p);
    if (p === 0 || load<u8>(p) !== SLASH || load<u8>(p + 1) !== GREATER) return 0;
    p = behindSpace(p + 2);
  }
  // </rPr>
  return load<u32>(p) === 0x50722f3c && load<u16>(p + 4) === 0x3e72 ? p + 6 : 0;
}

/** From behind `<r>` to behind `</r>`. */
function behindRun(p: u32): u32 {
  runElements += 1;
  p = behindSpace(p);
  // <rPr
  if (load<u32>(p) === 0x7250723c) {
    p = behindFont(p + 4);
    if (p === 0) return 0;
    p = behindSpace(p);
  }
  // <t
  if (load<u16>(p) !== 0x743c) return 0;
  p = behindText(p + 2, true);
  if (p === 0) return 0;
  p = behindSpace(p);
  // </r>
  return load<u32>(p) === 0x3e722f3c ? p + 4 : 0;
}

/** From behind `<rPh` to behind `</rPh>`: how a name is pronounced. */
function behindReading(p: u32): u32 {
  runElements += 1;
  p = behindAttributes(p);
  if (p === 0 || load<u8>(p) !== GREATER) return 0;
  p = behindSpace(p + 1);
  // <t
  if (load<u16>(p) !== 0x743c) return 0;
  p = behindText(p + 2, false);
  if (p === 0) return 0;
  p = behindSpace(p);
  // </rPh>
  return load<u32>(p) === 0x50722f3c && load<u16>(p + 4) === 0x3e68 ? p + 6 : 0;
}

/** `<phoneticPr` */
function isReadingsFont(p: u32): bool {
  if (load<u64>(p + 1) !== 0x636974656e6f6870 || load<u16>(p + 9) !== 0x7250) return false;
  return load<u8>(p) === LESS;
}

/** From behind `<phoneticPr` to behind its `/>`. */
function behindReadingsFont(p: u32): u32 {
  runElements += 1;
  p = behindAttributes(p);
  return p !== 0 && load<u8>(p) === SLASH && load<u8>(p + 1) === GREATER ? p + 2 : 0;
}

/** As far as there are texts, runs and readings; to the `<` of what follows. */
export function behindRuns(p: u32): u32 {
  p = behindSpace(p);
  while (p !== 0) {
    const word = load<u32>(p);
    // <t, <r>, <rPh, <phoneticPr
    if ((word & 0xffff) === 0x743c) p = behindText(p + 2, true);
    else if ((word & 0xffffff) === 0x3e723c) p = behindRun(p + 3);
    else if (word === 0x6850723c) p = behindReading(p + 4);
    else if (isReadingsFont(p)) {
      p = behindReadingsFont(p + 11);
    } else return p;
    if (p !== 0) p = behindSpace(p);
  }
  return 0;
}
