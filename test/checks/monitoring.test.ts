import { describe, expect, it } from 'vitest';
import { type Given, household, placed, tableOf } from '../build.js';
import {
  checkHouseholds,
  DEFAULT,
  EVERY_CATEGORY,
  OPTIONS,
  ofHousehold,
  policyWith,
} from './ask.js';

describe('loan.limits: 小额信贷上限', () => {
  const loan = (amount: number | null) => ({ values: { loan: amount } });

  it.each([null, 0, 49_999.99, 50_000])('%s 元可以', (amount) => {
    expect(ofHousehold('loan.limits', loan(amount))).toEqual([]);
  });

  it('50000.01 元报', () => {
    expect(ofHousehold('loan.limits', loan(50_000.01))).toMatchObject([
      { severity: 'warning', field: 'loan', value: 50_000.01, expected: '≤50000' },
    ]);
  });
});

const LINE = { policy: policyWith({ monitoringLine: 6500 }) };

describe.each([
  [
    'monitoring.belowLineUnmonitored',
    'monitored',
    { texts: { monitored: null }, values: {} },
    { texts: { monitored: '脱贫不稳定户' }, values: {} },
  ],
  [
    'monitoring.clearedBelowLine',
    'riskCleared',
    { texts: {}, values: { riskCleared: true } },
    { texts: {}, values: { riskCleared: false } },
  ],
] as const)('%s: 低于监测线', (code, field, odd, right) => {
  const earning = (amount: number, { texts, values }: typeof odd | typeof right = odd) => ({
    texts,
    values: {
      ...{ ...values, ...EVERY_CATEGORY, population: 2, 'wages.migrant': amount },
      ...{ claims: 1000, outOfPocket: 3000 },
    },
  });

  it('等于监测线不报,低一分报', () => {
    // (15000 + 1000 − 3000) ÷ 2 = 6500; per head is rounded half away from zero
    expect(ofHousehold(code, earning(15_000), LINE)).toEqual([]);
    expect(ofHousehold(code, earning(15_000.01), LINE)).toEqual([]);
    expect(ofHousehold(code, earning(14_999.99), LINE)).toEqual([]);
    expect(ofHousehold(code, earning(14_999.98), LINE)).toMatchObject([
      { severity: 'warning', field, params: { perCapita: 6499.99, line: 6500 } },
    ]);
  });

  it('与状态相符的户不报', () => {
    expect(ofHousehold(code, earning(1, right), LINE)).toEqual([]);
  });

  it('政策没有监测线时不检查', () => {
    expect(ofHousehold(code, earning(1), { policy: DEFAULT })).toEqual([]);
  });

  it('上年的表不检查', () => {
    const given = earning(1);
    const { table } = household(given);
    const last = { ...given, table: { ...table, year: 'prior' as const } };
    expect(ofHousehold(code, last, LINE)).toEqual([]);
  });
});

it.each([
  [{ monitored: '否' }, 1],
  [{ monitored: '一般户' }, 1],
  [{ monitored: '边缘易致贫户' }, 0],
  [{ monitored: null, type: '脱贫户' }, 1],
  [{ monitored: null, type: '突发严重困难户' }, 0],
])('是不是监测对象,看类别的写法,也看户类型:%j', (texts, findings) => {
  const values = { ...EVERY_CATEGORY, population: 1, 'wages.migrant': 6_499.99 };
  expect(ofHousehold('monitoring.belowLineUnmonitored', { texts, values }, LINE)).toHaveLength(
    findings,
  );
});

it('理赔收入和自付支出空白按 0 计', () => {
  const found = (wages: number, more: Given['values']) =>
    ofHousehold(
      'monitoring.belowLineUnmonitored',
      {
        texts: { monitored: null },
        values: {
          ...{ ...EVERY_CATEGORY, population: 1, 'wages.migrant': wages },
          ...{ claims: 0, outOfPocket: 0, ...more },
        },
      },
      LINE,
    );
  for (const blank of [{ claims: null }, { outOfPocket: null }]) {
    expect(found(6500, blank)).toEqual([]);
    expect(found(6499.99, blank)).toHaveLength(1);
  }
});

it('上年的表不检查监测,也不说成缺列', () => {
  const table = tableOf(['id', 'head', 'population'], { year: 'prior' });
  const { notRun } = checkHouseholds([placed(household({ table }))], { ...OPTIONS, ...LINE });
  expect(notRun.map(({ code }) => code)).not.toContain('monitoring.belowLineUnmonitored');
});
