import { describe, expect, it } from 'vitest';
import { amountOf, type TableHead } from '../../../../src/domain/household.js';
import { type Period, parsePeriod } from '../../../../src/domain/period.js';
import { applyCorrections } from '../../../../src/intake/batch/corrections/apply.js';
import { type Correction, correctionsIn } from '../../../../src/intake/batch/corrections/table.js';
import { household, placed, tableOf } from '../../../build.js';
import { sheet as sheetOf } from '../../../sheets.js';

const HEAD = ['行政村', '户', '年度', '栏目', '原值', '新值', '更正人', '原因'];
const sheet = (...rows: (string | number | null)[][]) => sheetOf(rows);

const one = household({ values: { 'wages.migrant': 12000.5 }, texts: { idNumber: null } });
const rows = { prior: [], current: [placed(one)] };

const CORRECTION: Correction = {
  row: 2,
  village: null,
  household: '1',
  year: 'current',
  field: '务工收入',
  old: 12000.5,
  new: 12005,
  who: '王助理',
  why: '看错一位',
};
const apply = (parts: Partial<Correction> = {}) =>
  applyCorrections(rows, { file: '更正.csv', corrections: [{ ...CORRECTION, ...parts }] });

describe('correctionsIn', () => {
  it('表头可以不在第一行；空行不算', () => {
    const table = correctionsIn('更正.csv', [
      sheet(['更正表'], HEAD, ['北张村', '1', '本年', '务工收入', 1, 2, '甲', '错'], [null], []),
    ]);
    expect(table?.corrections).toEqual([
      {
        row: 3,
        village: '北张村',
        household: '1',
        year: 'current',
        field: '务工收入',
        old: 1,
        new: 2,
        who: '甲',
        why: '错',
      },
    ]);
  });

  it('没有这样的表头就不是更正表', () => {
    expect(correctionsIn('x.csv', [sheet(HEAD.slice(0, 6))])).toBeNull();
  });
});

describe('applyCorrections', () => {
  it('改正读到的值，记下在哪里、由谁、为什么；原来的记录不变', () => {
    const { rows: changed, applied, findings } = apply();
    const corrected = changed.get(one);
    expect(corrected && amountOf(corrected, 'wages.migrant')).toBe(1_200_500);
    expect(amountOf(one, 'wages.migrant')).toBe(1_200_050);
    expect(findings).toEqual([]);
    expect(applied).toMatchObject([
      { household: '1', field: 'wages.migrant', old: 12000.5, new: 12005, who: '王助理', row: 2 },
    ]);
    expect(applied[0]?.place).toMatch(/^本年\/北张村\.xlsx!Sheet1![A-Z]+4$/u);
  });

  it.each([
    ['差一分的原值', { old: 12000.51 }, 'correction.oldValueGone'],
    ['空白的原值', { old: null }, 'correction.oldValueGone'],
    ['没有的户', { household: '9' }, 'correction.unknownHousehold'],
    ['别村的户', { village: '南张村' }, 'correction.unknownHousehold'],
    ['别年的户', { year: 'prior' }, 'correction.unknownHousehold'],
    ['没有的栏目', { field: '烟酒收入' }, 'correction.unknownField'],
    ['表里没有的栏目', { field: '低保金' }, 'correction.unknownField'],
    ['读不出的新值', { new: '约一万' }, 'correction.unusable'],
    ['负的收入', { new: -0.01 }, 'correction.unusable'],
    ['没有新值', { new: null }, 'correction.unusable'],
    ['没有写谁', { who: '' }, 'correction.unusable'],
    ['没有写原因', { why: '' }, 'correction.unusable'],
    ['没有写年度', { year: null }, 'correction.unusable'],
  ] as const)('%s：不采用并说明', (_, parts, code) => {
    const { rows: corrected, applied, findings } = apply(parts);
    expect(corrected.size).toBe(0);
    expect(applied).toEqual([]);
    expect(findings).toMatchObject([{ code, severity: 'error', file: '更正.csv', row: 2 }]);
  });

  it('0 是允许的新值；户主姓名也能找到户；前一条改过的值是后一条的原值', () => {
    const { applied, rows: changed } = applyCorrections(rows, {
      file: '更正.csv',
      corrections: [
        { ...CORRECTION, household: '王建国', new: 0 },
        { ...CORRECTION, old: 0, new: 7 },
      ],
    });
    expect(applied).toHaveLength(2);
    const corrected = changed.get(one);
    expect(corrected && amountOf(corrected, 'wages.migrant')).toBe(700);
  });

  it('同名的两户：不猜', () => {
    const other = household({ texts: { id: '2' }, row: 5 });
    const { findings } = applyCorrections(
      { prior: [], current: [placed(one), placed(other)] },
      { file: '更正.csv', corrections: [{ ...CORRECTION, household: '王建国' }] },
    );
    expect(findings).toMatchObject([{ code: 'correction.unknownHousehold' }]);
  });

  it.each([
    [1, true],
    [30, true],
    [0, false],
    [31, false],
    [2.5, false],
  ])('人口 %f 是否采用：%s', (value, fits) => {
    const { applied } = apply({ field: '家庭人口数', old: 3, new: value });
    expect(applied.length === 1).toBe(fits);
  });
});

