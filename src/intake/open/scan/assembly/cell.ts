/** One cell, from behind its `<c`. */
import {
  behindAttribute,
  behindAttributes,
  behindSpace,
  GREATER,
  isDigit,
  LESS,
  newTag,
  QUOTE,
  SLASH,
  SPACE,
  textEnd,
} from './characters';
import {
  BOOLEAN,
  DATE,
  ERROR,
  MOST_FIGURES,
  NOTHING,
  NUMBER,
  OTHER_NUMBER,
  POWERS,
  SHARED,
  TEXT,
  TYPE_BOOLEAN,
  TYPE_DATE,
  TYPE_ERROR,
  TYPE_INLINE,
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,
  UNCACHED,
} from './kinds';
import { behindRuns, newRuns, runElements, runTexts } from './runs';
import { beginPieces, endOfPieces, textNumber } from './texts';

export let kind: u32 = 0;
export let value: f64 = 0;
export let column: i32 = 0;
export let style: i32 = 0;
/** Elements in the cell. */
export let inside: u32 = 0;

let type: u32 = TYPE_NUMBER;

/** `C7"` in row 7. */
function behindReferenceOfCell(p: u32, row: u32): u32 {
  let letters: i32 = 0;
  const from = p;
  let c: u32 = load<u8>(p);
  while (c >= 65 && c <= 90) {
    letters = letters * 26 + c - 64;
    p += 1;
    c = load<u8>(p);
  }
  if (p === from || p - from > 3 || c === 48) return 0;
  let number: u32 = 0;
  const figures = p;
  while (isDigit(c)) {
    number = number * 10 + c - 48;
    p += 1;
    c = load<u8>(p);
  }
  if (c !== QUOTE || number !== row || p - figures > 7) return 0;
  column = letters - 1;
  return p + 1;
}

/** `12"`. */
function behindStyle(p: u32): u32 {
  const from = p;
  let c: u32 = load<u8>(p);
  let number: i32 = 0;
  while (isDigit(c)) {
    number = number * 10 + c - 48;
    p += 1;
    c = load<u8>(p);
  }
  // What is written in another way names no style.
  if (c !== QUOTE || p === from || p - from > 6 || (load<u8>(from) === 48 && p - from > 1))
    return 0;
  style = number;
  return p + 1;
}

/** `inlineStr"`. */
function behindType(p: u32): u32 {
  type = load<u8>(p);
  if (load<u8>(p + 1) === QUOTE) {
    const known =
      type === TYPE_NUMBER ||
      type === TYPE_SHARED ||
      type === TYPE_BOOLEAN ||
      type === TYPE_ERROR ||
      type === TYPE_DATE;
    return known ? p + 2 : 0;
  }
  // str"
  if (load<u32>(p) === 0x22727473) {
    type = TYPE_TEXT;
    return p + 4;
  }
  // inlineStr"
  if (load<u64>(p) === 0x7453656e696c6e69 && load<u16>(p + 8) === 0x2272) {
    type = TYPE_INLINE;
    return p + 10;
  }
  return 0;
}

const REFERENCE: u32 = 1;
const STYLE: u32 = 2;
const TYPE: u32 = 4;

/** Which of its three attributes stands here, `r=" s=" t="`; 0 where it is another one. */
function attributeAt(p: u32): u32 {
  // ="
  if (load<u16>(p + 1) !== 0x223d) return 0;
  const name: u32 = load<u8>(p);
  return name === 114 ? REFERENCE : name === 115 ? STYLE : name === 116 ? TYPE : 0;
}

function behindKnown(p: u32, attribute: u32, row: u32): u32 {
  if (attribute === REFERENCE) return behindReferenceOfCell(p, row);
  return attribute === STYLE ? behindStyle(p) : behindType(p);
}

/** To the `>` or `/` of the cell's tag. */
function behindTag(p: u32, row: u32): u32 {
  let seen: u32 = 0;
  newTag();
  while (load<u8>(p) === SPACE) {
    p += 1;
    const attribute = attributeAt(p);
    if (attribute !== 0) {
      if ((seen & attribute) !== 0) return 0;
      seen |= attribute;
      p = behindKnown(p + 3, attribute, row);
    } else {
      const next: u32 = load<u8>(p);
      if (next === SLASH || next === GREATER) return p;
      p = behindAttribute(p);
    }
    if (p === 0) return 0;
  }
  return p;
}

/** A text becomes the value; false where there are too many. */
function becomes(what: u32, from: u32, end: u32): bool {
  kind = what;
  const number = textNumber(from, end);
  value = number;
  return number >= 0;
}

let formulaAt: u32 = 0;
let formulaEnd: u32 = 0;

