import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openFile } from '../../../src/intake/open/index.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { readTables } from '../../../src/intake/table/table.js';
import { numberIn } from '../../sheets.js';

/** The bytes of a file beside this one, which came out wrong once. */
export const found = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(name, import.meta.url)));

/** The first detail table of a file. */
export async function tableIn(bytes: Uint8Array): Promise<DetailTable> {
  const { sheets } = await openFile('北张村.xlsx', bytes);
  const [table] = sheets.flatMap((sheet) =>
    readTables(sheet, { file: '北张村.xlsx', year: 'current' }),
  );
  if (table === undefined) throw new Error('the file has no detail table');
  return table;
}

/** 低保金 of the households that were kept, in fen. */
export const dibao = ({ households }: DetailTable): number[] =>
  households.map((household) => numberIn(household, 'transfers.dibao'));

/** The codes for which rows were rejected, each once a row. */
export const reasons = ({ rejected }: DetailTable): Readonly<Record<number, readonly string[]>> =>
  Object.fromEntries(
    rejected.map(({ row, reasons }) => [row, [...new Set(reasons.map(({ code }) => code))]]),
  );