describe('分期报送的户', () => {
  const part = (wages: number) => placed(household({ values: { 'wages.migrant': wages } }));
  const applied = (...wages: readonly number[]) => {
    const parts = wages.map(part);
    const { rows: corrected, findings } = applyCorrections(
      { prior: [], current: parts },
      { file: '更正.csv', corrections: [CORRECTION] },
    );
    return {
      changed: parts.map(({ row }) => corrected.has(row)),
      codes: findings.map(({ code }) => code),
    };
  };

  it('改的是还写着原值的那一期；两期都是原值的不猜', () => {
    expect(applied(5000, 12000.5)).toEqual({ changed: [false, true], codes: [] });
    expect(applied(12000.5, 12000.5)).toEqual({
      changed: [false, false],
      codes: ['correction.unknownHousehold'],
    });
    expect(applied(5000, 6000)).toEqual({
      changed: [false, false],
      codes: ['correction.oldValueGone'],
    });
  });

  const period = (text: string): Period => parsePeriod(text) as Period;
  const FIRST = period('2021-10..2022-03');
  const SECOND = period('2022-04..2022-09');
  /** Rows of 户编号 1, each with the months of its table. */
  const inParts = (correction: Partial<Correction>, ...months: readonly Period[]) => {
    const tables = new Map([FIRST, SECOND].map((own) => [own, tableOf(['id', 'wages.migrant'])]));
    const rows = months.map((own, n) =>
      placed(
        household({
          row: 3 + n,
          values: { 'wages.migrant': 12000.5 },
          ...(tables.has(own) ? { table: tables.get(own) as TableHead } : {}),
        }),
      ),
    );
    const {
      rows: corrected,
      instead,
      findings,
    } = applyCorrections(
      { prior: [], current: rows },
      { file: '更正.csv', corrections: [{ ...CORRECTION, ...correction }] },
      new Map([...tables].map(([own, table]) => [table, own])),
    );
    return {
      changed: rows.map(({ row }) => corrected.has(row)),
      aside: rows.map(({ row }) => instead.has(row)),
      codes: findings.map(({ code }) => code),
    };
  };

  it('年度里写明是哪几个月的，改的是那一期', () => {
    expect(inParts({ months: SECOND }, FIRST, SECOND)).toMatchObject({
      changed: [false, true],
      codes: [],
    });
    expect(inParts({ months: period('2022-04..2022-06') }, FIRST, SECOND)).toMatchObject({
      changed: [false, false],
      codes: ['correction.unknownHousehold'],
    });
  });

  it('一期里编号重复的，只看那一期的行，别的期照样算数', () => {
    const counted = { field: '采用的行', old: 2, new: '第5行' };
    expect(inParts(counted, FIRST, SECOND, SECOND)).toMatchObject({
      aside: [false, true, false],
      codes: [],
    });
    expect(inParts({ ...counted, old: 3 }, FIRST, SECOND, SECOND)).toMatchObject({
      aside: [false, false, false],
      codes: ['correction.oldValueGone'],
    });
  });

  it.each([
    ['本年', undefined],
    ['本年2022年4-9月', SECOND],
    ['本年 2022-04..2022-09', SECOND],
    ['本年（2022年4-9月）', SECOND],
    ['上年2021年第四季度', period('2021-10..2021-12')],
  ])('年度写作 %s', (year, months) => {
    const table = correctionsIn('更正.csv', [
      sheet(HEAD, ['北张村', '1', year, '务工收入', 1, 2, '甲', '错']),
    ]);
    expect(table?.corrections[0]?.months).toEqual(months);
    expect(table?.corrections[0]?.year).toBe(year.startsWith('上年') ? 'prior' : 'current');
  });

  it('年度后面的字不是月份的，这一行不能用', () => {
    const table = correctionsIn('更正.csv', [
      sheet(HEAD, ['北张村', '1', '本年春季', '务工收入', 1, 2, '甲', '错']),
    ]);
    expect(table?.corrections).toMatchObject([{ year: null }]);
  });
});
