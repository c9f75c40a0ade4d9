import type { Archive } from './archive.js';
import type { Budget } from './budget.js';
import { type Shown, shownByCode, shownByNumber } from './numberFormat.js';
import { readElements } from './package.js';
import { unreadable } from './refusal.js';

/** Formats by the index that cells give, as text; plain ones are left out. */
export type Styles = ReadonlyMap<string, Shown>;

/** No program writes more (18.8.10 and Excel's own limit of 65,490). */
const MOST_STYLES = 2 ** 16;

/** What the styles of a workbook make of its numbers (ECMA-376 part 1, 18.8). */
export const stylesOf = async (
  archive: Archive,
  part: string | undefined,
  budget: Budget,
): Promise<Styles> => {
  const styles = new Map<string, Shown>();
  if (part === undefined || !archive.has(part)) return styles;
  const formats = new Map<number, Shown | undefined>();
  let inCells = false;
  let index = 0;
  await readElements(archive, part, budget, (name, attributes) => {
    if (name === 'numFmt') {
      formats.set(
        Number(attributes.get('numFmtId')),
        shownByCode(attributes.get('formatCode') ?? ''),
      );
    } else if (name === 'cellXfs') inCells = true;
    else if (name === 'cellStyles' || name === 'dxfs') inCells = false;
    if (name !== 'xf' || !inCells) return;
    const id = Number(attributes.get('numFmtId') ?? 0);
    const shown = formats.has(id) ? formats.get(id) : shownByNumber(id);
    if (shown !== undefined) styles.set(String(index), shown);
    index += 1;
    if (Math.max(index, formats.size) > MOST_STYLES) throw unreadable('xml', { part });
  });
  // A cell that names no style has the first one.
  const first = styles.get('0');
  return first === undefined ? styles : styles.set('', first);
};
