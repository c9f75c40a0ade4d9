import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { columnLetters } from '../../../src/domain/household.js';
import { parsePeriod } from '../../../src/domain/period.js';
import type { AnnotatedFinding } from '../../../src/forms/annotate/finding.js';
import { annotateFile } from '../../../src/forms/annotate/index.js';
import { prefilledForm } from '../../../src/forms/template/index.js';
import { openFile } from '../../../src/intake/open/index.js';
import { townshipWorkbook, villageWorkbook } from '../../../src/reports/index.js';
import { household, tableOf } from '../../build.js';
import { folderWith } from '../../files/temporary.js';
import { reportsOf, sampleVillages } from '../../reports/build.js';
import { bookOf, fillOf, found, VILLAGE, villageBook } from './books.js';
import {
  asExceljsReads,
  asSheetjsReads,
  changedParts,
  formatsOf,
  framesOf,
  marksOf,
  namesOf,
} from './compare.js';

const ZH = { lang: 'zh' } as const;
const NAME = '北张村.xlsx';
const REPORT = { lang: 'zh', unmasked: false } as const;

/** Everything that people put into a workbook, on sheets that are marked and others. */
async function crowdedBook(): Promise<Uint8Array> {
  const book = await bookOf(await villageBook());
  const sheet = book.getWorksheet(VILLAGE);
  if (sheet === undefined) throw new Error('没有表');
  sheet.getRow(9).hidden = true;
  sheet.getRow(10).outlineLevel = 1;
  sheet.getColumn(4).hidden = true;
  sheet.properties.tabColor = { argb: 'FF00FF00' };
  sheet.getCell('E10').value = { text: '县网站', hyperlink: 'http://example.com/?a=1&b=2' };
  sheet.getCell('E11').value = {
    richText: [{ text: '两种' }, { text: '字体', font: { bold: true } }],
  };
  sheet.getCell('E12').value = new Date('2022-09-30T00:00:00Z');
  sheet.getCell('E12').numFmt = 'yyyy"年"m"月"';
  sheet.pageSetup.printTitlesRow = '3:3';
  sheet.getRow(8).addPageBreak();
  await sheet.protect('密码', { formatColumns: true });
  book.definedNames.add(`'${VILLAGE}'!$C$4:$C$12`, '工资');
  const hidden = book.addWorksheet('参数', { state: 'veryHidden' });
  hidden.getCell('A1').value = 0.05;
  hidden.getCell('A1').numFmt = '0.00%';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function sheetjsBook(): Uint8Array {
  const book = utils.book_new();
  const table = utils.aoa_to_sheet([
    ['北张村收入明细表', null, null, null],
    ['户编号', '户主姓名', '纯收入', '日期'],
    ...Array.from({ length: 8 }, (_, n) => [`00${n}`, `户主${n}`, n * 1000.5, n]),
  ]);
  table['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }];
  table['!cols'] = [{ wch: 12 }, { wch: 30 }, { wch: 9, hidden: true }, { wch: 10 }];
  table['!rows'] = [{ hpt: 30 }, {}, { hidden: true }];
  table['!autofilter'] = { ref: 'A2:D10' };
  table['!margins'] = { left: 1, right: 1, top: 1, bottom: 1, header: 0.5, footer: 0.5 };
  table.C5 = { t: 'n', v: 5000, f: 'C4*2', z: '#,##0.00' };
  utils.book_append_sheet(book, table, VILLAGE);
  utils.book_append_sheet(book, utils.aoa_to_sheet([['说明']]), '说明');
  book.Workbook = {
    Names: [{ Name: '收入', Ref: `'${VILLAGE}'!$C$3:$C$10` }],
    Sheets: [{ Hidden: 0 }, { Hidden: 1 }],
  };
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }));
}

const period = (text: string) => parsePeriod(text) ?? { first: 0, last: 0 };

function ownForm(): Promise<Uint8Array> {
  const table = tableOf(['id', 'head', 'population', 'wages.migrant', 'costs.crops']);
  const households = ['王建国', '李秀英', '赵玉兰'].map((head, n) =>
    household({ table, row: n + 2, texts: { id: `1499001000${n}`, head } }),
  );
  return prefilledForm(
    { village: VILLAGE, households, period: period('2020-10..2021-09') },
    { lang: 'zh', period: period('2021-10..2022-09'), township: '北张乡', county: null, rows: 3 },
  );
}

const reports = () => reportsOf(sampleVillages(2, 10));

