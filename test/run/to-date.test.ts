import { describe, expect, it } from 'vitest';
import type { Year } from '../../src/domain/household.js';
import { checkYears } from '../../src/run/check/validate.js';
import { policyWith } from '../checks/ask.js';
import { told } from '../failing.js';
import { HEADER, sheet, tableOf } from '../sheets.js';

/** One file of a year that has an amount of one kind of income. */
function reading(year: Year, title: string, amount: number, label = '务工收入') {
  const file = `${year === 'prior' ? '上年' : '本年'}/北张村.xlsx`;
  const table = tableOf(
    sheet([[title], [...HEADER.slice(0, 3), label], ['1', '王建国', 3, amount]]),
    { file, year },
  );
  return {
    input: { path: file, name: file, year },
    sha256: '',
    format: 'xlsx' as const,
    tables: [table],
    skipped: [],
    faults: [],
  };
}

/** The codes of a run that holds January to June against the whole year before. */
const codes = async (before: number, now: number, policy: object) => {
  const { findings } = await checkYears(
    [
      reading('prior', '2021年度收入明细表', before),
      reading('current', '2022年1-6月收入明细表', now),
    ],
    {
      policy: policyWith(policy),
      township: '北张乡',
      periods: { prior: null, current: null },
      basis: 'to-date',
      today: () => '2022-07-01',
    },
  );
  return findings.map(({ code }) => code);
};

const HALF = { 'wages.migrant': [0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0.5] };

describe('年初至今的检查', () => {
  it('半年的收入与上年折算到同期的数比,正常的不报大减', async () => {
    expect(await codes(40_000, 20_000, { monthShares: HALF })).not.toContain('income.jump');
    expect(await codes(40_000, 19_000, { monthShares: HALF })).not.toContain('income.jump');
    expect(await codes(40_000, 9_999.99, { monthShares: HALF })).toContain('income.jump');
  });

  it('一年一次的收入不算大增大减', async () => {
    const once = async (label: string, basis: 'to-date' | 'same-period') => {
      const whole = basis === 'to-date' ? '2021年度' : '2021年1-6月';
      const { findings } = await checkYears(
        [
          reading('prior', `${whole}收入明细表`, 0, label),
          reading('current', '2022年1-6月收入明细表', 9_000, label),
        ],
        {
          policy: policyWith({ monthShares: { default: 'even' } }),
          township: '北张乡',
          periods: { prior: null, current: null },
          basis,
          today: () => '2022-07-01',
        },
      );
      return findings.map(({ code }) => code);
    };
    expect(await once('土地流转收入', 'to-date')).not.toContain('income.jump');
    expect(await once('土地流转收入', 'same-period')).toContain('income.jump');
    expect(await once('其他财产性收入', 'to-date')).toContain('income.jump');
  });

  it('政策没有各月比例时不比,说明缺哪几项', async () => {
    await expect(codes(40_000, 20_000, {})).rejects.toMatchObject(
      told('period.noShares', 2, { items: '务工收入' }),
    );
  });
});
