import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import type { Cell, Sheet } from '../sheet.js';
import type { Budget } from './budget.js';
import { Grid } from './grid.js';
import { encrypted, unreadable } from './refusal.js';
import { doubleOf } from './values.js';

// Workbooks before BIFF 8 hold their texts in the code page of their country.
set_cptable(codepages);

/** Error values by their BIFF number (MS-XLS 2.5.10). */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

const OPTIONS = {
  dense: true,
  cellFormula: true,
  cellHTML: false,
  cellNF: false,
  cellText: false,
  cellDates: false,
  // Formatted empty cells are rows that the file holds; styles carry what is hidden.
  sheetStubs: true,
  cellStyles: true,
} as const;

const cellOf = (cell: CellObject | null | undefined): Cell => {
  if (cell === null || cell === undefined) return null;
  const { t: type, v: value, f: formula } = cell;
  if (type === 'e') return { fault: 'error', text: ERRORS[Number(value)] ?? `#${String(value)}` };
  if (typeof value === 'number') return doubleOf(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return formula === undefined ? null : { fault: 'uncached', formula };
};

const hiddenOf = (all: readonly ({ readonly hidden?: boolean } | null)[] | undefined): number[] =>
  (all ?? []).flatMap((each, index) => (each?.hidden === true ? [index] : []));

const sheetOf = (name: string, hidden: boolean, sheet: WorkSheet, budget: Budget): Sheet => {
  const grid = new Grid(name, hidden, budget);
  const data: readonly (readonly (CellObject | null)[] | null)[] = sheet['!data'] ?? [];
  for (let index = 0; index < data.length; index += 1) {
    const stored = data[index] ?? [];
    const row: Cell[] = [];
    budget.spend('cells', stored.length);
    for (let column = 0; column < stored.length; column += 1) {
      const cell = cellOf(stored[column]);
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

const sheetsOf = (workbook: WorkBook, budget: Budget): Sheet[] => {
  budget.check('sheets', workbook.SheetNames.length);
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    const kind = sheet?.['!type'] ?? 'sheet';
    if (sheet === undefined || kind !== 'sheet') return [];
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return [sheetOf(name, hidden, sheet, budget)];
  });
};

/** The library tells what is wrong in words only. */
const refusal = (error: unknown): Error =>
  /password|encrypt/i.test(String(error)) ? encrypted() : unreadable('damaged');

const attempt = (parse: () => WorkBook): WorkBook => {
  try {
    return parse();
  } catch (error) {
    throw refusal(error);
  }
};

/** BIFF workbooks of any version, and xlsb. */
export const readBinary = (bytes: Uint8Array, budget: Budget): Sheet[] =>
  sheetsOf(
    attempt(() => read(bytes, { ...OPTIONS, type: 'array' })),
    budget,
  );

/**
 * The tables of a web page, each as a sheet. `raw` keeps every cell the text that it is: an ID
 * number made a number loses its last digits, a code its leading zeros.
 */
export const readHtml = (text: string, budget: Budget): Sheet[] =>
  sheetsOf(
    attempt(() => read(text, { ...OPTIONS, type: 'string', raw: true })),
    budget,
  );
