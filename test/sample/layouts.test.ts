import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Year } from '../../src/domain/household.js';
import { openFile } from '../../src/intake/open/index.js';
import type { DetailTable } from '../../src/intake/table/detail-table.js';
import { readTables } from '../../src/intake/table/table.js';
import type { Dress } from '../../src/sample/messy/dress.js';
import { messySheet } from '../../src/sample/messy/sheet.js';
import { createRandom, type Random } from '../../src/sample/random.js';
import { yearsOf } from '../../src/sample/run.js';
import { makeTownship, townshipTruth } from '../../src/sample/township.js';
import type { VillageTruth } from '../../src/sample/truth/village.js';
import type { DraftSheet } from '../../src/sample/write/draft.js';
import { figures, type ReadTownship, readTownship, resultsOf, townshipOf } from './analyse.js';

const SIZE = { villages: 6, households: 8 };
const YEARS: readonly Year[] = ['prior', 'current'];

/** Any form that names its village. */
const dressOf = (random: Random, headerRows: Dress['headerRows']): Dress => ({
  format: 'xlsx',
  titles: random.pick([2, 3]),
  headerRows,
  unit: random.pick(['元', '万元']),
  synonyms: random.chance(0.5),
  shuffled: random.chance(0.5),
  villageColumn: random.pick([null, '村']),
  brokenWords: random.chance(0.5),
  idAsNumber: false,
  wrapped: false,
  formulas: false,
  pages: random.chance(0.5),
  hidden: random.chance(0.3),
  foot: random.chance(0.7),
});

/** The sheets under one another, `right` columns from the left edge, with `gap` rows between them. */
function placed(sheets: readonly DraftSheet[], right: number, gap: number): DraftSheet {
  const rows: DraftSheet['rows'][number][] = [];
  const merges: DraftSheet['merges'][number][] = [];
  const hiddenRows: number[] = [];
  for (const sheet of sheets) {
    for (let n = 0; n < gap; n += 1) rows.push([]);
    const down = rows.length;
    const margin = new Array<null>(right).fill(null);
    rows.push(...sheet.rows.map((row) => (row.length === 0 ? [] : [...margin, ...row])));
    hiddenRows.push(...sheet.hiddenRows.map((row) => row + down));
    for (const { top, left, bottom, right: edge } of sheet.merges) {
      merges.push({
        top: top + down,
        left: left + right,
        bottom: bottom + down,
        right: edge + right,
      });
    }
  }
  return {
    ...{ name: 'Sheet1', rows, merges, headRows: 0, hidden: false },
    ...{ hiddenRows, hiddenColumns: [] },
  };
}

/** With frozen panes and a filter that hides rows, as a spreadsheet program saves them. */
async function saved({ rows, merges, hiddenRows }: DraftSheet): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const view = { state: 'frozen', xSplit: 2, ySplit: 4 } as const;
  const sheet = book.addWorksheet('Sheet1', { views: [view] });
  for (const cells of rows) sheet.addRow(cells as ExcelJS.CellValue[]);
  for (const { top, left, bottom, right } of merges) {
    sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
  }
  sheet.autoFilter = 'A4:Z60';
  for (const row of hiddenRows) sheet.getRow(row + 1).hidden = true;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Some villages on one sheet; what was read of it, with the account of its rows. */
async function tablesOf(
  villages: readonly VillageTruth[],
  year: Year,
  headerRows: Dress['headerRows'],
  random: Random,
): Promise<DetailTable[]> {
  const { folder, period } = yearsOf(year);
  const sheets = villages.map(({ name, [year]: rows }) => {
    const dress = dressOf(random, headerRows);
    return messySheet({ name: 'Sheet1', village: name, period, dress, rows }, random).draft;
  });
  const draft = placed(sheets, random.whole(0, 3), random.whole(0, 2));
  const file = `${folder}/${villages.map(({ name }) => name).join('和')}.xlsx`;
  const { sheets: opened } = await openFile(file, await saved(draft));
  return opened.flatMap((sheet) => {
    const tables = readTables(sheet, { file, year });
    const counted = tables.flatMap(({ account }) => Object.values(account));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(sheet.rows.length);
    return tables;
  });
}

const bySeen = (township: ReadTownship) =>
  resultsOf(township)
    .map(figures)
    .sort((a, b) => `${a.village}${a.id}${a.head}`.localeCompare(`${b.village}${b.id}${b.head}`));

describe('表在工作表的任何地方', () => {
  it.each([
    [1, 1, 301],
    [1, 2, 302],
    [1, 3, 303],
    [3, 1, 304],
    [3, 2, 305],
    [2, 3, 306],
  ] as const)(
    '每张工作表 %i 个村,表头 %i 行,左边上边空着,筛选掉的也算(种子 %i)',
    async (together, headerRows, seed) => {
      const random = createRandom(seed);
      const truth = [...townshipTruth({ ...SIZE, seed })];
      const tables: DetailTable[] = [];
      for (let at = 0; at < truth.length; at += together) {
        for (const year of YEARS) {
          const villages = truth.slice(at, at + together);
          tables.push(...(await tablesOf(villages, year, headerRows, random)));
        }
      }
      const read = townshipOf(tables);
      const clean = await readTownship(makeTownship({ ...SIZE, seed, style: 'clean' }));
      expect(read.batch.rejections).toEqual([]);
      const codes = tables.flatMap(({ findings }) => findings.map(({ code }) => code));
      expect(codes.filter((code) => !code.startsWith('intake.hidden'))).toEqual([]);
      expect(bySeen(read)).toEqual(bySeen(clean));
    },
  );
});
