import type { Element, Node } from '@xmldom/xmldom';
import { addressOf, type CellAddress, cellAddress } from './address.js';
import { cellsOf, type Scan, type ScannedRow, type Span } from './scan.js';
import {
  childOf,
  childrenOf,
  documentOf,
  insertInOrder,
  isElement,
  make,
  NotEditable,
  parseXml,
  remove,
  rootOf,
  xmlText,
} from './xml.js';

/** Children of `worksheet` in the order of its schema (ECMA-376 part 1, 18.3.1.99). */
const ORDER = `sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr
conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter
rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing
legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst`.split(
  /\s+/,
);

/** Stands for a run that was taken out: its number, and its last row or column. */
const KEPT = /<keep n="(\d+)" last="\d+"\/>/g;

/** Columns of a row that are to be edited; a cell need not be there yet. */
export type Targets = ReadonlyMap<number, ReadonlySet<number>>;

/**
 * A sheet whose wanted cells are a tree and whose other cells stay the text they were: runs of rows
 * and cells that nothing changes are taken out before parsing and put back as they are. So they
 * keep their bytes, and a sheet of 400,000 cells costs what its marks cost.
 */
export class EditedSheet {
  readonly root: Element;
  private readonly kept: string[] = [];
  private readonly rows = new Map<number, Element>();
  private readonly data: Element;

  constructor(text: string, scan: Scan, targets: Targets) {
    const wanted = [...targets.keys()].sort((a, b) => a - b);
    if (scan.rows.some((run) => isWithin(run, wanted))) throw new NotEditable('run of rows');
    this.root = rootOf(parseXml(this.skeleton(text, scan.rows, targets)));
    const data = childOf(this.root, 'sheetData');
    if (this.root.localName !== 'worksheet' || data === undefined) {
      throw new NotEditable('no worksheet');
    }
    this.data = data;
    for (const row of childrenOf(data, 'row')) this.rows.set(Number(row.getAttribute('r')), row);
  }

  text(): string {
    return xmlText(documentOf(this.root)).replace(KEPT, (_, n) => this.kept[Number(n)] ?? '');
  }

  /** A cell where there is one. */
  find(place: CellAddress): Element | undefined {
    const row = this.rows.get(place.row);
    if (row === undefined) return undefined;
    return childrenOf(row, 'c').find((each) => each.getAttribute('r') === addressOf(place));
  }

  /** The cell of a place, made where it is missing, with the style it shows already. */
  cell(place: CellAddress): { cell: Element; made: boolean } {
    const known = this.find(place);
    if (known !== undefined) return { cell: known, made: false };
    const row = this.row(place.row);
    const cell = make(row, 'c', { r: addressOf(place) });
    const style = this.styleAt(row, place.column);
    if (style !== null) cell.setAttribute('s', style);
    row.insertBefore(cell, firstBehind(row, place.column));
    widenSpans(row, place.column);
    return { cell, made: true };
  }

  /** Removes a cell, and its row where that says nothing else. */
  removeCell(cell: Element): void {
    const row = cell.parentNode as Element;
    remove(cell);
    const says = [...row.attributes].some(({ name }) => name !== 'r' && name !== 'spans');
    if (row.firstChild !== null || says) return;
    this.rows.delete(Number(row.getAttribute('r')));
    remove(row);
  }

  child(local: string): Element | undefined {
    return childOf(this.root, local);
  }

  /** A child of the sheet, added in the place that the schema gives it. */
  addChild(local: string): Element {
    const element = make(this.root, local);
    insertInOrder(this.root, element, ORDER);
    return element;
  }

  private row(number: number): Element {
    const known = this.rows.get(number);
    if (known !== undefined) return known;
    const row = make(this.data, 'row', { r: number });
    this.data.insertBefore(row, firstBehind(this.data, number));
    this.rows.set(number, row);
    return row;
  }

  /** The style of an empty cell, which is that of its row or else of its column. */
  private styleAt(row: Element, column: number): string | null {
    if (row.getAttribute('customFormat') === '1') return row.getAttribute('s');
    const columns = this.child('cols');
    const found = (columns === undefined ? [] : childrenOf(columns, 'col')).find(
      (each) =>
        Number(each.getAttribute('min')) <= column + 1 &&
        Number(each.getAttribute('max')) >= column + 1,
    );
    return found?.getAttribute('style') ?? null;
  }

  private skeleton(text: string, rows: readonly ScannedRow[], targets: Targets): string {
    const write = (row: Span): string => {
      const scanned = byNumber.get(row.number);
      const cells = scanned === undefined ? [] : cellsOf(scanned);
      const columns = targets.get(row.number) ?? new Set();
      return this.split(text, row, cells, columns, ({ start, end }) => text.slice(start, end));
    };
    const byNumber = new Map(rows.map((row) => [row.number, row]));
    const whole = { start: 0, end: text.length };
    return this.split(text, whole, rows, new Set(targets.keys()), write);
  }

  /** A part of the text without its runs of unwanted spans; a run ends where a wanted one belongs. */
  private split(
    text: string,
    { start, end }: Omit<Span, 'number'>,
    spans: readonly Span[],
    wanted: ReadonlySet<number>,
    write: (span: Span) => string,
  ): string {
    const pieces: string[] = [];
    const borders = [...wanted].sort((a, b) => a - b);
    let next = 0;
    let at = start;
    let first: Span | undefined;
    let last: Span | undefined;
    const flush = (): void => {
      if (first === undefined || last === undefined) return;
      pieces.push(text.slice(at, first.start), this.keep(text.slice(first.start, last.end), last));
      at = last.end;
      first = undefined;
    };
    for (const span of spans) {
      while ((borders[next] ?? Number.POSITIVE_INFINITY) < span.number) {
        flush();
        next += 1;
      }
      if (!wanted.has(span.number)) {
        first ??= span;
        last = span;
        continue;
      }
      flush();
      pieces.push(text.slice(at, span.start), write(span));
      at = span.end;
    }
    flush();
    return [...pieces, text.slice(at, end)].join('');
  }

  private keep(text: string, last: Span): string {
    this.kept.push(text);
    return `<keep n="${this.kept.length - 1}" last="${last.number}"/>`;
  }
}

/** Whether one of the rows in a run of several is wanted by itself. */
function isWithin({ first, number }: ScannedRow, wanted: readonly number[]): boolean {
  return first < number && wanted.some((row) => row >= first && row <= number);
}

/** The first row, cell or kept run behind a number. */
function firstBehind(parent: Element, number: number): Node | null {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (numberOf(node) > number) return node;
  }
  return null;
}

function numberOf(node: Node): number {
  if (!isElement(node)) return -1;
  if (node.localName === 'keep') return Number(node.getAttribute('last'));
  const reference = node.getAttribute('r') ?? '';
  if (node.localName === 'row') return Number(reference);
  return node.localName === 'c' ? (cellAddress(reference)?.column ?? -1) : Number.POSITIVE_INFINITY;
}

/** `spans="1:24"`: where a row has cells at most, a hint for readers. */
function widenSpans(row: Element, column: number): void {
  const [first, last] = row.getAttribute('spans')?.split(':').map(Number) ?? [];
  if (first === undefined || last === undefined) return;
  row.setAttribute('spans', `${Math.min(first, column + 1)}:${Math.max(last, column + 1)}`);
}
