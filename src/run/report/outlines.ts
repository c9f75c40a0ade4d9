/** A text of a picture: what stands before its place, its place, and the rest with the text itself. */
const TEXT = /<text ([^>]*?)transform="([^"]*)"([^>]*>[^<]*<\/text>)/gu;

/** A dot in a colour that nothing has, between texts. */
const MARK = '<rect width="1" height="1" fill="#010203"/>';
const MARKS = /<path fill="#010203"[^>]*\/>/u;

/**
 * Pictures with outlines in the place of texts. The library reads a whole font anew for each glyph
 * of each picture, so each text is outlined once, wherever it stands.
 *
 * @param outline draws texts as paths
 */
export function outlining(
  svgs: readonly string[],
  outline: (svg: string) => string,
): (svg: string) => string {
  const texts = new Set<string>();
  for (const svg of svgs) {
    for (const [, before = '', , rest = ''] of svg.matchAll(TEXT)) texts.add(before + rest);
  }
  const [root = ''] = /^<svg[^>]*>/u.exec(svgs[0] ?? '') ?? [];
  const drawn = Array.from(texts, (text) => `${MARK}<text ${text}`).join('');
  const [, ...paths] = outline(`${root}${drawn}${MARK}</svg>`).split(MARKS);
  const outlines = new Map(Array.from(texts, (text, n) => [text, paths[n] ?? '']));
  return (svg) =>
    svg.replace(
      TEXT,
      (_, before: string, place: string, rest: string) =>
        `<g transform="${place}">${outlines.get(before + rest) ?? ''}</g>`,
    );
}
