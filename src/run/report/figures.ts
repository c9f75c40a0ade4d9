import { safeFileNames } from '../../files/names.js';
import type { PageReport } from '../../reports/page/model.js';
import { outlining } from './outlines.js';

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
  const pictures = await picturesOf(report);
  const rasterize = await rasterizer(pictures.map(({ svg }) => svg));
  const names = safeFileNames(pictures.map(({ name }) => name));
  return pictures.flatMap(({ svg }, n) => [
    { name: `${names[n]}.svg`, bytes: new TextEncoder().encode(svg) },
    ...(rasterize === null ? [] : [{ name: `${names[n]}.png`, bytes: rasterize(svg) }]),
  ]);
}

/** Draws SVG as PNG; null where the library has no machine code for this system. */
async function rasterizer(svgs: readonly string[]): Promise<Rasterize | null> {
  try {
    const { Resvg } = await import('@resvg/resvg-js');
    const outlined = outlining(svgs, (svg) => new Resvg(svg).toString());
    const options = {
      font: { loadSystemFonts: false },
      fitTo: { mode: 'width', value: PIXELS },
    } as const;
    return (svg) => new Resvg(outlined(svg), options).render().asPng();
  } catch {
    return null;
  }
}
