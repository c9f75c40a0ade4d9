import type { Element } from '@xmldom/xmldom';
import type { CellAddress } from './address.js';
import type { Package } from './package.js';
import type { EditedSheet } from './sheet.js';
import { childOf, childrenOf, documentOf, parseXml, remove, rootOf } from './xml.js';

const V = 'urn:schemas-microsoft-com:vml';
const O = 'urn:schemas-microsoft-com:office:office';
const X = 'urn:schemas-microsoft-com:office:excel';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

const EMPTY = `<xml xmlns:v="${V}" xmlns:o="${O}" xmlns:x="${X}"/>`;
/** What spreadsheets put in front of their comment boxes. */
const LAYOUT = `<xml xmlns:v="${V}" xmlns:o="${O}"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>`;
const TYPE = `<xml xmlns:v="${V}" xmlns:o="${O}"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>`;
const SHAPE = `<xml xmlns:v="${V}" xmlns:o="${O}" xmlns:x="${X}"><v:shape type="#_x0000_t202" style="position:absolute;width:240pt;height:90pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor/><x:AutoFill>False</x:AutoFill><x:Row/><x:Column/></x:ClientData></v:shape></xml>`;

/** Shape numbers come in blocks of this size; a drawing lists the blocks it uses. */
const BLOCK = 1024;
/** Far beyond the blocks that a village's own drawings use. */
export const FIRST_BLOCK = 1000;
/** How many columns and rows a box covers. */
const WIDTH = 4;
const HEIGHT = 5;

const idOf = (pack: Package, sheet: EditedSheet): string | null | undefined =>
  sheet.child('legacyDrawing')?.getAttributeNS(pack.dialect.relationships, 'id');

/** The legacy drawing of a sheet, in which every comment has its box. */
export class Shapes {
  private constructor(
    private readonly pack: Package,
    private readonly sheetPart: string,
    private readonly sheet: EditedSheet,
    private readonly part: string,
    private readonly root: Element,
  ) {}

  static find(pack: Package, sheetPart: string, sheet: EditedSheet): Shapes | undefined {
    const id = idOf(pack, sheet);
    const part = pack.relationships(sheetPart).find((each) => each.id === id)?.target;
    if (id == null || part === undefined) return undefined;
    return new Shapes(pack, sheetPart, sheet, part, pack.root(part));
  }

  static of(pack: Package, sheetPart: string, sheet: EditedSheet): Shapes {
    const known = Shapes.find(pack, sheetPart, sheet);
    if (known !== undefined) return known;
    const part = pack.freeName('xl/drawings/vmlDrawing{}.vml');
    pack.setDefaultType('vml', CONTENT_TYPE);
    pack.add(part, EMPTY);
    const id = pack.relate(sheetPart, 'vmlDrawing', part);
    const element = sheet.addChild('legacyDrawing');
    const { relationships } = pack.dialect;
    const prefix = sheet.root.lookupPrefix(relationships) ?? 'r';
    element.setAttributeNS(relationships, `${prefix}:id`, id);
    return new Shapes(pack, sheetPart, sheet, part, pack.root(part));
  }

  /** Adds boxes with numbers of `block` and the blocks behind it. */
  add(places: readonly CellAddress[], block: number): void {
    if (places.length === 0) return;
    this.useBlocks(block, blocksFor(places.length));
    if (!this.shapes('shapetype').some((each) => each.getAttribute('id') === '_x0000_t202')) {
      this.root.appendChild(this.copy(TYPE));
    }
    const template = this.copy(SHAPE);
    for (const [index, place] of places.entries()) {
      const shape = template.cloneNode(true) as Element;
      shape.setAttribute('id', `_x0000_s${block * BLOCK + index + 1}`);
      const data = childOf(shape, 'ClientData');
      if (data !== undefined) position(data, place);
      this.root.appendChild(shape);
    }
  }

  /** Removes the boxes of comments, and the drawing where it is empty then. */
  remove(places: readonly CellAddress[]): void {
    const gone = new Set(places.map(({ row, column }) => `${row - 1} ${column}`));
    for (const shape of this.shapes('shape')) {
      const data = childOf(shape, 'ClientData');
      if (data === undefined || data.getAttribute('ObjectType') !== 'Note') continue;
      const at = ['Row', 'Column'].map((local) => Number(childOf(data, local)?.textContent));
      if (gone.has(at.join(' '))) remove(shape);
    }
    const map = this.idmap();
    if (map !== undefined) map.setAttribute('data', blocksOf(map).filter(isForeign).join(','));
    const isEmpty = childrenOf(this.root).every(
      ({ localName }) => localName === 'shapelayout' || localName === 'shapetype',
    );
    if (!isEmpty) return;
    const drawing = this.sheet.child('legacyDrawing');
    this.pack.unrelate(this.sheetPart, idOf(this.pack, this.sheet) ?? '');
    if (drawing !== undefined) remove(drawing);
    this.pack.delete(this.part);
  }

  private useBlocks(first: number, count: number): void {
    if (this.idmap() === undefined) {
      this.root.insertBefore(this.copy(LAYOUT), this.root.firstChild);
    }
    const map = this.idmap();
    if (map === undefined) return;
    const own = Array.from({ length: count }, (_, index) => String(first + index));
    map.setAttribute('data', [...blocksOf(map), ...own].join(','));
  }

  private idmap(): Element | undefined {
    const layout = childOf(this.root, 'shapelayout');
    return layout === undefined ? undefined : childOf(layout, 'idmap');
  }

  private shapes(local: string): Element[] {
    return childrenOf(this.root, local);
  }

  private copy(text: string): Element {
    const [element] = childrenOf(rootOf(parseXml(text)));
    return documentOf(this.root).importNode(element as Element, true) as Element;
  }
}

export const blocksFor = (shapes: number): number => Math.ceil((shapes + 1) / BLOCK);

const blocksOf = (map: Element): string[] =>
  (map.getAttribute('data') ?? '').split(',').filter((block) => block !== '');

const isForeign = (block: string): boolean => Number(block) < FIRST_BLOCK;

function position(data: Element, { row, column }: CellAddress): void {
  const top = Math.max(0, row - 2);
  const anchor = [column + 1, 15, top, 10, column + 1 + WIDTH, 15, top + HEIGHT, 4];
  const texts = { Anchor: anchor.join(', '), Row: row - 1, Column: column };
  for (const [local, text] of Object.entries(texts)) {
    const element = childOf(data, local);
    if (element !== undefined) element.textContent = String(text);
  }
}
