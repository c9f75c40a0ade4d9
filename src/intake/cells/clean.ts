const LONGEST = 64;

/**
 * Figures, Latin letters, points and common Han characters, and not many: nothing in such a text
 * can be left out, unwrapped or unified. Nearly every text of a table is one, and five regular
 * expressions are spared where it is.
 */
export function isClean(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > LONGEST) return false;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    const isHan = code >= 0x4e00 && code <= 0x9fa5;
    const isLetter = (code | 0x20) >= 97 && (code | 0x20) <= 122;
    if (!(isHan || (code >= 48 && code <= 57) || isLetter || code === 46)) return false;
  }
  return true;
}
