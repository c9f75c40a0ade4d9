import { describe, expect, it } from 'vitest';
import type { Given } from '../build.js';
import { ofHousehold, policyWith } from './ask.js';

const work = (values: Given['values']) => ({ values: { ...values } });

describe('work.wagesWithoutWorkers: 有工资就有人务工', () => {
  const code = 'work.wagesWithoutWorkers';

  it('务工人数没有填、有人务工、没有工资都可以', () => {
    expect(ofHousehold(code, work({ workers: null, 'wages.migrant': 5000 }))).toEqual([]);
    expect(ofHousehold(code, work({ workers: 1, 'wages.migrant': 5000 }))).toEqual([]);
    expect(ofHousehold(code, work({ workers: 0, 'wages.migrant': 0 }))).toEqual([]);
  });

  it.each(['wages.sectorPost', 'wages.townPost', 'wages.villagePost'] as const)(
    '%s 不需要务工人数',
    (post) => {
      expect(ofHousehold(code, work({ workers: 0, 'wages.migrant': 0, [post]: 6000 }))).toEqual([]);
    },
  );

  it.each(['wages.migrant', 'wages.workshop', 'wages.picking', 'wages.other'] as const)(
    '有 %s 而务工人数为 0 报,公益岗的部分不算',
    (item) => {
      const values = { workers: 0, [item]: 0.01, 'wages.townPost': 6000 };
      expect(ofHousehold(code, work(values))).toMatchObject([
        { severity: 'warning', field: 'workers', cell: 'D4', value: 0, params: { wages: 0.01 } },
      ]);
    },
  );

  it('只有工资合计列时分不出公益岗,不检查', () => {
    expect(ofHousehold(code, work({ workers: 0, 'total.wages': 6000 }))).toEqual([]);
  });
});

describe('work.workersWithoutWages: 有人务工就有工资', () => {
  const code = 'work.workersWithoutWages';

  it('有工资,或没有人务工,或没有填都可以', () => {
    expect(ofHousehold(code, work({ workers: 1, 'wages.townPost': 0.01 }))).toEqual([]);
    expect(ofHousehold(code, work({ workers: 0, 'wages.migrant': 0 }))).toEqual([]);
    expect(ofHousehold(code, work({ workers: null, 'wages.migrant': 0 }))).toEqual([]);
    expect(ofHousehold(code, work({ workers: 2, 'total.wages': 9000 }))).toEqual([]);
  });

  it.each([0, null])('有人务工而工资为 %s 报', (wages) => {
    expect(ofHousehold(code, work({ workers: 1, 'wages.migrant': wages }))).toMatchObject([
      { severity: 'warning', field: 'total.wages', cell: 'E4', value: 0, params: { workers: 1 } },
    ]);
  });
});

describe('work.monthsRange: 每人 0 至 12 个月', () => {
  const months = (workMonths: number | null, workers: number | null) =>
    ofHousehold('work.monthsRange', work({ workers, workMonths, population: 3 }));

  it.each([
    [null, 1],
    [0, 1],
    [12, 1],
    [11.5, 1],
    [24, 2],
    [0, 0],
    [36, null],
  ])('%s 个月 %s 人可以', (workMonths, workers) => {
    expect(months(workMonths, workers)).toEqual([]);
  });

  it.each([
    [-0.5, 1, '0–12', 1],
    [12.5, 1, '0–12', 1],
    [13, 1, '0–12', 1],
    [25, 2, '0–24', 2],
    [1, 0, '0–0', 0],
    [37, null, '0–36', 3],
  ])('%s 个月 %s 人报', (workMonths, workers, expected, counted) => {
    expect(months(workMonths, workers)).toMatchObject([
      { severity: 'warning', field: 'workMonths', expected, params: { workers: counted } },
    ]);
  });
});

describe('work.monthsRange: 政策另定每人的月数', () => {
  const found = (range: object, workMonths: number, workers: number) =>
    ofHousehold('work.monthsRange', work({ workers, workMonths }), {
      policy: policyWith({ bounds: { workMonths: range } }),
    });

  it('没有上限时,没有人务工的户仍是 0 个月', () => {
    expect(found({ min: 0, max: null }, 500, 1)).toEqual([]);
    expect(found({ min: 0, max: null }, 0, 0)).toEqual([]);
    expect(found({ min: 0, max: null }, 1, 0)).toMatchObject([{ expected: '0–0' }]);
  });

  it('有下限时,没有人务工的户填 0 也可以', () => {
    expect(found({ min: 1, max: 12 }, 0, 0)).toEqual([]);
    expect(found({ min: 1, max: 12 }, 0, 1)).toMatchObject([{ expected: '1–12' }]);
    expect(found({ min: 1, max: 12 }, 1, 2)).toEqual([]);
  });
});

describe('work.monthlyWageRange: 月收入 100 至 30000 元', () => {
  const wage = (monthlyWage: number | null) =>
    ofHousehold('work.monthlyWageRange', work({ monthlyWage }));

  it.each([null, 0, 100, 100.01, 29_999.99, 30_000])('%s 元可以', (amount) => {
    expect(wage(amount)).toEqual([]);
  });

  it.each([-3000, -0.01, 0.01, 99.99, 30_000.01])('%s 元报', (amount) => {
    expect(wage(amount)).toMatchObject([
      { severity: 'warning', field: 'monthlyWage', value: amount, expected: '100–30000' },
    ]);
  });
});

