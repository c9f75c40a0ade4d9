import { beforeAll, describe, expect, it } from 'vitest';
import { type Household, numberOf } from '../../../src/domain/household.js';
import { parsePeriod } from '../../../src/domain/period.js';
import { type FormOptions, prefilledForm } from '../../../src/forms/template/index.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { household, tableOf } from '../../build.js';
import { fillForm, formSheet, openForm, readForm } from './fill.js';

const period = (text: string) => parsePeriod(text) ?? { first: 0, last: 0 };
const OPTIONS: FormOptions = {
  lang: 'zh',
  period: period('2021-10..2022-09'),
  township: '北张乡',
  county: '文水县',
  rows: 2,
};
const PRIOR = period('2020-10..2021-09');
const TABLE = tableOf(
  [
    'id',
    'head',
    'idNumber',
    'population',
    'riskCleared',
    'wages.migrant',
    'wages.other',
    'costs.crops',
    'total.transfers',
  ],
  { file: '上年/北张村.xlsx', year: 'prior' },
);

const HOUSEHOLDS: readonly Household[] = [
  household({
    table: TABLE,
    texts: {
      id: '14990010001',
      head: '王建国',
      idNumber: '14990019700307001X99B1',
      type: '脱贫户',
    },
    values: {
      population: 3,
      riskCleared: true,
      'wages.migrant': 12000.5,
      'wages.other': 0,
      'costs.crops': 1000,
      'total.transfers': 300,
    },
  }),
  household({
    table: TABLE,
    texts: { id: null, head: '李秀英' },
    values: { population: 2 },
    surveyed: false,
  }),
];

const roster = { village: '北张村', households: HOUSEHOLDS, period: PRIOR };

describe('预填采集表', () => {
  let bytes: Uint8Array;
  let table: DetailTable;
  beforeAll(async () => {
    bytes = await prefilledForm(roster, OPTIONS);
    table = await readForm(bytes);
  });

  const byHeader = async (text: string) => {
    const sheet = formSheet(await openForm(bytes));
    const headers = sheet.getRow(5).values as (string | undefined)[];
    return headers.findIndex((header) => header?.replace(/\n/g, '') === text);
  };

  it('上年的户一户不落,身份照上年填好,收入等着填', () => {
    expect(table.account).toMatchObject({ household: 2, blank: 2, rejected: 0, total: 1, note: 1 });
    expect(table.households.map(({ texts }) => [texts.id, texts.head, texts.village])).toEqual([
      ['14990010001', '王建国', '北张村'],
      [null, '李秀英', '北张村'],
    ]);
    const [first] = table.households;
    expect(first?.idNumberWhole).toBe('14990019700307001X99B1');
    expect(first === undefined ? null : numberOf(first, 'riskCleared')).toBe(1);
    expect(table.households.map(({ surveyed }) => surveyed)).toEqual([false, false]);
  });

  it('上年数不当作本年数,也不报为读不懂的列', () => {
    expect(table.findings).toEqual([]);
    expect(
      table.header.filter(({ path }) => path.includes('上年')).map(({ field }) => field),
    ).toEqual(new Array(8).fill(null));
  });

  it('上年数在本年空格左边;村里没人有的项目不占列', async () => {
    const sheet = formSheet(await openForm(bytes));
    const wages = await byHeader('上年务工收入(对照)');
    expect(sheet.getCell(6, wages).value).toBe(12000.5);
    expect(sheet.getCell(7, wages).value).toBeNull();
    expect(sheet.getCell(5, wages + 1).value).toBe('务工收入');
    expect(sheet.getCell(6, wages + 1).value).toBeNull();
    expect(await byHeader('上年其他工资性收入(对照)')).toBe(-1);
    const net = await byHeader('上年家庭纯收入(对照)');
    expect(sheet.getCell(6, net).value).toBe(11300.5);
    expect(sheet.getCell(6, net + 2).value).toBe(3766.83);
  });

  it('本年比上年少的格子标红▼,支出不标', async () => {
    const sheet = formSheet(await openForm(bytes));
    const marks = (
      sheet.model as unknown as {
        conditionalFormattings: {
          ref: string;
          rules: { formulae: string[]; style: unknown }[];
        }[];
      }
    ).conditionalFormattings;
    const falls = marks.filter(({ rules }) =>
      rules.some(({ formulae }) => /\d<[A-Z]/.test(formulae[0] ?? '')),
    );
    const refs = falls.map(({ ref }) => sheet.getColumn(ref.replace(/\d.*/, '')).values[5]);
    expect(refs).toEqual([
      '务工收入',
      '小计',
      '小计',
      '年总收入',
      '家庭纯收入',
      '人均纯收入\n(元/人)',
    ]);
    expect(falls[0]?.rules[0]?.formulae).toEqual(['AND(ISNUMBER(Q6),ISNUMBER(P6),Q6<P6)']);
  });

  it('两年不是同样的月份时不标红,说明里写明', async () => {
    const other = await prefilledForm({ ...roster, period: period('2020-01..2020-03') }, OPTIONS);
    const book = await openForm(other);
    const model = formSheet(book).model as unknown as { conditionalFormattings: unknown[] };
    expect(model.conditionalFormattings).toHaveLength(3);
    const told = book.getWorksheet('填表说明')?.getColumn(1).values.join('\n') ?? '';
    expect(told).toContain('不标红');
  });

  it('户编号锁住不能改,没有户编号的户可以补填', async () => {
    const sheet = formSheet(await openForm(bytes));
    expect(sheet.getCell('B6').protection?.locked).not.toBe(false);
    expect(sheet.getCell('B7').protection?.locked).toBe(false);
    expect(sheet.getCell('C6').protection?.locked).toBe(false);
  });

  it('填好的表读回:老户、迁出户和新户各得其所', async () => {
    const rows = new Map([
      [6, { population: 4, 'wages.migrant': 9000.25 }],
      [7, { note: '整户迁出' }],
      [
        8,
        { id: '14990010003', head: '赵新户', population: 1, 'transfers.dibao': 0, note: '新增户' },
      ],
    ]);
    const back = await readForm(await fillForm(bytes, { rows }));
    expect(back.findings).toEqual([]);
    expect(back.account).toMatchObject({ household: 3, blank: 1, rejected: 0 });
    expect(
      back.households.map((row) => [
        row.texts.note,
        row.surveyed,
        numberOf(row, 'total.perCapita'),
      ]),
    ).toEqual([
      [null, true, 225006],
      ['整户迁出', false, null],
      ['新增户', true, 0],
    ]);
  });
});
