import { describe, expect, it } from 'vitest';
import { isOf } from '../../../src/domain/findings/finding.js';
import type { Year } from '../../../src/domain/household.js';
import { parsePeriod } from '../../../src/domain/period.js';
import {
  type GivenPeriods,
  type TablesOfRun,
  tablesOfRun,
} from '../../../src/intake/batch/period-standing.js';
import type { Sheet } from '../../../src/intake/sheet.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { HEADER, person, type Row, sheet, tableOf } from '../../sheets.js';

const RUN: GivenPeriods = {
  prior: parsePeriod('2020-10..2021-09'),
  current: parsePeriod('2021-10..2022-09'),
};

/** A village's table, by its title and the name of its sheet. */
function table(
  title: string,
  {
    year = 'current',
    name = 'Sheet1',
    file = '北张村.xlsx',
  }: {
    year?: Year;
    name?: string;
    file?: string;
  } = {},
): DetailTable {
  const rows = [[title], HEADER, person('1', '王建国', 1), person('2', '李桂花', 2)];
  return tableOf(sheet(rows, { name }), { file, year });
}

const found = ({ unused }: TablesOfRun) =>
  unused.flatMap(({ findings }) =>
    findings.map((one) => (isOf(one, 'intake.periodMismatch') ? one.params.standing : one.code)),
  );

describe('标题或工作表名写的期间', () => {
  it.each([
    '收入明细表',
    '2021年10月至2022年9月收入明细表',
    '2021年10月1日至2022年9月30日收入明细表',
    '2021-2022年度收入明细表',
    '2022年度收入明细表',
    '收入明细表 填报日期:2022年9月30日',
  ])('%s:是本次的表', (title) => {
    const tables = [table(title)];
    expect(tablesOfRun(tables, RUN)).toEqual({ used: tables, unused: [], unclear: [] });
  });

  it.each([
    ['2021年9-12月', 'parts.straddles'],
    ['2022年8-10月', 'parts.straddles'],
    ['2022年1-12月', 'parts.straddles'],
    ['2021年10月至2022年10月', 'other'],
    ['2022年10月', 'other'],
    ['2019-2020年度', 'other'],
    ['2021年度', 'otherYear'],
    ['2020年10月至2021年9月', 'otherYear'],
  ])('%s:不是(%s),整张表只说一次', (title, standing) => {
    const result = tablesOfRun([table(`${title}收入明细表`)], RUN);
    expect(result.used).toEqual([]);
    expect(found(result)).toEqual([standing]);
    expect(result.unused[0]?.findings[0]).toMatchObject({
      severity: 'error',
      row: null,
      village: '北张村',
      expected: '2021-10..2022-09',
    });
  });

  it.each([
    ['2022年1-9月', '2022-01..2022-09'],
    ['2022年第三季度', '2022-07..2022-09'],
    ['2022年9月份', '2022-09..2022-09'],
    ['2021年10月', '2021-10..2021-10'],
  ])('%s:是本次的一部分', (title, months) => {
    const { used, unused } = tablesOfRun([table(`${title}收入明细表`)], RUN);
    expect(unused).toEqual([]);
    expect(used.map(({ part }) => part)).toEqual([
      { period: parsePeriod(months), of: RUN.current },
    ]);
  });

  it.each([
    ['2021年', 'otherYear'],
    ['2021', 'otherYear'],
    ['2020年', 'other'],
    ['2022年', undefined],
    ['2022', undefined],
  ])('工作表名 %s', (name, standing) => {
    expect(found(tablesOfRun([table('收入明细表', { name })], RUN))).toEqual(
      standing === undefined ? [] : [standing],
    );
  });

  it('标题先于工作表名', () => {
    const tables = [table('2022年度收入明细表', { name: '2021年' })];
    expect(tablesOfRun(tables, RUN).used).toEqual(tables);
  });

  it('不知道本次的期间就都用', () => {
    const tables = [table('2019年度收入明细表'), table('2021年度', { year: 'prior' })];
    expect(tablesOfRun(tables, { prior: null, current: null }).used).toEqual(tables);
  });
});

describe('另一年的表', () => {
  it('本村有本次的表:只提示,不用', () => {
    const right = table('收入明细表', { name: '2022年' });
    const result = tablesOfRun([table('收入明细表', { name: '2021年' }), right], RUN);
    expect(result.used).toEqual([right]);
    expect(result.unused[0]?.findings[0]).toMatchObject({
      code: 'intake.otherYear',
      severity: 'info',
      sheet: '2021年',
      value: '2020-10..2021-09',
      expected: '2021-10..2022-09',
    });
  });

  it('上年的文件夹里有本年的表,一样', () => {
    const prior = { year: 'prior' } as const;
    const right = table('2021年度', prior);
    const result = tablesOfRun([right, table('2022年度', prior)], RUN);
    expect(result.used).toEqual([right]);
    expect(found(result)).toEqual(['intake.otherYear']);
  });

  it('只有别的村有本次的表,或本村的在另一年:是错误', () => {
    const others = [
      table('2022年度', { file: '南张村.xlsx' }),
      table('2021年度', { year: 'prior' }),
    ];
    expect(found(tablesOfRun([table('2021年度'), ...others], RUN))).toEqual(['otherYear']);
  });

  it('几个村合在一张表里:每个村都有本次的表才只提示', () => {
    const flat = (title: string, ...names: string[]): DetailTable =>
      tableOf(
        sheet([
          [title],
          ['行政村', ...HEADER],
          ...names.map((name, n): Row => [name, ...person(String(n), `户${n}`, 1)]),
        ]),
        { file: '全乡.xlsx' },
      );
    const old = flat('2021年度', '北张村', '南张村');
    expect(found(tablesOfRun([old, flat('2022年度', '北张村')], RUN))).toEqual(['otherYear']);
    expect(found(tablesOfRun([old, flat('2022年度', '北张', '南张')], RUN))).toEqual([
      'intake.otherYear',
    ]);
  });
});