describe('work.monthsTimesWage: 月数 × 月收入与务工收入', () => {
  const code = 'work.monthsTimesWage';
  const earned = (migrant: number | null, more: Given['values'] = {}) =>
    ofHousehold(
      code,
      work({ workMonths: 10, monthlyWage: 1000, 'wages.migrant': migrant, ...more }),
    );

  it.each([8000, 8000.01, 10_000, 11_999.99, 12_000])('应 10000 元,填 %s 元可以', (migrant) => {
    expect(earned(migrant)).toEqual([]);
  });

  it.each([0, null, 7999.99, 12_000.01])('应 10000 元,填 %s 元报', (migrant) => {
    expect(earned(migrant)).toMatchObject([
      {
        severity: 'warning',
        field: 'wages.migrant',
        cell: 'F4',
        value: migrant ?? 0,
        expected: 10_000,
        params: { months: 10, wage: 1000 },
      },
    ]);
  });

  it('月数和月收入可以是一人的,也可以是几人合计的', () => {
    expect(earned(8000, { workers: 2 })).toEqual([]);
    expect(earned(24_000, { workers: 2 })).toEqual([]);
    expect(earned(24_000.01, { workers: 2 })).toMatchObject([{ expected: '10000–20000' }]);
    expect(earned(12_000.01, { workers: 1 })).toHaveLength(1);
    expect(earned(12_000.01, { workers: null })).toHaveLength(1);
  });

  it('务工收入相符的,别的工资不论多少', () => {
    expect(earned(10_000, { 'wages.townPost': 50_000 })).toEqual([]);
  });

  it('一个月、一分钱也比;月数写成小数也比', () => {
    expect(earned(1, { workMonths: 1 })).toHaveLength(1);
    expect(earned(1, { monthlyWage: 0.01 })).toHaveLength(1);
    expect(earned(1, { workMonths: 3.3333 })).toMatchObject([{ expected: 3330 }]);
  });

  it('不到一个人的务工人数按一个人算', () => {
    expect(earned(12_000, { workers: 0.5 })).toEqual([]);
  });

  it('应得的数四舍五入到分', () => {
    const odd = { workMonths: 9.5, monthlyWage: 1000.01 };
    expect(earned(1, odd)).toMatchObject([{ expected: 9500.1 }]);
    expect(earned(1, { ...odd, workers: 1.5 })).toMatchObject([{ expected: '9500.1–14250.14' }]);
  });

  it('界限按整数精确计算', () => {
    const policy = policyWith({ bounds: { monthsTimesWage: 0.2001 } });
    const found = (monthlyWage: number, migrant: number) =>
      ofHousehold(code, work({ workMonths: 0.01, monthlyWage, 'wages.migrant': migrant }), {
        policy,
      });
    // 0.01 month of 9919.99 yuan, less 20.01%, is 79.35000001 yuan.
    expect(found(9919.99, 79.35)).toHaveLength(1);
    expect(found(9919.99, 79.36)).toEqual([]);
    // 0.01 month of 119.99 yuan, and 20.01% more, is 1.43999999 yuan.
    expect(found(119.99, 1.44)).toHaveLength(1);
    expect(found(119.99, 1.43)).toEqual([]);
  });

  it('与全部工资性收入相符也可以', () => {
    expect(earned(1000, { 'wages.townPost': 7000 })).toEqual([]);
    expect(earned(1000, { 'wages.townPost': 6999.99 })).toHaveLength(1);
  });

  it('月数或月收入没有填、为 0 时不检查', () => {
    expect(earned(99, { workMonths: null })).toEqual([]);
    expect(earned(99, { workMonths: 0 })).toEqual([]);
    expect(earned(99, { monthlyWage: null })).toEqual([]);
    expect(earned(99, { monthlyWage: 0 })).toEqual([]);
  });

  it('半个月也算得准', () => {
    expect(earned(7600, { workMonths: 9.5 })).toEqual([]);
    expect(earned(7599.99, { workMonths: 9.5 })).toMatchObject([{ expected: 9500 }]);
  });

  it('人数写成小数也照样算,不会中断检查', () => {
    expect(earned(13_200, { workers: 1.1 })).toEqual([]);
    expect(earned(13_200.01, { workers: 1.1 })).toMatchObject([{ expected: '10000–11000' }]);
    expect(earned(40_000, { workers: 2.55, workMonths: 9.99 })).toHaveLength(1);
  });

  it('大得没有意义的月数、人数由月数规则报,这里不算', () => {
    for (const more of [{ workMonths: 1e300 }, { workMonths: 1e306 }, { workers: 1e300 }]) {
      expect(earned(1, more)).toEqual([]);
    }
    expect(ofHousehold('work.monthsRange', work({ workers: 1, workMonths: 1e306 }))).toHaveLength(
      1,
    );
  });

  it('允许差由政策定', () => {
    const policy = policyWith({ bounds: { monthsTimesWage: 0 } });
    const found = (migrant: number) =>
      ofHousehold(code, work({ workMonths: 10, monthlyWage: 1000, 'wages.migrant': migrant }), {
        policy,
      });
    expect(found(10_000)).toEqual([]);
    expect(found(10_000.01)).toHaveLength(1);
    expect(found(9999.99)).toHaveLength(1);
  });
});
