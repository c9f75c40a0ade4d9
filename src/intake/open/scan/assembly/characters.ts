/** Characters, references and attributes as a strict XML parser takes them; 0 is "unusual". */
import { MOST_NAMES, NAMES } from './memory';

export const TAB: u32 = 9;
export const NEWLINE: u32 = 10;
export const RETURN: u32 = 13;
export const SPACE: u32 = 32;
export const QUOTE: u32 = 34;
export const AMPERSAND: u32 = 38;
export const SLASH: u32 = 47;
export const LESS: u32 = 60;
export const EQUALS: u32 = 61;
export const GREATER: u32 = 62;

export function isDigit(c: u32): bool {
  return c >= 48 && c <= 57;
}

/** White space between tags; carriage returns too, which mean nothing there. */
export function behindSpace(p: u32): u32 {
  let c: u32 = load<u8>(p);
  while (c === SPACE || c === NEWLINE || c === RETURN || c === TAB) {
    p += 1;
    c = load<u8>(p);
  }
  return p;
}

/** The character that a reference stands for. */
export let referred: u32 = 0;

function isCharacter(code: u32): bool {
  if (code < 32) return code === TAB || code === NEWLINE || code === RETURN;
  return (
    code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
  );
}

function hexDigit(c: u32): i32 {
  if (isDigit(c)) return c - 48;
  if (c >= 97 && c <= 102) return c - 87;
  return c >= 65 && c <= 70 ? c - 55 : -1;
}

/** From the first figure on: `41;` of `&#x41;`. */
function hexadecimal(p: u32): u32 {
  let code: u32 = 0;
  const from = p;
  let digit = hexDigit(load<u8>(p));
  while (digit >= 0) {
    code = code * 16 + digit;
    p += 1;
    if (p - from > 6) return 0;
    digit = hexDigit(load<u8>(p));
  }
  referred = code;
  return p === from || load<u8>(p) !== 59 || !isCharacter(code) ? 0 : p + 1;
}

function decimal(p: u32): u32 {
  let code: u32 = 0;
  const from = p;
  let c: u32 = load<u8>(p);
  while (isDigit(c)) {
    code = code * 10 + c - 48;
    p += 1;
    if (p - from > 7) return 0;
    c = load<u8>(p);
  }
  referred = code;
  return p === from || c !== 59 || !isCharacter(code) ? 0 : p + 1;
}

/** One of the five names, from behind the ampersand. */
function behindName(p: u32): u32 {
  const word = load<u32>(p);
  const short = word & 0xffffff;
  // lt; and gt;
  if (short === 0x3b746c || short === 0x3b7467) {
    referred = short === 0x3b746c ? LESS : GREATER;
    return p + 3;
  }
  // amp;
  if (word === 0x3b706d61) {
    referred = AMPERSAND;
    return p + 4;
  }
  // quot; and apos;
  if (load<u8>(p + 4) !== 59 || (word !== 0x746f7571 && word !== 0x736f7061)) return 0;
  referred = word === 0x746f7571 ? QUOTE : 39;
  return p + 5;
}

/** From its ampersand to behind its semicolon: one of the five names, or a number. */
export function behindReference(p: u32): u32 {
  if (load<u8>(p + 1) !== 35) return behindName(p + 1);
  return load<u8>(p + 2) === 120 ? hexadecimal(p + 3) : decimal(p + 2);
}

/** U+FFFE and U+FFFF are no characters; all else that is well-formed UTF-8 is one. */
export function isNoCharacter(p: u32): bool {
  return load<u8>(p) === 0xef && load<u8>(p + 1) === 0xbf && load<u8>(p + 2) >= 0xbe;
}

/** A character that cannot stand in a text as it is: a carriage return would become a line break. */
function isRefused(c: u32, p: u32): bool {
  if (c < SPACE) return c !== NEWLINE && c !== TAB;
  // ]]>
  if (c === 93) return load<u8>(p + 1) === 93 && load<u8>(p + 2) === GREATER;
  return c === 0xef && isNoCharacter(p);
}

/** The `<` behind a text. */
export function textEnd(p: u32): u32 {
  let c: u32 = load<u8>(p);
  while (c !== LESS) {
    if (c === AMPERSAND) {
      p = behindReference(p);
      if (p === 0) return 0;
    } else {
      if (isRefused(c, p)) return 0;
      p += 1;
    }
    c = load<u8>(p);
  }
  return p;
}

export let nameAt: u32 = 0;
export let nameLength: u32 = 0;
export let valueAt: u32 = 0;
let names: u32 = 0;

/** The attributes of a new tag are to come. */
export function newTag(): void {
  names = 0;
}

/** Tells whether the tag has no attribute of this name yet: XML allows each name once. */
function isNew(): bool {
  for (let n: u32 = 0; n < names; n += 1) {
    const entry = NAMES + (n << 3);
    if (load<u32>(entry + 4) !== nameLength) continue;
    if (memory.compare(load<u32>(entry), nameAt, nameLength) === 0) return false;
  }
  if (names === MOST_NAMES) return false;
  store<u32>(NAMES + (names << 3), nameAt);
  store<u32>(NAMES + (names << 3) + 4, nameLength);
  names += 1;
  return true;
}

function isNameStart(c: u32): bool {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c === 58;
}

/** From the first letter of an attribute to behind its closing quotation mark. */
export function behindAttribute(p: u32): u32 {
  nameAt = p;
  let c: u32 = load<u8>(p);
  if (!isNameStart(c)) return 0;
  while (c !== EQUALS) {
    if (!isNameStart(c) && !isDigit(c) && c !== 45 && c !== 46) return 0;
    p += 1;
    c = load<u8>(p);
  }
  nameLength = p - nameAt;
  if (load<u8>(p + 1) !== QUOTE) return 0;
  p += 2;
  valueAt = p;
  c = load<u8>(p);
  while (c !== QUOTE) {
    if (c < SPACE || c === LESS || c === AMPERSAND || (c === 0xef && isNoCharacter(p))) return 0;
    p += 1;
    c = load<u8>(p);
  }
  return isNew() ? p + 1 : 0;
}

/** Attributes that bear on nothing; from behind the tag's name to its `>` or `/`. */
export function behindAttributes(p: u32): u32 {
  newTag();
  while (true) {
    const c: u32 = load<u8>(p);
    if (c === GREATER || c === SLASH) return p;
    if (c !== SPACE) return 0;
    const next: u32 = load<u8>(p + 1);
    if (next === GREATER || next === SLASH) return p + 1;
    p = behindAttribute(p + 1);
    if (p === 0) return 0;
  }
}