describe('明白卡栏头的年份', () => {
  const card = (head: string, years: Row, parts: Partial<Sheet> = {}): DetailTable =>
    tableOf(
      sheet([['户主姓名', head, '家庭人口数', 3], years, ['务工收入', 5, 6]], {
        name: head,
        ...parts,
      }),
      { file: '本年/北张村.xlsx' },
    );

  it('不是本期的不用', () => {
    const result = tablesOfRun(
      [
        card('张三', ['项目', '2021年', '2022年']),
        card('李四', ['项目', '2019年', '2020年']),
        card('王五', ['项目', '上年', '本年']),
      ],
      RUN,
    );
    const heads = result.used.flatMap(({ households }) =>
      households.map(({ texts }) => texts.head),
    );
    expect(heads).toEqual(['张三', '王五']);
    expect(found(result)).toEqual(['other']);
    expect(result.unused[0]?.findings[0]).toMatchObject({ value: '2020' });
  });

  it('一张卡是一户:别的卡是本年的,也不能只提示', () => {
    const result = tablesOfRun(
      [card('张三', ['项目', '2021年', '2022年']), card('李四', ['项目', '2020年', '2021年'])],
      RUN,
    );
    expect(found(result)).toEqual(['otherYear']);
  });
});

describe('工作表叫上年、本年', () => {
  const both = (year: Year, prior = '上年', current = '本年'): readonly DetailTable[] => [
    table('', { year, name: prior }),
    table('', { year, name: current }),
  ];

  it.each([
    ['上年', '本年'],
    ['去年收入', '今年收入'],
    ['上一年度', '本年度'],
    ['北张村2021年', '北张村2022年'],
    ['北张村(2021)', '北张村（2022）'],
    ['2021年北张村', '2022年北张村'],
  ])('同一文件里两张都有：%s、%s 各归各年', (prior, current) => {
    const ofCurrent = both('current', prior, current);
    const ofPrior = both('prior', prior, current);
    expect(tablesOfRun(ofCurrent, RUN).used).toEqual(ofCurrent.slice(1));
    expect(found(tablesOfRun(ofCurrent, RUN))).toEqual(['intake.otherYear']);
    expect(tablesOfRun(ofPrior, RUN).used).toEqual(ofPrior.slice(0, 1));
  });

  it.each(['本年', '上年', '本年与上年对比'])('只有一张 %s：不靠它认年份', (name) => {
    const tables = [table('', { name }), table('', { name: '附表', file: '南张村.xlsx' })];
    expect(tablesOfRun(tables, RUN).used).toEqual(tables);
  });

  it.each([
    ['北张村2019年', '北张村2020年'],
    ['北张村2021年', '南张村2022年'],
    ['2021年脱贫户', '2022年脱贫户'],
  ])('%s、%s 不是一个村这两年的表：不靠它认年份', (one, other) => {
    const tables = both('current', one, other);
    expect(tablesOfRun(tables, RUN).used).toEqual(tables);
  });

  it('标题写了期间的，以标题为准', () => {
    const [prior, current] = [
      table('2021年10月至2022年9月收入明细表', { name: '上年' }),
      table('', { name: '本年' }),
    ];
    expect(tablesOfRun([prior, current], RUN).used).toEqual([prior, current]);
  });

  it('没有给期间时都采用', () => {
    const tables = both('current');
    expect(tablesOfRun(tables, { prior: null, current: null }).used).toEqual(tables);
  });
});

describe('表题没写哪几个月，别处的字却像只有几个月', () => {
  const said = (one: DetailTable, periods: GivenPeriods = RUN) =>
    tablesOfRun([one], periods).unclear.map(({ code, value, expected }) => [code, value, expected]);
  const ASKED = '2021-10..2022-09';

  it.each([
    ['表题', table('一季度收入明细表'), '第1季度'],
    ['年度的表题', table('2021-2022年度收入明细表(第一季度)'), '第1季度'],
    ['工作表名', table('2022年度收入明细表', { name: '1-3月' }), '1-3月'],
    ['文件名', table('收入明细表', { file: '本年/北张村2022年Q1.xlsx' }), '2022-01..2022-03'],
    ['上级文件夹名', table('收入明细表', { file: '一季度/北张村.xlsx' }), '第1季度'],
  ])('%s里写的：照整个期间算，但要说出来', (_, one, words) => {
    expect(said(one)).toEqual([['parts.unclear', words, ASKED]]);
    expect(tablesOfRun([one], RUN).used).toEqual([one]);
  });

  it('表题写明了期间，别处写什么都不问', () => {
    const title = '2021年10月至2022年9月收入明细表';
    expect(said(table(title, { name: '一季度', file: '北张村9月.xlsx' }))).toEqual([]);
  });

  it('写的就是整个期间，或是期间以后报送的月份，不问', () => {
    expect(said(table('收入', { file: '北张村2021年10月至2022年9月.xlsx' }))).toEqual([]);
    expect(said(table('收入', { file: '2022年10月/北张村.xlsx' }))).toEqual([]);
  });

  it('zengshou.yaml 的 parts 写明了的不问', () => {
    const partOf = () => parsePeriod('2022-01..2022-03');
    expect(said(table('一季度收入明细表'), { ...RUN, partOf })).toEqual([]);
  });
});
