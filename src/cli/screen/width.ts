/** Characters that a terminal draws over two columns (Unicode's East Asian Width W and F). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Marks that are drawn over the character before them. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

const columnsOf = (character: string): number =>
  NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;

/** Columns of a terminal that a text takes. */
export function widthOnScreen(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

/** As much of a text's end as fits: of a path that is its file. */
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
