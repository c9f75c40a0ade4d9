import type { Budget } from '../budget.js';
import { unreadable } from '../refusal.js';
import { readRecords } from '../xlsb/binary-records.js';
import type { Archive } from './archive.js';
import { type Shown, shownByCode, shownByNumber } from './number-format.js';
import { readElements } from './package.js';

/** Formats by the index that cells give, as text; plain ones are left out. */
export type Styles = ReadonlyMap<string, Shown>;

/** No program writes more (18.8.10 and Excel's own limit of 65,490). */
const MOST_STYLES = 2 ** 16;

/** The formats of a workbook and the styles of its cells, as they are read. */
class Formats {
  private readonly formats = new Map<number, Shown | undefined>();
  private readonly styles = new Map<string, Shown>();
  private index = 0;

  constructor(private readonly part: string) {}

  define(id: number, code: string): void {
    this.formats.set(id, shownByCode(code));
    this.check();
  }

  style(id: number): void {
    const shown = this.formats.has(id) ? this.formats.get(id) : shownByNumber(id);
    if (shown !== undefined) this.styles.set(String(this.index), shown);
    this.index += 1;
    this.check();
  }

  finish(): Styles {
    // A cell that names no style has the first one.
    const first = this.styles.get('0');
    return first === undefined ? this.styles : this.styles.set('', first);
  }

  private check(): void {
    if (Math.max(this.index, this.formats.size) > MOST_STYLES) {
      throw unreadable('xml', { part: this.part });
    }
  }
}

/** What the styles of a workbook make of its numbers (ECMA-376 part 1, 18.8). */
export const stylesOf = async (archive: Archive, part: string, budget: Budget): Promise<Styles> => {
  const formats = new Formats(part);
  let inCells = false;
  await readElements(archive, part, budget, (name, attributes) => {
    if (name === 'numFmt') {
      formats.define(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
    } else if (name === 'cellXfs') inCells = true;
    else if (name === 'cellStyles' || name === 'dxfs') inCells = false;
    else if (name === 'xf' && inCells) formats.style(Number(attributes.get('numFmtId') ?? 0));
  });
  return formats.finish();
};

const FORMAT = 0x2c;
const STYLE = 0x2f;
const BEGIN_CELL_STYLES = 0x269;
const END_CELL_STYLES = 0x26a;

/** The same for an xlsb (MS-XLSB 2.1.7.50). */
export const binaryStylesOf = async (
  archive: Archive,
  part: string,
  budget: Budget,
): Promise<Styles> => {
  const formats = new Formats(part);
  let inCells = false;
  await readRecords(archive, part, budget, (type, body) => {
    if (type === FORMAT) formats.define(body.word(), body.text());
    else if (type === BEGIN_CELL_STYLES) inCells = true;
    else if (type === END_CELL_STYLES) inCells = false;
    else if (type === STYLE && inCells) {
      body.skip(2);
      formats.style(body.word());
    }
  });
  return formats.finish();
};
