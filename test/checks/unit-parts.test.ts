import { describe, expect, it } from 'vitest';
import { tablesInDoubt } from '../../src/checks/run.js';
import { isOf } from '../../src/domain/findings/finding.js';
import { parsePeriod } from '../../src/domain/period.js';
import { gatherBatch } from '../../src/intake/batch/batch.js';
import { matchYears } from '../../src/intake/batch/match.js';
import { type GivenPeriods, tablesOfRun } from '../../src/intake/batch/period-standing.js';
import type { DetailTable } from '../../src/intake/table/detail-table.js';
import { withoutDoubted } from '../../src/run/read/replaced.js';
import { sheet, tableOf } from '../sheets.js';
import { checkBatch, OPTIONS } from './ask.js';

const RUN: GivenPeriods = {
  prior: parsePeriod('2020-10..2021-09'),
  current: parsePeriod('2021-10..2022-09'),
};
const HOUSEHOLDS = [1, 2, 3, 4, 5];

/** 北张村's table of some months, in which every household has the same wages. */
function part(months: string, wages: number, households = HOUSEHOLDS): DetailTable {
  const year = months.startsWith('2020') || months.startsWith('2021年1-9') ? 'prior' : 'current';
  return tableOf(
    sheet([
      [`北张村${months}收入明细表`],
      ['户编号', '户主姓名', '家庭人口数', '务工收入'],
      ...households.map((id) => [String(id), `王${id}`, 2, wages]),
    ]),
    { file: `北张村${months}.xlsx`, year },
  );
}

const PRIOR = '2020年10月至2021年9月';
const QUARTERS = ['2021年10-12月', '2022年1-3月', '2022年4-6月', '2022年7-9月'];
const PRIOR_QUARTER = '2020年10-12月';
const PRIOR_REST = '2021年1-9月';

function read(...tables: readonly DetailTable[]) {
  const { used } = tablesOfRun(tables, RUN);
  const batch = gatherBatch(used, { township: '北张乡' });
  const matching = matchYears({ ...batch });
  return { batch, matching };
}

const said = (...tables: readonly DetailTable[]) =>
  checkBatch(read(...tables).matching, OPTIONS).flatMap((found) =>
    isOf(found, 'intake.unit')
      ? [[found.file, found.value, found.expected, found.params.looksLike]]
      : [],
  );

describe('intake.unit:一年分几期的,逐期看', () => {
  const current = (...wages: readonly number[]) =>
    QUARTERS.map((months, n) => part(months, wages[n] ?? 0));
  const YEAR = part(PRIOR, 20_000);

  it('各期都按元的,不报', () => {
    expect(said(YEAR, ...current(5000, 5000, 5000, 5000))).toEqual([]);
    expect(said(YEAR, ...current(2500, 2500, 5000, 10_000))).toEqual([]);
  });

  it.each([0, 1, 2, 3])('第 %i 期以万元填写:报的是这一期', (wrong) => {
    const wages = QUARTERS.map((_, n) => (n === wrong ? 0.5 : 5000));
    expect(said(YEAR, ...current(...wages))).toEqual([
      [`北张村${QUARTERS[wrong]}.xlsx`, 0.5, 5000, 'wanAsYuan'],
    ]);
  });

  it('各期都以万元填写:各期都报', () => {
    expect(said(YEAR, ...current(0.5, 0.5, 0.5, 0.5)).map(([file]) => file)).toEqual(
      QUARTERS.map((months) => `北张村${months}.xlsx`),
    );
  });

  it('上年也分期的,同几个月相比:淡季的一季收入少,不算填错', () => {
    const quarter = part(PRIOR_QUARTER, 100);
    const rest = part(PRIOR_REST, 20_000);
    expect(said(quarter, rest, ...current(100, 5000, 5000, 5000))).toEqual([]);
    expect(said(quarter, rest, ...current(0.01, 5000, 5000, 5000))).toEqual([
      [`北张村${QUARTERS[0]}.xlsx`, 0.01, 100, 'wanAsYuan'],
    ]);
  });

  it('几个月合起来是一季的,与这一季相比', () => {
    const months = ['2020年10月', '2020年11月', '2020年12月'].map((month) => part(month, 2000));
    expect(said(...months, part(PRIOR_REST, 14_000), ...current(0.6, 5000, 5000, 5000))).toEqual([
      [`北张村${QUARTERS[0]}.xlsx`, 0.6, 6000, 'wanAsYuan'],
    ]);
  });

  it('一期填错的,不怪上年的表', () => {
    // Three quarters of the year are in this part: the year is 7,500 times last year's.
    const inWan = part('2021年10月至2022年6月', 150_000_000);
    const wan = { ...inWan, head: { ...inWan.head, inWan: true } };
    const rows = inWan.households.map((row) => ({ ...row, table: wan.head }));
    expect(said(YEAR, part('2022年7-9月', 5000), { ...wan, households: rows })).toEqual([
      ['北张村2021年10月至2022年6月.xlsx', 150_000_000, 15_000, 'yuanAsWan'],
    ]);
  });

  it('少于五户不说', () => {
    const four = QUARTERS.map((months, n) => part(months, n === 0 ? 0.5 : 5000, [1, 2, 3, 4]));
    expect(said(YEAR, ...four)).toEqual([]);
  });

  it('有一期单位不明的户,这一年不比较', () => {
    const both = read(YEAR, ...current(0.5, 5000, 5000, 5000));
    const doubted = tablesInDoubt(both.matching, OPTIONS);
    expect([...doubted].map(({ file }) => file)).toEqual([`北张村${QUARTERS[0]}.xlsx`]);
    const { batch } = withoutDoubted(both, doubted);
    expect(batch.current.households.map(({ row }) => row.surveyed)).toEqual(
      HOUSEHOLDS.map(() => false),
    );
    expect(batch.prior.households.every(({ row }) => row.surveyed)).toBe(true);
  });
});
