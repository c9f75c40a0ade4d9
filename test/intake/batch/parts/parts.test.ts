import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../../src/domain/amounts.js';
import { type FieldKey, labelOf } from '../../../../src/domain/catalog.js';
import { amountOf, answerOf, type Household, numberOf } from '../../../../src/domain/household.js';
import { parsePeriod } from '../../../../src/domain/period.js';
import { type Batch, gatherBatch } from '../../../../src/intake/batch/batch.js';
import { type GivenPeriods, tablesOfRun } from '../../../../src/intake/batch/period-standing.js';
import type { Cell } from '../../../../src/intake/sheet.js';
import type { DetailTable } from '../../../../src/intake/table/detail-table.js';
import { sheet, tableOf } from '../../../sheets.js';

const RUN: GivenPeriods = {
  prior: parsePeriod('2020-10..2021-09'),
  current: parsePeriod('2021-10..2022-09'),
};

type Cells = Readonly<Partial<Record<FieldKey, Cell>>>;
const USUAL: Cells = { id: '1', head: '王建国', population: 3, 'wages.migrant': 100 };

interface Where {
  readonly village?: string;
  readonly file?: string;
}

/** A village's table of some months. */
function part(months: string, households: readonly Cells[], where: Where = {}): DetailTable {
  const { village = '北张村', file = `${village} ${months}.xlsx` } = where;
  const rows = households.map((cells) => ({ ...USUAL, ...cells }));
  const fields = [...new Set(rows.flatMap((cells) => Object.keys(cells) as FieldKey[]))];
  return tableOf(
    sheet([
      [`${village}${months}收入明细表`],
      fields.map(labelOf),
      ...rows.map((cells) => fields.map((field) => cells[field] ?? null)),
    ]),
    { file },
  );
}

const H1 = '2021年10月至2022年3月';
const H2 = '2022年4-9月';
const WHOLE = '2021年10月至2022年9月';

interface Read {
  readonly batch: Batch;
  /** What is said of parts, with the months. */
  readonly said: readonly string[];
}

function read(...tables: readonly DetailTable[]): Read {
  const { used, unused } = tablesOfRun(tables, RUN);
  const batch = gatherBatch(used, { township: '北张乡' });
  const findings = [...unused.flatMap((one) => one.findings), ...batch.partFindings];
  return { batch, said: findings.map(({ code, value }) => `${code} ${value}`) };
}

const surveyed = ({ batch }: Read): readonly Household[] =>
  batch.current.households.flatMap(({ row }) => (row.surveyed ? [row] : []));

function only(one: Read): Household {
  const [row, ...others] = one.batch.current.households;
  if (row === undefined || others.length > 0) throw new Error('not one household');
  return row.row;
}

const wages = (household: Household): number => amountOf(household, 'wages.migrant');

