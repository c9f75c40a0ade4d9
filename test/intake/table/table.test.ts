import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodText } from '../../../src/domain/period.js';
import type { Cell, Sheet } from '../../../src/intake/sheet.js';
import { readTables } from '../../../src/intake/table/table.js';
import {
  codes,
  HEADER,
  merges,
  numberIn,
  person,
  type Row,
  read,
  rejections,
  sheet,
  tableOf,
} from '../../sheets.js';

const skipped = (rows: readonly Row[], parts: Partial<Sheet> = {}): boolean =>
  readTables(sheet(rows, parts), { file: '本年/北张村.xlsx', year: 'current' }).length === 0;

describe('一张明细表', () => {
  const table = read(
    [
      ['北张村2022年1-9月收入明细表'],
      ['单位:元', null, '填报单位:北张村', '2022年9月30日'],
      [],
      HEADER,
      person('1', '王建国', 1200),
      person('2', '李桂花', '三千'),
      [null, null, null, null],
      ['合计', null, 6, '4,200'],
      ['注:养老金不计入'],
      ['填表人:张三'],
    ],
    { name: '北张村' },
  );

  it('每一行归入一种,合起来就是全部的行', () => {
    expect(table.account).toEqual({
      title: 2,
      header: 1,
      blank: 2,
      total: 1,
      note: 2,
      household: 1,
      member: 0,
      copy: 0,
      rejected: 1,
    });
  });

  it('户均、平均值、计数是合计行,但不同各户之和核对', () => {
    const { account, totals } = read([
      HEADER,
      person('1', '王建国', 1200),
      person('2', '李桂花', 800),
      [null, '户均', null, 1000],
      [null, '平均值', null, 1000],
      [null, '计数', null, 2],
      [null, '汇总', null, 2000],
      [null, '共2户', null, 2000],
    ]);
    expect(account).toMatchObject({ total: 5, household: 2, rejected: 0 });
    expect(totals.map(({ label }) => label)).toEqual(['汇总', '共2户']);
  });

  it('标题、期间、单位、村名的来处都留着', () => {
    expect(table.titles).toEqual([
      '北张村2022年1-9月收入明细表',
      '单位:元  填报单位:北张村  2022年9月30日',
    ]);
    expect(table.period === null ? null : periodText(table.period)).toBe('2022-01..2022-09');
    expect(table.unit).toBe('元');
    expect(table.villageHints).toEqual({
      sheet: '北张村',
      sheetIsVillage: true,
      title: '北张村',
      file: '北张村',
    });
  });

  it('列的位置从零数起', () => {
    expect(table.head.columns).toEqual({ id: 0, head: 1, population: 2, 'wages.migrant': 3 });
  });

  it('合计行的数字留作核对', () => {
    expect(table.totals).toMatchObject([{ row: 8, label: '合计' }]);
    expect(table.totals[0]?.numbers[0]).toBe(420_000);
  });

  it('合计行里看不懂的数不算错', () => {
    const rows: Row[] = [
      HEADER,
      person('1', '王', 1),
      ['合计', null, 'x', { fault: 'error', text: '#REF!' }],
    ];
    expect(codes(read(rows))).toEqual([]);
    expect(read(rows).totals[0]?.numbers[0]).toBeNaN();
  });
});

describe('标题说的期间', () => {
  it.each([
    ['2022年1-9月', '2022-01..2022-09'],
    ['2022年1月至9月', '2022-01..2022-09'],
    ['2021年10月至2022年9月', '2021-10..2022-09'],
    ['2021年10月—2022年9月', '2021-10..2022-09'],
    ['2022年度', '2022-01..2022-12'],
    ['2022年9月30日', null],
    ['收入明细表', null],
  ])('%s 是 %s', (title, period) => {
    const found = read([[title], HEADER]).period;
    expect(found === null ? null : periodText(found)).toBe(period);
  });

  it('期间可以分写在几格', () => {
    const found = read([['2022年', null, '1-9月'], HEADER]).period;
    expect(found === null ? null : periodText(found)).toBe('2022-01..2022-09');
  });

  it('表下的注说的期间不算', () => {
    expect(read([HEADER, person('1', '王', 1), ['注:2022年1-9月']]).period).toBeNull();
  });
});

