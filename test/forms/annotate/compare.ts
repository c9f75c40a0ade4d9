import { read, type WorkBook } from '@e965/xlsx';
import { DOMParser, type Element, XMLSerializer } from '@xmldom/xmldom';
import ExcelJS from 'exceljs';
import { bookOf, LIST, partsOf } from './books.js';

/** What marks may change of one sheet: cells in question and the mark column. */
export interface Marks {
  readonly sheet: string;
  /** Addresses that are filled or commented. */
  readonly cells: ReadonlySet<string>;
  /** Of these the ones in the workbook's default format, which exceljs leaves out. */
  readonly bare: ReadonlySet<string>;
  /** Letters of the mark column. */
  readonly column: string | null;
}

/** The marks' own names, and the ranges of filters, which grow by the mark column. */
const OWN_NAMES = /^_zengshou|_FilterDatabase/;

type Plain = Record<string, unknown>;
const plain = (value: unknown): Plain => JSON.parse(JSON.stringify(value ?? {}));
const textOf = async (bytes: Uint8Array, part: string): Promise<string> =>
  new TextDecoder().decode((await partsOf(bytes)).get(part));
const columnOf = (address: string): string => address.replace(/\d+$/, '');

/** What may differ between a workbook and its copy with marks in these cells. */
export async function marksOf(
  original: Uint8Array,
  copy: Uint8Array,
  sheet: string,
  cells: ReadonlySet<string>,
): Promise<Marks> {
  const workbook = await textOf(copy, 'xl/workbook.xml');
  const range = new RegExp(`_zengshou\\.marks"[^>]*>'?${sheet}'?!\\$([A-Z]+)\\$`).exec(workbook);
  const before = (await bookOf(original)).getWorksheet(sheet);
  const bare = [...cells].filter(
    (address) => Object.keys(before?.getCell(address).style ?? {}).length === 0,
  );
  return { sheet, cells, bare: new Set(bare), column: range?.[1] ?? null };
}

interface CellModel extends Plain {
  address: string;
  style?: { fill?: unknown; font?: unknown; border?: unknown };
}

/** Everything that exceljs reads of a workbook, but for the marks. */
export async function asExceljsReads(bytes: Uint8Array, marks: Marks) {
  const book = await bookOf(bytes);
  // Themes are parts that keep their bytes.
  const { worksheets: _, sheets: __, themes: ___, definedNames, ...model } = plain(book.model);
  const names = (definedNames as { name: string }[] | undefined) ?? [];
  return {
    model,
    names: names.filter(({ name }) => !OWN_NAMES.test(name)),
    sheets: book.worksheets
      .filter(({ name }) => name !== LIST)
      .map((sheet) => exceljsSheet(sheet, marks)),
  };
}

function exceljsSheet(sheet: ExcelJS.Worksheet, marks: Marks): Plain {
  const { dimensions: _, autoFilter, rows, ...model } = plain(sheet.model);
  if (sheet.name !== marks.sheet) return { ...model, autoFilter, rows };
  const all = rows as (Plain & { readonly cells: readonly CellModel[] })[];
  return {
    ...model,
    rows: all.flatMap(({ min: _min, max: _max, cells, ...rest }) => {
      const own = cells.flatMap((cell) => unmarkedCell(cell, marks));
      return own.length === 0 && Object.keys(rest).length === 2 ? [] : [{ ...rest, cells: own }];
    }),
  };
}

function unmarkedCell(cell: CellModel, { cells, bare, column }: Marks): Plain[] {
  const { address } = cell;
  if (columnOf(address) === column) return [];
  if (!cells.has(address)) return [cell];
  // What stands in an empty cell is the mark alone.
  if (cell.type === ExcelJS.ValueType.Null) return [];
  const { style: { fill: _, font, border, ...style } = {}, comment: __, ...rest } = cell;
  return [{ ...rest, style: bare.has(address) ? style : { ...style, font, border } }];
}

/** Everything that SheetJS reads of a workbook, but for the marks. */
export function asSheetjsReads(bytes: Uint8Array, marks: Marks) {
  const book = read(bytes, { cellStyles: true, cellNF: true, cellFormula: true, sheetStubs: true });
  return {
    ...workbookOf(book),
    sheets: book.SheetNames.filter((name) => name !== LIST).map((name) =>
      plain(
        Object.fromEntries(
          Object.entries(book.Sheets[name] ?? {}).flatMap(([key, cell]) =>
            name === marks.sheet ? sheetjsCell(key, cell, marks) : [[key, cell]],
          ),
        ),
      ),
    ),
  };
}

/** What grows by the mark column, and where comments hang. */
const GROWING = new Set(['!ref', '!fullref', '!autofilter', '!legdrawel', '!legrel']);

function sheetjsCell(key: string, cell: Plain, { cells, column }: Marks): [string, unknown][] {
  if (GROWING.has(key) || columnOf(key) === column) return [];
  if (!cells.has(key)) return [[key, cell]];
  const { s: _, c: __, ...rest } = cell;
  // What stands in an empty cell is the mark alone.
  return cell.t === 'z' ? [] : [[key, rest]];
}

const workbookOf = ({ Workbook, Props, Custprops }: WorkBook) => ({
  props: plain({ ...Props, Worksheets: null, SheetNames: null }),
  custom: plain(Custprops),
  names: (Workbook?.Names ?? []).filter(({ Name, Ref }) => !OWN_NAMES.test(Name) && !isOfList(Ref)),
  states: (Workbook?.Sheets ?? []).flatMap(({ name, Hidden }) =>
    name === LIST ? [] : [Hidden ?? 0],
  ),
});

const isOfList = (text: string): boolean => text.includes(LIST);

/** The frame of every sheet as its XML has it: all but cells, filter and where comments hang. */
export async function framesOf(bytes: Uint8Array): Promise<Record<string, readonly string[]>> {
  const serializer = new XMLSerializer();
  const frames: Record<string, readonly string[]> = {};
  for (const [part, content] of await partsOf(bytes)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(part)) continue;
    const root = new DOMParser().parseFromString(new TextDecoder().decode(content), 'text/xml')
      .documentElement as Element;
    frames[part] = Array.from(root.childNodes)
      .filter((node) => !/(?:sheetData|autoFilter|dimension|legacyDrawing)$/.test(node.nodeName))
      .map((node) => serializer.serializeToString(node));
  }
  return frames;
}

/** Parts whose bytes are not those of the original. */
export async function changedParts(original: Uint8Array, copy: Uint8Array): Promise<string[]> {
  const after = await partsOf(copy);
  return [...(await partsOf(original))].flatMap(([part, bytes]) =>
    Buffer.compare(bytes, after.get(part) ?? new Uint8Array()) === 0 ? [] : [part],
  );
}

/** The names that a workbook defines, but for the marks'. */
export async function namesOf(bytes: Uint8Array): Promise<string[]> {
  const text = await textOf(bytes, 'xl/workbook.xml');
  return [...text.matchAll(/<definedName [^>]*name="([^"]*)".*?<\/definedName>/gs)].flatMap(
    ([whole, name = '']) =>
      OWN_NAMES.test(name) || isOfList(whole) ? [] : [whole.replaceAll('&apos;', "'")],
  );
}

/** The formats of a workbook in their order. */
export async function formatsOf(bytes: Uint8Array): Promise<string[]> {
  const text = await textOf(bytes, 'xl/styles.xml');
  const list = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(text)?.[1] ?? '';
  return [...list.matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/gs)].map(([xf]) => xf);
}