describe('各期合起来', () => {
  it('两期相加，不缺不重', () => {
    const both = read(part(H1, [{}]), part(H2, [{ 'wages.migrant': 50 }]));
    expect(both.said).toEqual([]);
    expect(surveyed(both).map(wages)).toEqual([15_000]);
  });

  it.each([
    ['早一个月结束', '2022年4-8月', ['parts.gap 2022-09..2022-09']],
    ['晚一个月开始', '2022年5-9月', ['parts.gap 2022-04..2022-04']],
    ['早一个月开始', '2022年3-9月', ['parts.overlap 2022-03..2022-03']],
    [
      '晚一个月结束',
      '2022年4-10月',
      ['parts.straddles 2022-04..2022-10', 'parts.gap 2022-04..2022-09'],
    ],
  ])('%s', (_, second, said) => {
    const both = read(part(H1, [{}]), part(second, [{}]));
    expect(both.said).toEqual(said);
    expect(surveyed(both)).toEqual([]);
    expect(both.batch.current.households).toHaveLength(1);
  });

  it('同一季报了两次是重叠，最新的也不算数；写明两个文件', () => {
    const twice = read(
      part(H1, [{}], { file: 'a.xlsx' }),
      part(H1, [{ 'wages.migrant': 200 }], { file: 'b.xlsx' }),
      part(H2, [{}]),
    );
    expect(twice.said).toEqual(['parts.overlap 2021-10..2022-03']);
    expect(twice.batch.partFindings[0]).toMatchObject({
      file: 'b.xlsx',
      village: '北张村',
      params: { first: 'a.xlsx', second: 'b.xlsx' },
    });
    expect(surveyed(twice)).toEqual([]);
    expect([twice.batch.rejections, twice.batch.current.households.length]).toEqual([[], 1]);
  });

  it('一期分在两个文件里、各有各的户，不是重叠', () => {
    const split = read(
      part(H1, [{}], { file: 'a.xlsx' }),
      part(H1, [{ id: '2', head: '李桂花' }], { file: 'b.xlsx' }),
      part(H2, [{}, { id: '2', head: '李桂花' }]),
    );
    expect(split.said).toEqual([]);
    expect(surveyed(split).map(wages)).toEqual([20_000, 20_000]);
  });

  it('全年的表优先，各期的不用；别的村照样按期相加', () => {
    const mixed = read(
      part(WHOLE, [{ 'wages.migrant': 999 }]),
      part(H1, [{}]),
      part(H1, [{ id: '9' }], { village: '南张村' }),
      part(H2, [{ id: '9' }], { village: '南张村' }),
    );
    expect(mixed.said).toEqual(['parts.skipped 2021-10..2022-03']);
    expect(surveyed(mixed).map(wages).sort()).toEqual([20_000, 99_900]);
  });

  it('累计表：截止最晚的一张算，短的不用', () => {
    const cumulative = read(
      part('2021年10月至2021年12月', [{ 'wages.migrant': 1 }]),
      part(H1, [{ 'wages.migrant': 3 }]),
      part(H2, [{ 'wages.migrant': 4 }]),
    );
    expect(cumulative.said).toEqual(['parts.skipped 2021-10..2021-12']);
    expect(surveyed(cumulative).map(wages)).toEqual([700]);
  });

  it('累计表只看本村的：别的村的半年表不顶本村的季度表', () => {
    const mixed = read(
      part('2021年10月至2021年12月', [{}]),
      part('2022年1-9月', [{}]),
      part(H1, [{ id: '9' }], { village: '南张村' }),
      part(H2, [{ id: '9' }], { village: '南张村' }),
    );
    expect(mixed.said).toEqual([]);
    expect(surveyed(mixed).map(wages)).toEqual([20_000, 20_000]);
  });

  it('期间之外的季度，本村有期间之内的就不用；没有就是错误', () => {
    const earlier = part('2021年第三季度', [{}]);
    expect(read(earlier, part(H1, [{}]), part(H2, [{}])).said).toEqual([
      'parts.skipped 2021-07..2021-09',
    ]);
    expect(read(earlier).said).toEqual(['intake.periodMismatch 2021-07..2021-09']);
  });
});