describe('不是明细表的工作表不读', () => {
  it.each<[string, readonly Row[]]>([
    ['说明', [['说明'], ['1.本表由村填报'], ['2.金额单位为元']]],
    [
      '汇总',
      [
        ['行政村', '户数', '家庭人口数', '工资性收入'],
        ['北张村', 30, 90, 1],
      ],
    ],
    ['空表', []],
    ['只有空行', [[], [null, ' ']]],
    [
      '没有表头的数字',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
  ])('%s', (_, rows) => {
    expect(skipped(rows)).toBe(true);
  });

  it('只有表头而没有户的,仍是明细表', () => {
    expect(skipped([HEADER])).toBe(false);
  });
});

describe('对不上的表头', () => {
  it('照样留着,并提示最相近的一列', () => {
    const table = read([[...HEADER, '务工收人', '宅基地编号'], person('1', '王建国', 1, 2, 3)]);
    expect(table.findings).toMatchObject([
      {
        code: 'intake.unknownColumn',
        severity: 'warning',
        cell: 'E1',
        row: 1,
        value: '务工收人',
        expected: '务工收入',
      },
      { code: 'intake.unknownColumn', cell: 'F1', value: '宅基地编号', expected: null },
    ]);
    expect(numberIn(table.households[0], 'wages.migrant')).toBe(100);
  });

  it('列对照表里写明不读的,不再提示;别的照样提示', () => {
    const rows: Row[] = [[...HEADER, '宅基地编号', '房屋编号'], person('1', '王建国', 1)];
    const [table] = readTables(
      sheet(rows),
      { file: '北张村.csv', year: 'current' },
      new Map([['宅基地编号', null]]),
    );
    expect(table?.findings.map(({ value }) => value)).toEqual(['房屋编号']);
  });

  it('序号不必对应', () => {
    expect(
      codes(
        read([
          ['序号', ...HEADER],
          [1, ...person('1', '王', 1)],
        ]),
      ),
    ).toEqual([]);
  });

  it('提示里的路径带上层表头,位置在最下一行', () => {
    const rows: Row[] = [
      ['户编号', '户主姓名', '家庭人口数', '工资性收入', null],
      [null, null, null, '务工收入', '打零工'],
    ];
    expect(read(rows, merges('D1:E1')).findings).toMatchObject([
      { code: 'intake.unknownColumn', cell: 'E2', value: '工资性收入/打零工' },
    ]);
  });

  it('写在表头里的身份证号也掩去', () => {
    const [found] = read([[...HEADER, '14990019900101123X']]).findings;
    expect(found?.value).toBe('149900********123X');
  });

  it('一列有两处,提示第二处', () => {
    expect(read([[...HEADER, '务工收入']]).findings).toMatchObject([
      {
        code: 'intake.duplicateColumn',
        severity: 'error',
        cell: 'E1',
        field: 'wages.migrant',
        value: '务工收入',
        params: { first: '务工收入' },
      },
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('叫 %s 的列只是一个未知的列', (name) => {
    const table = read([[...HEADER, name], person('1', '王', 1, 2)]);
    expect(table.findings).toMatchObject([{ code: 'intake.unknownColumn', value: name }]);
    expect(Object.keys(table.head.columns)).toEqual(['id', 'head', 'population', 'wages.migrant']);
  });
});

describe('隐藏的行、列、表照样读,并有提示', () => {
  const rows: Row[] = [HEADER, person('1', '王', 1), person('2', '李', 2)];

  it('没有隐藏就没有提示', () => {
    expect(codes(read(rows))).toEqual([]);
  });

  it.each<[string, Partial<Sheet>, object]>([
    [
      '行',
      { hiddenRows: [1, 2] },
      { code: 'intake.hiddenRows', row: 2, value: 2, params: { rows: '2, 3' } },
    ],
    [
      '列',
      { hiddenColumns: [3] },
      { code: 'intake.hiddenColumns', value: 1, params: { columns: 'D' } },
    ],
    ['表', { hidden: true }, { code: 'intake.hiddenSheet' }],
  ])('隐藏的%s', (_, parts, found) => {
    const table = read(rows, parts);
    expect(table.findings).toMatchObject([found]);
    expect(table.households).toHaveLength(2);
    expect(numberIn(table.households[1], 'wages.migrant')).toBe(200);
  });

  it('表格之外隐藏的空行空列不提', () => {
    const hidden = { hiddenRows: [3, 1_048_575], hiddenColumns: [4, 16_383] };
    expect(codes(read(rows, hidden))).toEqual([]);
  });
});

describe('分页打印的表', () => {
  it('每页重复的标题与表头、每页的小计都不是户', () => {
    const page = (...people: readonly Row[]): Row[] => [
      ['北张村收入明细表'],
      HEADER,
      ...people,
      ['本页小计', null, 3, 1],
    ];
    const table = read([
      ...page(person('1', '王', 1)),
      ...page(person('2', '李', 1)),
      ['总计', null, 6, 2],
    ]);
    expect(table.account).toEqual({
      title: 2,
      header: 2,
      blank: 0,
      total: 3,
      note: 0,
      household: 2,
      member: 0,
      copy: 0,
      rejected: 0,
    });
  });
});

describe('行数的账总是平的', () => {
  const cells = fc.oneof<fc.Arbitrary<Cell>[]>(
    fc.constant(null),
    fc.integer({ min: -3, max: 40 }),
    fc.constantFrom('合计', '小计', '填表人:', '注:', '—', '', '王建国', '户编号', '户主姓名', '1'),
    fc.string(),
    fc.constant({ fault: 'error' as const, text: '#N/A' }),
  );
  const rows = fc.array(fc.array(cells, { maxLength: 6 }), { maxLength: 12 });

  it('标题、表头、空白、合计、说明、户、拒收加起来等于读到的行', () => {
    fc.assert(
      fc.property(rows, rows, (above, below) => {
        const all = [...above, HEADER, ...below];
        const table = tableOf(sheet(all));
        const sum = Object.values(table.account).reduce((total, n) => total + n, 0);
        expect(sum).toBe(all.length);
        expect(table.households).toHaveLength(table.account.household);
        expect(table.rejected).toHaveLength(table.account.rejected);
        expect(table.totals).toHaveLength(table.account.total);
      }),
    );
  });

  it('每一户、每一个拒收的行各有自己的行号', () => {
    fc.assert(
      fc.property(rows, (below) => {
        const table = tableOf(sheet([HEADER, ...below]));
        const numbers = [...table.households, ...table.rejected].map(({ row }) => row);
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
    );
  });
});

describe('恶意的表', () => {
  it('一百万行里用了三行', () => {
    const all: Row[] = new Array(1_048_576).fill([]);
    all[0] = HEADER;
    all[1] = person('1', '王', 1);
    all[1_048_575] = person('2', '李', 2);
    const table = tableOf(sheet(all));
    expect(table.account).toMatchObject({ header: 1, blank: 1_048_573, household: 2 });
    expect(table.households[1]?.row).toBe(1_048_576);
  });

  it('合并盖住全部数据行,各户都被拒收,不是各算一遍', () => {
    const table = read(
      [HEADER, person('1', '王', 1), person('2', '李', 2)],
      merges('A2:XFD1048576'),
    );
    expect(table.households).toHaveLength(0);
    expect(rejections(table)).toEqual({
      2: ['intake.mergedAmount'],
      3: ['intake.mergedIdentity', 'intake.mergedAmount'],
    });
  });

  it('盖住整张表的合并使它不成表', () => {
    expect(skipped([HEADER, person('1', '王', 1)], merges('A1:XFD1048576'))).toBe(true);
  });

  it('一万六千个未知的列全部列出,只有前面的给建议', () => {
    const names = Array.from({ length: 16_380 }, (_, n) => `务工收${n}`);
    const { findings } = read([[...HEADER, ...names], person('1', '王', 1)]);
    expect(findings).toHaveLength(16_380);
    expect(findings[0]?.expected).toBe('务工收入');
    expect(findings.at(-1)?.expected).toBeNull();
  });

  it('很长的表头只引开头', () => {
    const [found] = read([[...HEADER, '长'.repeat(1_000_000)]]).findings;
    expect(String(found?.value).length).toBeLessThanOrEqual(80);
  });
});
