import { type CellObject, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';

export const open = (bytes: Uint8Array): WorkBook =>
  read(bytes, { cellFormula: true, cellNF: true, cellStyles: true });

export function sheetOf(book: WorkBook, name: string): WorkSheet {
  const sheet = book.Sheets[name];
  if (sheet === undefined) throw new Error(`没有工作表 ${name}: ${book.SheetNames.join('、')}`);
  return sheet;
}

export interface FoundCell extends CellObject {
  readonly sheet: string;
  readonly address: string;
}

export const cellsOf = (book: WorkBook): FoundCell[] =>
  book.SheetNames.flatMap((name) =>
    Object.entries(sheetOf(book, name))
      .filter(([address]) => !address.startsWith('!'))
      .map(([address, cell]) => ({ ...(cell as CellObject), sheet: name, address })),
  );

/** The cells of a sheet as rows of values, blank cells as null. */
export const rowsOf = (book: WorkBook, name: string): (string | number | null)[][] =>
  utils.sheet_to_json(sheetOf(book, name), { header: 1, raw: true, defval: null, blankrows: true });

/** The values beneath a header, down to the first empty row, as objects. */
export function listOf(
  book: WorkBook,
  name: string,
  firstHeader = '序号',
): Record<string, string | number | null>[] {
  const rows = rowsOf(book, name);
  const top = rows.findIndex((row) => row[0] === firstHeader);
  const header = rows[top] ?? [];
  const below = rows.slice(top + 1);
  const end = below.findIndex((row) => row.every((value) => value === null));
  return below
    .slice(0, end === -1 ? undefined : end)
    .map((row) => Object.fromEntries(header.map((key, n) => [String(key), row[n] ?? null])));
}

/** The parts of a workbook as text. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const parts = new Map<string, string>();
  for (const entry of await zip.getEntries()) {
    if (entry.directory) continue;
    parts.set(
      entry.filename,
      new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter())),
    );
  }
  return parts;
}
