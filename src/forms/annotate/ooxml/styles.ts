import type { Element } from '@xmldom/xmldom';
import type { Package } from './package.js';
import { append, childOf, childrenOf, make, NotEditable, neededIn } from './xml.js';

/**
 * Fills of marks. Their shades differ a little from those that spreadsheets offer, so that a fill
 * of the village's own is not taken for ours.
 */
const FILLS = { error: 'FFFF9D9B', warning: 'FFFFE58B', head: 'FFBDD8EF' } as const;
export type MarkFill = keyof typeof FILLS;

/** What a style of our own sheet has besides the workbook's defaults. */
export interface OwnStyle {
  readonly bold?: boolean;
  readonly size?: number;
  readonly link?: boolean;
  readonly fill?: string;
  readonly border?: boolean;
  readonly center?: boolean;
  /** Cells in which a person writes are not locked. */
  readonly input?: boolean;
}

const BORDER_COLOUR = 'FFBFBFBF';
/** Number format `@`. */
const TEXT = 49;

/** The cell formats of a workbook; new ones are added behind those it has, none is changed. */
export class Styles {
  private readonly root: Element;
  private readonly xfs: Element[];
  private readonly known = new Map<Element, Map<string, number>>();
  private readonly filled = new Map<string, number>();
  private readonly marks = new Map<number, boolean>();

  constructor(pack: Package, part: string) {
    this.root = pack.root(part);
    this.xfs = childrenOf(neededIn(this.root, 'cellXfs'), 'xf');
  }

  /** The style `index` with a mark's fill: number format, font, border and protection stay. */
  withFill(index: number, fill: MarkFill): number {
    const key = `${index} ${fill}`;
    const known = this.filled.get(key);
    if (known !== undefined) return known;
    const number = this.refill(index, this.solid(FILLS[fill]));
    this.filled.set(key, number);
    return number;
  }

  /** The style `index` without any fill. */
  withoutFill(index: number): number {
    return this.refill(index, 0);
  }

  /** Whether a style has the fill of a mark. */
  isMark(index: number): boolean {
    const known = this.marks.get(index);
    if (known !== undefined) return known;
    const fills = childrenOf(neededIn(this.root, 'fills'), 'fill');
    const fill = fills[Number(this.xfs[index]?.getAttribute('fillId') ?? 0)];
    const pattern = fill === undefined ? undefined : childOf(fill, 'patternFill');
    const colour = pattern === undefined ? undefined : childOf(pattern, 'fgColor');
    const rgb = colour?.getAttribute('rgb')?.toUpperCase();
    const isMark = Object.values<string | undefined>(FILLS).includes(rgb);
    this.marks.set(index, isMark);
    return isMark;
  }

  /** A style of our own sheet: text, wrapped, at the top. */
  own(style: OwnStyle): number {
    const xfs = neededIn(this.root, 'cellXfs');
    const xf = make(xfs, 'xf', {
      numFmtId: style.center ? 0 : TEXT,
      fontId: this.font(style),
      fillId: style.fill === undefined ? 0 : this.solid(style.fill),
      borderId: style.border ? this.border() : 0,
      xfId: 0,
      applyNumberFormat: 1,
      applyFont: 1,
      applyFill: 1,
      applyBorder: 1,
      applyAlignment: 1,
      ...(style.input ? { applyProtection: 1 } : {}),
    });
    append(xf, 'alignment', {
      vertical: 'top',
      ...(style.center ? { horizontal: 'center' } : {}),
      ...(style.border ? { wrapText: 1 } : {}),
    });
    if (style.input) append(xf, 'protection', { locked: 0 });
    return this.intern(xfs, xf);
  }

  private refill(index: number, fill: number): number {
    const xfs = neededIn(this.root, 'cellXfs');
    const original = this.xfs[index];
    if (original === undefined) throw new NotEditable('no such style');
    const xf = original.cloneNode(true) as Element;
    xf.setAttribute('fillId', String(fill));
    xf.setAttribute('applyFill', '1');
    return this.intern(xfs, xf);
  }

  private solid(rgb: string): number {
    const fills = neededIn(this.root, 'fills');
    const fill = make(fills, 'fill');
    const pattern = append(fill, 'patternFill', { patternType: 'solid' });
    append(pattern, 'fgColor', { rgb });
    append(pattern, 'bgColor', { indexed: 64 });
    return this.intern(fills, fill);
  }

  /** The workbook's own first font, so that the sheet looks like the others. */
  private font({ bold, link, size }: OwnStyle): number {
    const fonts = neededIn(this.root, 'fonts');
    const first = childrenOf(fonts, 'font')[0];
    const font = make(fonts, 'font');
    const plain = (local: string): Element | undefined =>
      first === undefined ? undefined : childOf(first, local);
    if (bold) append(font, 'b');
    if (link) append(font, 'u');
    append(font, 'sz', { val: size ?? plain('sz')?.getAttribute('val') ?? 11 });
    if (link) append(font, 'color', { rgb: 'FF0563C1' });
    for (const local of ['name', 'family', 'charset', 'scheme']) {
      const value = plain(local)?.getAttribute('val');
      if (value) append(font, local, { val: value });
    }
    return this.intern(fonts, font);
  }

  private border(): number {
    const borders = neededIn(this.root, 'borders');
    const border = make(borders, 'border');
    for (const side of ['left', 'right', 'top', 'bottom']) {
      append(append(border, side, { style: 'thin' }), 'color', { rgb: BORDER_COLOUR });
    }
    append(border, 'diagonal');
    return this.intern(borders, border);
  }

  /** The index of an equal element of a list, which is added where there is none. */
  private intern(list: Element, element: Element): number {
    let known = this.known.get(list);
    if (known === undefined) {
      const all = childrenOf(list);
      known = new Map();
      for (const [index, each] of all.entries()) {
        const mark = markOf(each);
        if (!known.has(mark)) known.set(mark, index);
      }
      this.known.set(list, known);
    }
    const mark = markOf(element);
    const found = known.get(mark);
    if (found !== undefined) return found;
    const index = childrenOf(list).length;
    list.appendChild(element);
    known.set(mark, index);
    if (list.hasAttribute('count')) list.setAttribute('count', String(index + 1));
    if (list.localName === 'cellXfs') this.xfs.push(element);
    return index;
  }
}

/**
 * A text that is equal for equal elements. Writing them out as XML would look up namespaces for
 * each.
 */
function markOf(element: Element): string {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort();
  return JSON.stringify([element.localName, attributes, ...childrenOf(element).map(markOf)]);
}
