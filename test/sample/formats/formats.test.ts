import { describe, expect, it } from 'vitest';
import type { HouseholdResult } from '../../../src/domain/outcomes/result.js';
import { openFile } from '../../../src/intake/open/index.js';
import type { Cell, Sheet } from '../../../src/intake/sheet.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { readTables } from '../../../src/intake/table/table.js';
import { cardBooks } from '../../../src/sample/cards/files.js';
import { cleanSheet } from '../../../src/sample/clean.js';
import { handIns } from '../../../src/sample/messy/files.js';
import { yearsOf } from '../../../src/sample/run.js';
import { townshipTruth } from '../../../src/sample/township.js';
import { type DraftBook, type DraftSheet, plainValue } from '../../../src/sample/write/draft.js';
import { figures, type ReadTownship, resultsOf, townshipOf } from '../analyse.js';
import { SINGLE_SHEETS, WORKBOOKS } from './write.js';

const YEARS = ['prior', 'current'] as const;
const yearOf = (path: string) => (path.startsWith(yearsOf('prior').folder) ? 'prior' : 'current');

interface Size {
  readonly villages: number;
  readonly households: number;
}

const truthOf = (seed: number, size: Size) => [...townshipTruth({ ...size, seed })];

/** What the villages hand in, before it is written in a format. */
const booksOf = (seed: number, size: Size): DraftBook[] =>
  [...handIns(truthOf(seed, size), seed)].map(({ stem, tables, others }) => ({
    path: stem,
    sheets: [...tables.map(({ draft }) => draft), ...others],
  }));

/** The truth, read from plain tables that no file was made of. */
function clean(seed: number, size: Size): ReadTownship {
  const tables = truthOf(seed, size).flatMap((village) =>
    YEARS.flatMap((year) => {
      const { rows } = cleanSheet('Sheet1', village[year]);
      const sheet: Sheet = {
        ...{ name: 'Sheet1', hidden: false, merges: [], hiddenRows: [], hiddenColumns: [] },
        rows: rows.map((row) => row.map((cell): Cell => plainValue(cell))),
      };
      return readTables(sheet, { file: `${yearsOf(year).folder}/${village.name}.xlsx`, year });
    }),
  );
  return townshipOf(tables);
}

/** What was read of a file; every row of every sheet that has a table is accounted for. */
async function tablesOf(path: string, bytes: Uint8Array): Promise<DetailTable[]> {
  const { sheets } = await openFile(path, bytes);
  return sheets.flatMap((sheet) => {
    const tables = readTables(sheet, { file: path, year: yearOf(path) });
    const counted = tables.flatMap(({ account }) => Object.values(account));
    const rows = counted.reduce((sum, count) => sum + count, 0);
    expect(rows, `${path}!${sheet.name}`).toBe(tables.length === 0 ? 0 : sheet.rows.length);
    return tables;
  });
}

/** A file for each sheet: where a workbook had several, each is called after its own. */
const singles = ({ path, sheets }: DraftBook): { path: string; sheet: DraftSheet }[] =>
  sheets.length === 1
    ? sheets.map((sheet) => ({ path, sheet }))
    : sheets.map((sheet) => ({ path: `${path.split('/')[0]}/${sheet.name}`, sheet }));

const bySeen = (township: ReadTownship) =>
  resultsOf(township)
    .map(figures)
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
const keyOf = ({ village, id, head }: Pick<HouseholdResult, 'village' | 'id' | 'head'>): string =>
  `${village}${id}${head}`;

/** Field by field the same as the truth; nothing is rejected and no header unknown. */
function expectTruth(read: ReadTownship, truth: ReadTownship): void {
  expect(read.batch.rejections).toEqual([]);
  const codes = read.tables.flatMap(({ findings }) => findings.map(({ code }) => code));
  expect(codes.filter((code) => !code.startsWith('intake.hidden'))).toEqual([]);
  expect(bySeen(read)).toEqual(bySeen(truth));
  for (const side of ['priorOnly', 'currentOnly'] as const) {
    expect(read.matching[side]).toHaveLength(truth.matching[side].length);
  }
}

const TOWNSHIP = { villages: 10, households: 4 };

describe('杂乱的一乡写成每一种格式,逐项与事实一致', () => {
  it.each(WORKBOOKS.map((format, n) => [format[0], 31 + n, format] as const))(
    '%s(种子 %i)',
    async (_, seed, [, ending, write]) => {
      const tables: DetailTable[] = [];
      for (const { path, sheets } of booksOf(seed, TOWNSHIP)) {
        tables.push(...(await tablesOf(`${path}.${ending}`, await write(sheets))));
      }
      expectTruth(townshipOf(tables), clean(seed, TOWNSHIP));
    },
  );

  it.each(SINGLE_SHEETS.map((format, n) => [format[0], 61 + n, format] as const))(
    '%s(种子 %i)',
    async (_, seed, [, ending, write]) => {
      const tables: DetailTable[] = [];
      for (const book of booksOf(seed, TOWNSHIP)) {
        for (const { path, sheet } of singles(book)) {
          tables.push(...(await tablesOf(`${path}.${ending}`, write(sheet))));
        }
      }
      expectTruth(townshipOf(tables), clean(seed, TOWNSHIP));
    },
  );
});

const CARDS = { villages: 5, households: 3 };

describe('一户一张的明白卡写成每一种格式,逐项与事实一致', () => {
  const books = (seed: number) =>
    truthOf(seed, CARDS).flatMap((village) =>
      YEARS.flatMap((year) => [...cardBooks(village, year, seed)]),
    );

  it.each(WORKBOOKS.map((format, n) => [format[0], 91 + n, format] as const))(
    '%s(种子 %i)',
    async (_, seed, [, ending, write]) => {
      const tables: DetailTable[] = [];
      for (const { path, sheets } of books(seed)) {
        tables.push(...(await tablesOf(`${path}.${ending}`, await write(sheets))));
      }
      expectTruth(townshipOf(tables), clean(seed, CARDS));
    },
  );

  const some = SINGLE_SHEETS.filter((_, n) => n % 4 === 0);
  it.each(some.map((format, n) => [format[0], 121 + n, format] as const))(
    '%s(种子 %i)',
    async (_, seed, [, ending, write]) => {
      const tables: DetailTable[] = [];
      for (const book of books(seed)) {
        for (const { path, sheet } of singles(book)) {
          const file = `${path.replace('/', `/${book.path.split('/')[1]}`)}.${ending}`;
          tables.push(...(await tablesOf(file, write(sheet))));
        }
      }
      expectTruth(townshipOf(tables), clean(seed, CARDS));
    },
  );
});
