import { safeFileNames } from '../../files/names.js';
import type { PageReport } from '../../reports/page/model.js';

interface Figure {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Wide enough for a slide that fills a screen. */
const PIXELS = 1920;

type Rasterize = (svg: string) => Uint8Array;

/**
 * The charts of the page as SVG and PNG. Where the library has nothing for a system there is no
 * PNG; who asked is told (`zengshou report`).
 */
export async function figuresOf(report: PageReport): Promise<Figure[]> {
  const { picturesOf } = await import('../../reports/page/pictures.js');
  const rasterize = await rasterizer();
  const pictures = await picturesOf(report);
  const names = safeFileNames(pictures.map(({ name }) => name));
  return pictures.flatMap(({ svg }, n) => [
    { name: `${names[n]}.svg`, bytes: new TextEncoder().encode(svg) },
    ...(rasterize === null ? [] : [{ name: `${names[n]}.png`, bytes: rasterize(svg) }]),
  ]);
}

/** Draws SVG as PNG; null where the library has no machine code for this system. */
async function rasterizer(): Promise<Rasterize | null> {
  try {
    const { Resvg } = await import('@resvg/resvg-js');
    return (svg) => new Resvg(svg, { fitTo: { mode: 'width', value: PIXELS } }).render().asPng();
  } catch {
    return null;
  }
}
