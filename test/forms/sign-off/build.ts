import type { Worksheet } from 'exceljs';
import fc from 'fast-check';
import { type Finding, finding } from '../../../src/domain/findings/finding.js';
import { COLUMNS, type SignOffColumn, WORDS } from '../../../src/forms/sign-off/layout.js';
import { readSignOffs, type SignOffReading } from '../../../src/forms/sign-off/read.js';
import {
  type Decision,
  type Explained,
  explainedOf,
  type SignOffRow,
  UNDECIDED,
} from '../../../src/forms/sign-off/row.js';
import { type SignOffTable, signOffWorkbook } from '../../../src/forms/sign-off/write.js';
import { openFile } from '../../../src/intake/open/index.js';
import { findingSentences } from '../../../src/locales/index.js';
import { bookOf } from '../annotate/books.js';

export const FIRST = 5;
const FILE = '签认.xlsx';

/** More labour than persons in the household of 户编号 14990010001, with what is given. */
export const found = (parts: Partial<Finding> = {}): Finding =>
  finding('household.labourAbovePopulation', {
    file: '收回/北张村.xlsx',
    sheet: '北张村',
    cell: 'D3',
    row: 3,
    village: '北张村',
    household: '14990010001',
    field: 'labour',
    value: 3,
    ...parts,
  });

/** A table may hold codes of another version. */
export function explained(
  { code, ...parts }: Partial<Omit<Finding, 'code'>> & { readonly code?: string } = {},
  words = '长子在读',
): Explained {
  const one = found(parts);
  const own = explainedOf(one, findingSentences(one, 'zh').message, words);
  return { ...own, code: code ?? own.code };
}

/** 2022-10-20 and 2022-12-31 as a spreadsheet counts days. */
export const SIGNED = 44_854;
export const UNTIL = 44_926;
export const YES: Decision = { adopt: '是', who: '王助理', signed: SIGNED, until: UNTIL };

export const rowOf = (decision: Decision = UNDECIDED, own = explained()): SignOffRow => ({
  state: 'open',
  explained: own,
  decision,
});

export const tableOf = (...rows: readonly SignOffRow[]): SignOffTable => ({
  files: 1,
  rows,
  others: [],
});

/** The column of a sign-off table, from 1. */
export const columnOf = (column: SignOffColumn): number => COLUMNS.indexOf(column) + 1;

/** The table as it comes back, after a clerk has changed the sheet. */
export async function comesBack(
  table: SignOffTable,
  change: (sheet: Worksheet) => void = () => undefined,
): Promise<SignOffReading> {
  const book = await bookOf(await signOffWorkbook(table, { lang: 'zh' }));
  const sheet = book.getWorksheet(WORDS.zh.sheets.rows);
  if (sheet === undefined) throw new Error('没有签认表');
  change(sheet);
  return readBack(new Uint8Array(await book.xlsx.writeBuffer()));
}

export async function readBack(bytes: Uint8Array): Promise<SignOffReading> {
  const { sheets } = await openFile(FILE, bytes);
  const reading = readSignOffs(FILE, { sheets });
  if (reading === null) throw new Error('不是签认表');
  return reading;
}

/** What somebody may type who means no good, or nothing in particular. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '=1+1',
    '+cmd|" /C calc"!A0',
    '@SUM(A1)',
    '\t=1',
    '_x0041_ _x005F_',
    '149900199001011234',
    '身份证149900199001011234号',
    ' 两行\r\n文字 ',
    '\ud800',
    '__proto__',
    '很'.repeat(3000),
  ),
);

const anyDecided = fc.record<{ [Key in keyof Decision]: Decision[Key] }>({
  adopt: fc.constantFrom('是', '否', 'yes', '也许', null),
  who: fc.constantFrom('王助理', '=1+1', null),
  signed: fc.constantFrom(SIGNED, '2022-10-20', '十月', null),
  until: fc.constantFrom(UNTIL, 1, null),
});

/** A row about a household of its own. */
export const anyRows = fc
  .array(
    fc.record({
      words: anyText,
      value: fc.oneof(anyText, fc.integer(), fc.constant(null)),
      household: fc.constantFrom('王建国', '149900198001011234', '14990010001', null),
      decision: anyDecided,
    }),
    { maxLength: 6 },
  )
  .map((all) =>
    all.map(({ words, value, household, decision }, n) => ({
      found: found({ village: `第${n}村`, value, household, file: `收回/${n}.xlsx` }),
      words,
      decision,
    })),
  );
