import type { ToldPlaced } from '../../results/told.js';
import type { Bars, Drawing, Picture } from './charts.js';
import { bracketBars, compositionBars } from './group-charts.js';
import { nameOf, type Page, type PageReport, pageOf } from './model.js';

/** A chart of the page as a file of its own. */
export interface PictureFile {
  /** The name of the file: what it shows of which group. */
  readonly name: string;
  readonly svg: string;
}

/** The charts of the page, for slides: of the same groups, of the same figures, in the same order. */
export async function picturesOf(report: PageReport): Promise<PictureFile[]> {
  const page = pageOf(report);
  if (page === null) throw new RangeError('pictures of no group');
  const { Drawing: Charts } = await import('./charts.js');
  const drawing = new Charts();
  try {
    return drawnOf(page, drawing);
  } finally {
    drawing.dispose();
  }
}

function drawnOf(page: Page, drawing: Drawing): PictureFile[] {
  const files: PictureFile[] = [];
  for (const placed of page.groups) {
    if (placed.group.households.surveyed === 0) continue;
    for (const key of ['composition', 'brackets'] as const) {
      const picture = pictureOf(page, placed, key);
      files.push({ name: picture.name, svg: drawing.picture(picture) });
    }
  }
  return files;
}

const BARS: Readonly<
  Record<'composition' | 'brackets', (page: Page, group: ToldPlaced['group']) => Bars>
> = { composition: compositionBars, brackets: bracketBars };

/** A picture with the notes that the page has above all charts, since a slide shows one alone. */
function pictureOf(
  page: Page,
  placed: ToldPlaced,
  key: keyof typeof BARS,
): Picture & { readonly name: string } {
  const { words, run } = page;
  const own = page.page;
  const { prior, current, basis } = run.periods;
  return {
    name: `${nameOf(page, placed)} ${own.pictures[key]}`,
    place: nameOf(page, placed),
    title: `${own.pictures[key]}${own.pictures.units[key]}`,
    notes: [
      words.periodLine(words.period(prior), words.period(current)),
      ...(basis === 'to-date' ? [own.estimated] : []),
      ...(page.audience === 'public' ? [own.hidden] : []),
    ],
    bars: BARS[key](page, placed.group),
  };
}
