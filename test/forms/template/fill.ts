import ExcelJS from 'exceljs';
import type { FieldKey } from '../../../src/domain/catalog.js';
import { openFile } from '../../../src/intake/open/index.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { readTables } from '../../../src/intake/table/table.js';
import { calculate } from './calculate.js';

/** Reads a form back as it comes in: every sheet, without a column map. */
export async function readForm(bytes: Uint8Array): Promise<DetailTable> {
  const { sheets } = await openFile('北张村.xlsx', bytes);
  const tables = sheets.flatMap((sheet) =>
    readTables(sheet, { file: '本年/北张村.xlsx', year: 'current' }),
  );
  const [table, ...others] = tables;
  if (table === undefined || others.length > 0) throw new Error('exactly one sheet is the table');
  return table;
}

/** The workbook as a person sees it, read by another library than intake's. */
export async function openForm(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return book;
}

export const formSheet = (book: ExcelJS.Workbook): ExcelJS.Worksheet => {
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
};

type Typed = Readonly<Partial<Record<FieldKey, string | number>>>;

export interface Filling {
  /** What is typed, by row of the sheet. */
  readonly rows: ReadonlyMap<number, Typed>;
  /** Other cells, by address. */
  readonly cells?: Readonly<Record<string, string>>;
}

/** A form as it comes back: typed into where it is open, everything else worked out. */
export async function fillForm(bytes: Uint8Array, filling: Filling): Promise<Uint8Array> {
  const { columns } = (await readForm(bytes)).head;
  const book = await openForm(bytes);
  const sheet = formSheet(book);
  const type = (cell: ExcelJS.Cell, value: string | number): void => {
    if (cell.protection?.locked !== false) throw new Error(`${cell.address} is locked`);
    cell.value = value;
  };
  for (const [address, value] of Object.entries(filling.cells ?? {})) {
    type(sheet.getCell(address), value);
  }
  for (const [row, typed] of filling.rows) {
    for (const [field, value] of Object.entries(typed)) {
      const column = columns[field as FieldKey];
      if (column === undefined) throw new Error(`the form has no ${field}`);
      type(sheet.getCell(row, column + 1), value);
    }
  }
  workOut(sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Left to right, row by row: no formula of a form speaks of a cell behind it. */
function workOut(sheet: ExcelJS.Worksheet): void {
  const plain = (row: number, column: number) => {
    const cell = sheet.getCell(row, column);
    // `result`, not `value.result`: exceljs leaves a result of 0 out of the latter.
    const content = cell.formula ? cell.result : cell.value;
    return typeof content === 'string' || typeof content === 'number' ? content : null;
  };
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      const { formula } = cell;
      if (!formula) return;
      const result = formula.includes('SUMPRODUCT') ? '' : calculate(formula, plain);
      cell.value = { formula, result: result ?? '' };
    });
  });
}
