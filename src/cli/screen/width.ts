import { stripVTControlCharacters } from 'node:util';
import { isEastAsianWide } from '../../xlsx/width.js';

/** Marks that are drawn over the character before them. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

const columnsOf = (character: string): number =>
  NO_WIDTH.test(character) ? 0 : isEastAsianWide(character) ? 2 : 1;

/** Columns of a terminal that a text takes. */
export function widthOnScreen(text: string): number {
  let width = 0;
  for (const character of plain(text)) width += columnsOf(character);
  return width;
}

/** The end of a text, as much as fits; of a path that is its file. */
export function fitted(text: string, room: number): string {
  if (widthOnScreen(text) <= room) return text;
  let width = 1;
  let kept = '';
  for (const character of [...text].reverse()) {
    width += columnsOf(character);
    if (width > room) break;
    kept = character + kept;
  }
  return room < 1 ? '' : `…${kept}`;
}

/** Text without the colours of the screen. */
const plain = (text: string): string => stripVTControlCharacters(text);

/** Characters that must not begin a line; below, those that must not end one. */
const CLOSING = /^[，。；：、！？）》”’】…—%,.;:!?)\]}]/u;
const OPENING = /[（《“‘【([{]$/u;

/** Words with the spaces behind them, and single wide characters: a line may end between them. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const character of text) {
    const last = found.at(-1);
    if (last !== undefined && isJoined(last, character)) found.push(`${found.pop()}${character}`);
    else found.push(character);
  }
  return found;
}

const isJoined = (last: string, next: string): boolean => {
  if (next === ' ' || CLOSING.test(next) || OPENING.test(last)) return true;
  return !(last.endsWith(' ') || isWide(next) || isWide([...last].at(-1) ?? ''));
};

const isWide = (character: string): boolean => columnsOf(character) === 2;

/** The least room in which no word of a text is broken. */
export const leastRoom = (text: string): number =>
  Math.max(0, ...pieces(text).map((piece) => widthOnScreen(piece.trim())));

/** A text in lines of at most so many columns, broken between words and between Chinese characters. */
export function wrapped(text: string, room: number): string[] {
  return text.split('\n').flatMap((line) => wrappedLine(line, room));
}

function wrappedLine(text: string, room: number): string[] {
  if (widthOnScreen(text) <= room) return [text];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (widthOnScreen(`${line}${piece}`.trimEnd()) > room && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
    while (widthOnScreen(line.trimEnd()) > room) {
      const start = beginning(line, room);
      if (start === line) break;
      lines.push(start);
      line = line.slice(start.length);
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** The beginning of a text, as much as fits, one character at least. */
function beginning(text: string, room: number): string {
  let width = 0;
  let kept = '';
  for (const character of text) {
    width += columnsOf(character);
    if (width > room && kept !== '') break;
    kept += character;
  }
  return kept;
}

/**
 * A colour as the screen sets it, or what a terminal obeys: a control character that is no line
 * break and no tab, or one that turns the direction of what follows.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal obeys
const CONTROL = /\u001b\[\d{1,2}m|(?![\n\t])\p{Cc}|\p{Bidi_Control}/gu;

/**
 * What a terminal shows and does not obey: names of files, sheets and people can have any character.
 * It is written as JSON writes it, so that JSON stays the same JSON.
 */
export const harmless = (text: string): string =>
  text.replace(CONTROL, (found) =>
    found.length > 1 ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