/** From behind `<f` to behind `</f>`. */
function behindFormula(p: u32): u32 {
  inside += 1;
  p = behindAttributes(p);
  if (p === 0) return 0;
  if (load<u8>(p) === SLASH) {
    formulaAt = formulaEnd = p;
    return load<u8>(p + 1) === GREATER ? p + 2 : 0;
  }
  formulaAt = p + 1;
  formulaEnd = textEnd(formulaAt);
  // </f>
  return formulaEnd === 0 || load<u32>(formulaEnd) !== 0x3e662f3c ? 0 : formulaEnd + 4;
}

/** The `<` behind a number. */
function behindNumber(from: u32): u32 {
  let mantissa: u64 = 0;
  let point: u32 = 0;
  let p = from;
  let c: u32 = load<u8>(p);
  while (c !== LESS) {
    if (isDigit(c)) mantissa = mantissa * 10 + c - 48;
    else if (c === 46 && point === 0 && p > from) point = p;
    else break;
    p += 1;
    c = load<u8>(p);
  }
  if (c === LESS && p - from <= MOST_FIGURES) {
    kind = NUMBER;
    value = <f64>mantissa;
    if (point !== 0) value /= load<f64>(POWERS + ((p - point - 1) << 3));
    return p;
  }
  p = textEnd(from);
  return p !== 0 && becomes(OTHER_NUMBER, from, p) ? p : 0;
}

function behindIndex(from: u32): u32 {
  let number: u32 = 0;
  let p = from;
  let c: u32 = load<u8>(p);
  while (isDigit(c)) {
    number = number * 10 + c - 48;
    p += 1;
    c = load<u8>(p);
  }
  if (c !== LESS || p - from > 9) return 0;
  kind = SHARED;
  value = number;
  return p;
}

/** A value without a text: only a text can be empty. */
function emptyValue(p: u32): bool {
  return type === TYPE_TEXT || type === TYPE_INLINE ? becomes(TEXT, p, p) : true;
}

/** What a value is that stands there as a text. */
function kindOfType(): u32 {
  if (type === TYPE_BOOLEAN) return BOOLEAN;
  if (type === TYPE_ERROR) return ERROR;
  return type === TYPE_DATE ? DATE : TEXT;
}

/** To the `<` behind a value. */
function behindPlainValue(from: u32): u32 {
  if (load<u8>(from) === LESS) return emptyValue(from) ? from : 0;
  if (type === TYPE_NUMBER) return behindNumber(from);
  if (type === TYPE_SHARED) return behindIndex(from);
  const p = textEnd(from);
  return p !== 0 && becomes(kindOfType(), from, p) ? p : 0;
}

/** From behind `<v` to behind `</v>`. */
function behindValue(p: u32): u32 {
  inside += 1;
  if (load<u8>(p) !== GREATER) p = behindAttributes(p);
  if (p === 0) return 0;
  if (load<u8>(p) === SLASH) {
    return load<u8>(p + 1) === GREATER && emptyValue(p) ? p + 2 : 0;
  }
  p = behindPlainValue(p + 1);
  // </v>
  return p === 0 || load<u32>(p) !== 0x3e762f3c ? 0 : p + 4;
}

/** From behind `<is>` to behind `</is>`. */
function behindInline(p: u32): u32 {
  inside += 1;
  if (type !== TYPE_INLINE) return 0;
  const from = beginPieces();
  newRuns();
  p = behindRuns(p);
  inside += runElements;
  // </is>
  if (p === 0 || load<u32>(p) !== 0x73692f3c || load<u8>(p + 4) !== GREATER) return 0;
  if (runTexts !== 0 && !becomes(TEXT, from, endOfPieces())) return 0;
  return p + 5;
}

/** From behind the cell's tag to behind its value, where there is one. */
function behindContent(p: u32): u32 {
  p = behindSpace(p);
  // <f
  if (load<u16>(p) === 0x663c) {
    p = behindFormula(p + 2);
    if (p === 0) return 0;
    p = behindSpace(p);
  }
  // <v, or <is>
  if (load<u16>(p) === 0x763c) p = behindValue(p + 2);
  else if (load<u32>(p) === 0x3e73693c) p = behindInline(p + 4);
  if (p === 0 || kind !== NOTHING || formulaAt === 0) return p;
  return becomes(UNCACHED, formulaAt, formulaEnd) ? p : 0;
}

/**
 * The cell without its `<c`, to behind `</c>`; `row` is the number of its row, `place` its column
 * where it names none.
 */
export function behindCell(p: u32, row: u32, place: i32): u32 {
  column = place;
  type = TYPE_NUMBER;
  style = -1;
  kind = NOTHING;
  inside = 0;
  formulaAt = 0;
  p = behindTag(p, row);
  if (p === 0) return 0;
  if (load<u8>(p) === SLASH) return load<u8>(p + 1) === GREATER ? p + 2 : 0;
  if (load<u8>(p) !== GREATER) return 0;
  p = behindContent(p + 1);
  if (p === 0) return 0;
  p = behindSpace(p);
  // </c>
  return load<u32>(p) === 0x3e632f3c ? p + 4 : 0;
}
