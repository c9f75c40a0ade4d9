import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Cell, Sheet } from '../../sheet.js';
import type { Budget } from '../budget.js';
import { Grid } from '../grid.js';
import { encrypted, unreadable } from '../refusal.js';
import { asShown, type Shown, shownByCode, shownByNumber } from '../xlsx/number-format.js';
import { doubleOf, errorOf } from '../xlsx/values.js';
import { codePages } from './code-pages.js';
import { forgetFormats } from './formats.js';

set_cptable(codePages);

/** How the library is asked to read anything. */
const OPTIONS = {
  dense: true,
  // Results are read, not formulas: what they say can take for ever to put together.
  cellFormula: false,
  cellHTML: false,
  cellNF: false,
  cellText: false,
  cellDates: false,
  // Formatted empty cells are rows that the file holds; styles carry what is hidden.
  sheetStubs: true,
  cellStyles: true,
  // Errors are thrown, not swallowed.
  WTF: true,
} as const;

const cellOf = (cell: CellObject | null | undefined, { shownBy, from1904 }: Look): Cell => {
  if (cell === null || cell === undefined) return null;
  const { t: type, v: value, z: format } = cell;
  if (type === 'e') return errorOf(Number(value));
  if (typeof value === 'number') {
    const number = doubleOf(value);
    return format === undefined ? number : asShown(number, shownBy(format), from1904);
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  // Empty cells have this type; any other cell without value is a formula without a result.
  return type === 'z' ? null : { fault: 'uncached', formula: '' };
};

/** How the numbers of a workbook are shown. */
interface Look {
  readonly shownBy: (format: string | number) => Shown | undefined;
  readonly from1904: boolean;
}

/** What the formats of a workbook show, each looked at once. */
const formats = (): Look['shownBy'] => {
  const known = new Map<string | number, Shown | undefined>();
  return (format) => {
    if (!known.has(format)) {
      known.set(format, typeof format === 'number' ? shownByNumber(format) : shownByCode(format));
    }
    return known.get(format);
  };
};

const hiddenOf = (all: readonly ({ readonly hidden?: boolean } | null)[] | undefined): number[] =>
  (all ?? []).flatMap((each, index) => (each?.hidden === true ? [index] : []));

const sheetOf = (
  name: string,
  hidden: boolean,
  sheet: WorkSheet,
  look: Look,
  budget: Budget,
): Sheet => {
  const grid = new Grid(name, hidden, budget);
  const data: readonly (readonly (CellObject | null)[] | null)[] = sheet['!data'] ?? [];
  for (let index = 0; index < data.length; index += 1) {
    const stored = data[index] ?? [];
    const row: Cell[] = [];
    budget.spend('cells', stored.length);
    for (let column = 0; column < stored.length; column += 1) {
      const cell = cellOf(stored[column], look);
      if (cell !== null) grid.setCell(row, column, cell);
    }
    grid.addRow(index, row);
  }
  for (const { s, e } of sheet['!merges'] ?? []) {
    grid.merge({ top: s.r, left: s.c, bottom: e.r, right: e.c });
  }
  for (const index of hiddenOf(sheet['!rows'])) grid.hideRow(index);
  for (const index of hiddenOf(sheet['!cols'])) grid.hideColumns(index, index);
  return grid.finish();
};

/** The library keeps sheets by their names in an object, where `__proto__` becomes its prototype. */
const sheetNamed = (sheets: WorkBook['Sheets'], name: string): WorkSheet | undefined => {
  if (Object.hasOwn(sheets, name)) return sheets[name];
  const prototype: WorkSheet | null = Object.getPrototypeOf(sheets);
  return name === '__proto__' && prototype !== Object.prototype
    ? (prototype ?? undefined)
    : undefined;
};

const sheetsOf = (workbook: WorkBook, budget: Budget): Sheet[] => {
  budget.check('sheets', workbook.SheetNames.length);
  const look: Look = {
    shownBy: formats(),
    from1904: workbook.Workbook?.WBProps?.date1904 === true,
  };
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = sheetNamed(workbook.Sheets, name);
    // The library leaves out a sheet that it cannot find; its rows would be missing unnoticed.
    if (sheet === undefined) throw unreadable('damaged', { part: name });
    // Chart, dialog and macro sheets hold no table.
    if ((sheet['!type'] ?? 'sheet') !== 'sheet') return [];
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return [sheetOf(name, hidden, sheet, look, budget)];
  });
};

/** Runs the library; it says in words only that a file is encrypted, and all else means broken. */
const attempt = (parse: () => WorkBook): WorkBook => {
  try {
    return parse();
  } catch (error) {
    throw /password|encrypt/i.test(String(error)) ? encrypted() : unreadable('damaged');
  }
};

/**
 * The library keeps an object for every cell and its reader has no limits, so that these formats
 * get less room than the others: some 30 times their bytes is what it takes.
 */
const MOST_BYTES = 32 * 2 ** 20;

/** BIFF workbooks of any version. */
export const readBinary = (bytes: Uint8Array, budget: Budget): Sheet[] => {
  budget.within({ fileBytes: MOST_BYTES }).check('fileBytes', bytes.length);
  forgetFormats();
  return sheetsOf(
    // As they are: with `array` the library makes a list of one number for each byte.
    attempt(() => read(bytes, { ...OPTIONS, type: 'buffer' })),
    budget,
  );
};
