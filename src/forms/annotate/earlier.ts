import type { Cell, Sheet } from '../../intake/sheet.js';
import { openSheets } from '../sheet/open.js';
import type { Explanation } from './finding.js';
import { LIST } from './list.js';
import type { Memo } from './mark.js';
import type { Package } from './ooxml/package.js';
import { scanSheet } from './ooxml/scan.js';
import { EditedSheet } from './ooxml/sheet.js';
import type { SheetEntry, Workbook } from './ooxml/workbook.js';
import { LANGUAGES, type Words } from './wording.js';

/** What an earlier annotation left in a workbook. */
export interface Earlier {
  readonly list: SheetEntry;
  readonly explanations: readonly Explanation[];
  readonly memos: ReadonlyMap<number, Memo>;
}

type Key = keyof Words['columns'];
type Columns = ReadonlyMap<Key, number>;

interface Table {
  readonly header: number;
  readonly columns: Columns;
}

/** Undefined where the workbook was not annotated. */
export async function earlierIn(
  pack: Package,
  workbook: Workbook,
  bytes: Uint8Array,
): Promise<Earlier | undefined> {
  const named = workbook.sheets.find((entry) => workbook.nameOf(entry, LIST) !== undefined);
  // A program may have dropped the defined name on saving; then the header identifies the list.
  const list =
    named ??
    workbook.sheets.find(({ name }) => LANGUAGES.some((words) => name.startsWith(words.listSheet)));
  if (list === undefined) return undefined;
  const { sheets } = await openSheets(list.name, bytes);
  const sheet = sheets.find(({ name }) => name === list.name);
  const table = sheet === undefined ? undefined : tableIn(sheet);
  if (sheet === undefined || table === undefined) {
    return named === undefined ? undefined : { list, explanations: [], memos: new Map() };
  }
  return {
    list,
    explanations: explanationsIn(sheet, table),
    memos: memosIn(sheet, table, pack, list),
  };
}

/** The explanations that a workbook brings back. */
export function explanationsOf(sheets: readonly Sheet[]): Explanation[] {
  return sheets.flatMap((sheet) => {
    const table = tableIn(sheet);
    return table === undefined ? [] : explanationsIn(sheet, table);
  });
}

/** A list of findings, whatever its sheet is called. */
export const isList = (sheet: Sheet): boolean => tableIn(sheet) !== undefined;

const textAt = (sheet: Sheet, row: number, column: number | undefined): string => {
  const cell: Cell = sheet.rows[row]?.[column ?? -1] ?? null;
  return cell === null || typeof cell === 'object' ? '' : String(cell).trim();
};

function tableIn(sheet: Sheet): Table | undefined {
  for (const [header, cells] of sheet.rows.slice(0, 20).entries()) {
    const texts = cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
    for (const { columns: words, lastYearsPlace } of LANGUAGES) {
      if (!texts.includes(words.code) || !texts.includes(words.explanation)) continue;
      const keys = Object.keys(words) as Key[];
      // Where nothing is wrong with the file, the only header is the one above last year's
      // households.
      const otherwise: Partial<Record<Key, string>> = lastYearsPlace;
      const placeOf = (key: Key): number =>
        texts.findIndex((text) => text === words[key] || text === otherwise[key]);
      return { header, columns: new Map(keys.map((key) => [key, placeOf(key)])) };
    }
  }
  return undefined;
}

function explanationsIn(sheet: Sheet, { header, columns }: Table): Explanation[] {
  const found: Explanation[] = [];
  for (let row = header + 1; row < sheet.rows.length; row += 1) {
    const at = (key: Key): string => textAt(sheet, row, columns.get(key));
    const text = at('explanation');
    // The header stands once more above the households of last year.
    if (text === '' || LANGUAGES.some(({ columns: words }) => text === words.explanation)) continue;
    const place = { sheet: at('sheet'), cell: at('cell'), household: at('household') };
    found.push({ code: at('code'), ...place, message: at('message'), text });
  }
  return found;
}

function memosIn(
  sheet: Sheet,
  { header, columns }: Table,
  pack: Package,
  list: SheetEntry,
): Map<number, Memo> {
  const column = columns.get('format') ?? 0;
  const text = pack.text(list.part);
  const scan = scanSheet(text, () => false);
  // Rows without a value are left out; other programs may store many of them.
  const filled = scan.rows.filter(({ filled: cells }) => cells > 0);
  const targets = new Map(filled.map(({ number }) => [number, new Set([column])]));
  const cells = new EditedSheet(text, scan, targets);
  const memos = new Map<number, Memo>();
  for (let row = header + 1; row < sheet.rows.length; row += 1) {
    const number = Number(textAt(sheet, row, columns.get('number')));
    const value = textAt(sheet, row, column);
    const cell = cells.find({ row: row + 1, column });
    if (value === '' || cell === undefined) continue;
    memos.set(number, { style: cell.getAttribute('s'), made: value === '0' });
  }
  return memos;
}
