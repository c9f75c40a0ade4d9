/**
 * False where a text has too few characters that could be figures: of nearly every text nothing
 * more is looked at. One character may stand for two figures, such as ⑱.
 */
export function mayHold(text: string, fewest: number): boolean {
  if (2 * text.length < fewest) return false;
  let figures = 0;
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    if (code < 0x80) figures += (code >= 48 && code <= 57) || code === 88 || code === 120 ? 1 : 0;
    else if (!isChinese(code)) figures += 2;
  }
  return figures >= fewest;
}

/** Chinese characters and punctuation, none of which stands for a figure. */
const isChinese = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) ||
  (code >= 0x2000 && code <= 0x206f) ||
  (code >= 0x3000 && code <= 0x303f) ||
  (code >= 0xff01 && code <= 0xff0f) ||
  (code >= 0xff1a && code <= 0xff20);

/**
 * A text as its numbers are looked for: every figure an ordinary one, what only parts figures a
 * space, what is not seen UNSEEN. `placeOf` says where each of its characters stands in the text
 * as it was written, and where that ends.
 */
interface Folded {
  readonly text: string;
  readonly placeOf: (place: number) => number;
}

const samePlace = (place: number): number => place;

const NOT_ASCII = /[^\p{ASCII}]/u;
/** What stands in a folded text for a character that takes no place where it is shown. */
export const UNSEEN = '\u0001';
const NOT_SEEN = /[\p{Cf}\p{M}\p{DI}]/u;
/** White space, control characters, hyphens and dots. */
const PARTING = /[\s\p{Cc}\p{Cs}\p{Pd}\u2212\ufffe\uffff·・•。‧∙⋅]/u;

export function folded(written: string): Folded {
  if (!NOT_ASCII.test(written)) return { text: written.toUpperCase(), placeOf: samePlace };
  let text = '';
  const at: number[] = [];
  let place = 0;
  for (const character of written) {
    const one = character < '\u0080' ? character : foldedCharacter(character);
    for (let n = 0; n < one.length; n += 1) at.push(place);
    text += one;
    place += character.length;
  }
  return { text: text.toUpperCase(), placeOf: (n) => at[n] ?? written.length };
}

/**
 * A character as ASCII. What is neither figure nor gap becomes `?`, so that upper case later on
 * keeps every place.
 */
const foldedCharacter = (character: string): string =>
  Array.from(character.normalize('NFKC'), (one) => {
    if (one < '\u0080') return one;
    if (NUMERAL.test(one)) return figureOf(one);
    if (NOT_SEEN.test(one)) return UNSEEN;
    return PARTING.test(one) ? ' ' : '?';
  }).join('');

const NUMERAL = /\p{Nd}/u;

/** The numerals of every script stand in rows of ten, from 0 to 9. */
function figureOf(numeral: string): string {
  const code = numeral.codePointAt(0) ?? 0;
  let before = 0;
  while (NUMERAL.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
