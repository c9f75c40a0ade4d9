import { beforeAll, describe, expect, it } from 'vitest';
import { COLUMNS, type FieldKey, ITEMS } from '../../../src/domain/catalog.js';
import { FACTOR_NUMBERS } from '../../../src/domain/factor.js';
import { amountOf, cellOf, type Household, numberOf } from '../../../src/domain/household.js';
import { parsePeriod } from '../../../src/domain/period.js';
import { type BlankFormOptions, blankForm } from '../../../src/forms/template/index.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { fillForm, formSheet, openForm, readForm } from './fill.js';

const OPTIONS: BlankFormOptions = {
  lang: 'zh',
  period: parsePeriod('2022-01..2022-09') ?? { first: 0, last: 0 },
  township: '北张乡',
  county: '文水县',
  village: '北张村',
  rows: 6,
};

const ID_NUMBER = '14990019700307001X';
const field = (row: Household, key: FieldKey): string => cellOf(row, key) ?? '';

describe('空白采集表', () => {
  let bytes: Uint8Array;
  let table: DetailTable;
  beforeAll(async () => {
    bytes = await blankForm(OPTIONS);
    table = await readForm(bytes);
  });

  it('有目录里的每一列,没有读不懂的列,没有问题', () => {
    expect(Object.keys(table.head.columns)).toHaveLength(ITEMS.length + COLUMNS.length);
    expect(table.findings).toEqual([]);
  });

  it('空行算空行:序号和公式不算填写', () => {
    expect(table.account).toEqual({
      title: 3,
      header: 2,
      blank: 6,
      total: 1,
      note: 1,
      household: 0,
      member: 0,
      copy: 0,
      rejected: 0,
    });
  });

  it('期间、单位和村从标题读回', () => {
    expect(table.period).toEqual(OPTIONS.period);
    expect(table.unit).toBe('元');
    expect(table.villageHints).toMatchObject({ sheet: '北张村', title: '北张村' });
  });

  it('同样的参数写出同样的字节', async () => {
    expect(Buffer.compare(await blankForm(OPTIONS), bytes)).toBe(0);
  });

  it('英文提示的表同样能读回', async () => {
    const english = await readForm(await blankForm({ ...OPTIONS, lang: 'en' }));
    expect(english.account).toEqual(table.account);
    expect(english.findings).toEqual([]);
    expect(english.head.columns).toEqual(table.head.columns);
  });

  it('每一项填的数都原样读回,合计按公式,没有问题', async () => {
    const typed: Partial<Record<FieldKey, string | number>> = {
      id: '14990010001',
      head: '王建国',
      idNumber: ID_NUMBER,
      type: '脱贫户',
      monitored: '边缘易致贫户',
      riskCleared: '否',
      population: 3,
      labour: 2,
      welfare: '低保户',
      workMonths: 9.5,
      disaster: '干旱',
      declared: '1、3',
      note: '整户迁出',
    };
    ITEMS.forEach(({ key }, n) => {
      typed[key] = 100 + n + 0.07;
    });
    const back = await readForm(await fillForm(bytes, { rows: new Map([[7, typed]]) }));
    const [household] = back.households;
    if (household === undefined) throw new Error('no household');
    expect(back.account).toMatchObject({ household: 1, rejected: 0, blank: 5 });
    expect(back.findings).toEqual([]);
    expect(household.texts).toMatchObject({
      county: '文水县',
      township: '北张乡',
      village: '北张村',
      id: '14990010001',
      head: '王建国',
      idNumber: ID_NUMBER,
      type: '脱贫户',
      monitored: '边缘易致贫户',
      welfare: '低保户',
      disaster: '干旱',
      declared: '1、3',
      note: '整户迁出',
    });
    ITEMS.forEach(({ key }, n) => {
      expect([key, amountOf(household, key)]).toEqual([key, (100 + n) * 100 + 7]);
    });
    const sum = (...sections: string[]) =>
      ITEMS.filter(({ section }) => sections.includes(section)).reduce(
        (total, { key }) => total + amountOf(household, key),
        0,
      );
    const gross = sum('wages', 'business', 'property', 'transfers');
    const net = gross - sum('costs');
    expect(numberOf(household, 'total.wages')).toBe(sum('wages'));
    expect(numberOf(household, 'total.business')).toBe(sum('business'));
    expect(numberOf(household, 'total.costs')).toBe(sum('costs'));
    expect(numberOf(household, 'total.gross')).toBe(gross);
    expect(numberOf(household, 'total.net')).toBe(net);
    expect(numberOf(household, 'total.perCapita')).toBe(Math.round(net / 3));
    expect(numberOf(household, 'workMonths')).toBe(9.5);
    const [total] = back.totals;
    expect(total?.label).toBe('合计');
  });

  it('只填了是谁、没填收入的户未调查;填了一个 0 的户调查过', async () => {
    const who = { head: '王建国', population: 2 };
    const rows = new Map([
      [6, { ...who, id: '1' }],
      [7, { ...who, id: '2', 'wages.migrant': 0 }],
    ]);
    const back = await readForm(await fillForm(bytes, { rows }));
    expect(back.households.map(({ surveyed }) => surveyed)).toEqual([false, true]);
    expect(back.households.map((row) => numberOf(row, 'total.net'))).toEqual([null, 0]);
  });

  it('没写村名的表由村里填写,每户的行政村随之出现', async () => {
    const open = await blankForm({ ...OPTIONS, village: null });
    expect((await readForm(open)).account.blank).toBe(6);
    const rows = new Map([[6, { head: '王建国', population: 2, 'wages.migrant': 1 }]]);
    const back = await readForm(await fillForm(open, { rows, cells: { D2: '南张村' } }));
    expect(back.villageHints.title).toBe('南张村');
    expect(back.households[0]?.texts.village).toBe('南张村');
  });

  it('可以只要一部分列;读回和合计离不了的列总在', async () => {
    const items: FieldKey[] = ['wages.migrant', 'transfers.dibao', 'costs.crops'];
    const short = await blankForm({ ...OPTIONS, county: null, items });
    const back = await readForm(short);
    expect(Object.keys(back.head.columns).sort()).toEqual(
      [
        ...['id', 'head', 'population', ...items],
        ...['wages', 'business', 'costs', 'property', 'transfers'].map((one) => `total.${one}`),
        ...['total.gross', 'total.net', 'total.perCapita'],
      ].sort(),
    );
    const rows = new Map([
      [
        6,
        {
          head: '王建国',
          population: 2,
          'wages.migrant': 10,
          'total.property': 5,
          'costs.crops': 2,
        },
      ],
    ]);
    const [household] = (await readForm(await fillForm(short, { rows }))).households;
    if (household === undefined) throw new Error('no household');
    expect(numberOf(household, 'total.net')).toBe(1300);
  });

  it('只有要填的格子没有锁,表受保护但没有密码', async () => {
    const filled = await fillForm(bytes, {
      rows: new Map([[6, { head: '王建国', population: 2 }]]),
    });
    const [row] = (await readForm(filled)).households;
    if (row === undefined) throw new Error('no household');
    const sheet = formSheet(await openForm(bytes));
    const locked = (key: FieldKey) => sheet.getCell(field(row, key)).protection?.locked !== false;
    expect(locked('wages.migrant')).toBe(false);
    expect(locked('id')).toBe(false);
    expect(locked('total.wages')).toBe(true);
    expect(locked('total.net')).toBe(true);
    expect(locked('village')).toBe(true);
    expect(locked('population')).toBe(false);
    expect(sheet.getCell('A6').protection?.locked).not.toBe(false);
    const model = sheet.model as unknown as { sheetProtection: Record<string, unknown> };
    expect(model.sheetProtection).toMatchObject({ sheet: true, autoFilter: true });
    expect(model.sheetProtection.hashValue).toBeUndefined();
  });

  it('每一列要填的格子都有提示和检查', async () => {
    const sheet = formSheet(await openForm(bytes));
    const letters = (key: FieldKey) => (table.head.columns[key] ?? 0) + 1;
    const rule = (key: FieldKey) => sheet.getCell(6, letters(key)).dataValidation;
    const typed = [...ITEMS, ...COLUMNS].filter(
      ({ key }) => !key.startsWith('total.') && !['county', 'township', 'village'].includes(key),
    );
    for (const { key, label } of typed) {
      expect(rule(key)?.promptTitle).toBe(label);
      expect(rule(key)?.prompt?.length).toBeLessThanOrEqual(255);
    }
    expect(rule('type')?.formulae).toEqual(['"脱贫户,一般农户"']);
    expect(rule('riskCleared')?.formulae).toEqual(['"是,否"']);
    expect(rule('population')).toMatchObject({ type: 'whole', formulae: [1, 30] });
    expect(rule('declared')).toMatchObject({ formulae: [`"${FACTOR_NUMBERS.join(',')}"`] });
    expect(rule('declared')?.showErrorMessage).not.toBe(true);
    expect(rule('idNumber')?.formulae[0]).toContain('OR(LEN(D6)=18,LEN(D6)=20,LEN(D6)=22)');
    expect(rule('wages.migrant')?.formulae[0]).toMatch(
      /^AND\(ISNUMBER\((\w+)\),\1>=0,ROUND\(\1,2\)=\1\)$/,
    );
    expect(sheet.getCell('B6').numFmt).toBe('@');
    expect(sheet.getCell('D6').numFmt).toBe('@');
  });

  it('打印:A4 横向,表头每页重复,冻结到户主姓名', async () => {
    const { pageSetup, views } = formSheet(await openForm(bytes));
    expect(pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: '4:5',
      printTitlesColumn: 'A:C',
    });
    expect(views[0]).toMatchObject({ state: 'frozen', xSplit: 3, ySplit: 5 });
  });

  it('填表说明逐列讲清填什么', async () => {
    const guide = (await openForm(bytes)).getWorksheet('填表说明');
    const labels = new Set(guide?.getColumn(2).values);
    for (const { label } of [...ITEMS, ...COLUMNS]) expect(labels).toContain(label);
  });
});