/** Findings in cells that are filled and one that is not, in the first sheet with so many rows. */
async function plantedIn(bytes: Uint8Array) {
  const { sheets } = await openFile(NAME, bytes);
  const sheet = sheets.find(({ rows, hidden }) => !hidden && rows.length >= 8);
  if (sheet === undefined) throw new Error('没有够长的表');
  const at = (row: number, column: number, severity: AnnotatedFinding['severity']) =>
    found(severity, `${columnLetters(column)}${row}`, { sheet: sheet.name });
  const findings = [at(6, 1, 'error'), at(7, 2, 'warning'), at(8, 0, 'info'), at(8, 3, 'error')];
  const merged = (address: string): string => {
    const column = address.charCodeAt(0) - 65;
    const row = Number(address.slice(1)) - 1;
    const merge = sheet.merges.find(
      ({ top, left, bottom, right }) =>
        row >= top && row <= bottom && column >= left && column <= right,
    );
    return merge === undefined ? address : `${columnLetters(merge.left)}${merge.top + 1}`;
  };
  const cells = new Set(findings.map(({ cell }) => merged(cell ?? '')));
  return { findings, sheet: sheet.name, cells };
}

/** Parts that marks may touch; every other part keeps its bytes. */
const TOUCHED =
  /^(?:\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/styles\.xml|xl\/worksheets\/(?:_rels\/)?[^/]+|xl\/(?:comments[^/]*|drawings\/vmlDrawing[^/]+))$/;

async function expectFaithful(original: Uint8Array): Promise<void> {
  const { findings, sheet, cells } = await plantedIn(original);
  const { bytes: copy, rebuilt } = await annotateFile(NAME, original, findings, ZH);
  expect(rebuilt).toBe(false);
  const marks = await marksOf(original, copy, sheet, cells);
  expect(marks.column).not.toBeNull();
  expect(await asExceljsReads(copy, marks)).toEqual(await asExceljsReads(original, marks));
  expect(asSheetjsReads(copy, marks)).toEqual(asSheetjsReads(original, marks));
  expect(await framesOf(copy)).toMatchObject(await framesOf(original));
  expect(await namesOf(copy)).toEqual(await namesOf(original));
  const formats = await formatsOf(original);
  expect((await formatsOf(copy)).slice(0, formats.length)).toEqual(formats);
  const changed = await changedParts(original, copy);
  expect(changed.filter((part) => !TOUCHED.test(part))).toEqual([]);
  const again = (await annotateFile(NAME, copy, findings, ZH)).bytes;
  expect(Buffer.compare(again, copy)).toBe(0);
  const cleared = (await annotateFile(NAME, copy, [], ZH)).bytes;
  expect(await namesOf(cleared)).toEqual(await namesOf(original));
  const none = { ...marks, cells: new Set<string>(), column: null };
  expect(asSheetjsReads(cleared, none)).toEqual(asSheetjsReads(original, none));
}

describe('副本与原件只差标记,两个别的程序都这样读', () => {
  it.each([
    ['exceljs 写的', crowdedBook],
    ['SheetJS 写的', sheetjsBook],
    ['采集表', ownForm],
    ['分村报表,有图', () => villageWorkbook(villageReport(), REPORT)],
    ['乡镇报表,有图', () => townshipWorkbook(reports().township, REPORT)],
  ] as const)('%s', async (_, make) => {
    await expectFaithful(await make());
  });
});

function villageReport() {
  const [village] = reports().villages;
  if (village === undefined) throw new Error('没有村');
  return village;
}

/** Where it is not installed these tests do not run. */
const OFFICE = 'soffice';
const hasOffice = spawnSync(OFFICE, ['--version']).status === 0;

/** What LibreOffice makes of a workbook when it saves it. */
function savedByOffice(bytes: Uint8Array): Uint8Array {
  const folder = folderWith();
  writeFileSync(join(folder, NAME), bytes);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const convert = ['--convert-to', 'xlsx', '--outdir', join(folder, 'saved'), NAME];
  execFileSync(OFFICE, [profile, '--headless', ...convert], { cwd: folder, stdio: 'ignore' });
  return new Uint8Array(readFileSync(join(folder, 'saved', NAME)));
}

describe.runIf(hasOffice)('LibreOffice', () => {
  it.each([
    ['明细表', crowdedBook],
    ['乡镇报表,有图', () => townshipWorkbook(reports().township, REPORT)],
  ] as const)('它存过的%s,副本与它只差标记', async (_, make) => {
    await expectFaithful(savedByOffice(await make()));
  });

  it('副本由它打开再存,值不变,标记仍能清除', async () => {
    const original = savedByOffice(await crowdedBook());
    const { findings, sheet: name, cells } = await plantedIn(original);
    const { bytes: copy } = await annotateFile(NAME, original, findings, ZH);
    const cleared = (await annotateFile(NAME, savedByOffice(copy), [], ZH)).bytes;
    const values = async (bytes: Uint8Array) => {
      const { sheets } = await openFile(NAME, bytes);
      const sheet = sheets.find((one) => one.name === name);
      return sheet?.rows.map((row) => row.map((cell) => cell ?? null));
    };
    expect(await values(cleared)).toEqual(await values(original));
    const fills = async (bytes: Uint8Array) => {
      const sheet = (await bookOf(bytes)).getWorksheet(name);
      return [...cells].map((address) => sheet && fillOf(sheet.getCell(address)));
    };
    expect(await fills(cleared)).toEqual(await fills(original));
  });
});