describe('各期的行', () => {
  const year = (first: readonly Cells[], second: readonly Cells[]) =>
    read(part(H1, first), part(H2, second));

  it.each([
    ['第二期没有', [{}, { id: '2', head: '李桂花' }], [{}], 'parts.missing 2022-04..2022-09'],
    ['第一期没有', [{}], [{}, { id: '2', head: '李桂花' }], 'parts.newInYear 2021-10..2022-03'],
  ] as const)('%s的户不比较', (_, first, second, said) => {
    const both = year(first, second);
    expect(both.said).toEqual([said]);
    expect(surveyed(both).map(({ texts }) => texts.head)).toEqual(['王建国']);
    expect(both.batch.current.households).toHaveLength(2);
  });

  it('一期金额全空按 0 计，并提示；两期都空是未排查', () => {
    const blank = { 'wages.migrant': null };
    expect(year([blank], [{}]).said).toEqual(['parts.blank 2021-10..2022-03']);
    expect(surveyed(year([blank], [{}])).map(wages)).toEqual([10_000]);
    expect(year([blank], [blank]).said).toEqual([]);
    expect(surveyed(year([blank], [blank]))).toEqual([]);
  });

  it('一期有误的户只拒绝一次，写明是哪一期；行的账目按表', () => {
    const both = year([{ 'wages.migrant': '约一百' }], [{}]);
    expect(both.batch.current.households).toEqual([]);
    expect(both.batch.current.rejected).toHaveLength(1);
    expect(both.batch.rejections.map(({ file }) => file)).toEqual([`北张村 ${H1}.xlsx`]);
    expect(
      [...both.batch.accounts.values()].map(({ household, rejected }) => [household, rejected]),
    ).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('一期里重复的户编号：按行数最多的一期算几户', () => {
    const both = year([{}, { head: '李桂花' }], [{}]);
    expect(both.batch.current.households).toEqual([]);
    expect(both.batch.current.rejected).toHaveLength(2);
    expect(both.batch.rejections.map(({ code }) => code)).toEqual([
      'key.duplicate',
      'key.duplicate',
    ]);
  });

  it('没有户编号的按证件号码，再按村和户主姓名', () => {
    const idNumber = '149900198001011234';
    expect(
      surveyed(year([{ id: null, idNumber }], [{ idNumber, head: '王建军' }])).map(wages),
    ).toEqual([20_000]);
    expect(surveyed(year([{ id: null }], [{}])).map(wages)).toEqual([20_000]);
    expect(surveyed(year([{ id: '2' }], [{}]))).toEqual([]);
  });

  it('每种栏目各按各的办法合并', () => {
    const household = only(
      year(
        [
          {
            ...{ workers: 2, workMonths: 2.5, monthlyWage: 3000, stopped: '是', loan: 50_000 },
            ...{ disaster: '干旱', declared: '务工减收', area: 5, welfare: '低保户', labour: 2 },
          },
        ],
        [
          {
            ...{ workers: 1, workMonths: 1.1, monthlyWage: null, stopped: '否', loan: null },
            ...{ disaster: '洪涝', declared: '务工减收', area: null, welfare: null, labour: 1 },
          },
        ],
      ),
    );
    const numbers = ['workers', 'workMonths', 'monthlyWage', 'loan', 'area', 'labour'] as const;
    expect(numbers.map((field) => numberOf(household, field))).toEqual([
      2,
      3.6,
      300_000,
      null,
      5,
      1,
    ]);
    expect(answerOf(household, 'stopped')).toBe(true);
    const { disaster, declared, welfare } = household.texts;
    expect([disaster, declared, welfare]).toEqual(['干旱、洪涝', '务工减收', null]);
  });

  it.each([
    ['无', '无', '无'],
    ['无', '干旱', '干旱'],
    ['否', null, '否'],
    ['干旱', '干旱', '干旱'],
  ])('受灾情况 %s 和 %s 合并为 %s', (first, second, both) => {
    const { texts } = only(year([{ disaster: first }], [{ disaster: second }]));
    expect(texts.disaster).toBe(both);
  });

  it.each([
    ['旱灾', '旱灾、洪涝', '旱灾、洪涝'],
    ['旱灾、洪涝', '洪涝、冰雹', '旱灾、洪涝、冰雹'],
    ['1、3', '1、3、5', '1、3、5'],
    ['1、老人去世;2、工资降低', '1、工资降低', '1、老人去世;2、工资降低、1、工资降低'],
    ['无', '无、旱灾', '旱灾'],
  ])('受灾情况、减收原因 %s 与 %s：%s', (first, second, both) => {
    const { texts } = only(
      year([{ disaster: first, declared: first }], [{ disaster: second, declared: second }]),
    );
    expect([texts.disaster, texts.declared]).toEqual([both, both]);
  });

  it('只有一期有的项目：合计有它，比较时当作表里没有', () => {
    const household = only(year([{ 'transfers.dibao': 70 }], [{}]));
    expect(amountOf(household, 'transfers.dibao')).toBe(7000);
    expect(household.table.joined?.lacking).toEqual(
      new Map([['transfers.dibao', '2022-04..2022-09']]),
    );
    expect(shapeOf(household).transfers.lacking).toEqual(['transfers.dibao']);
  });

  it('一期只有合计、另一期分项目的类别：整类相加，一分不少', () => {
    const household = only(year([{ 'wages.migrant': null, 'total.wages': 80 }], [{}]));
    expect(shapeOf(household).wages.byTotal).toBe(true);
    expect(amountOf(household, 'total.wages')).toBe(18_000);
  });
});

describe('文件的先后', () => {
  it('各期文件不论先后，结果相同', () => {
    const months = Array.from({ length: 12 }, (_, n) => {
      const first = 2021 * 12 + 9 + n;
      const name = `${Math.floor(first / 12)}年${(first % 12) + 1}月份`;
      return part(name, [
        { 'wages.migrant': n },
        { id: '2', head: '李桂花', 'wages.migrant': 12 - n },
      ]);
    });
    const sums = (tables: readonly DetailTable[]) => {
      const { batch, said } = read(...tables);
      const households = batch.current.households.map(({ row }) => [
        row.texts.id,
        wages(row),
        row.surveyed,
        row.parts?.map(({ table }) => table.file),
      ]);
      return { households: households.sort(), said };
    };
    const expected = sums(months);
    expect(expected.households.map(([, sum]) => sum)).toEqual([6600, 7800]);
    fc.assert(
      fc.property(fc.shuffledSubarray(months, { minLength: 12 }), (shuffled) => {
        expect(sums(shuffled)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
