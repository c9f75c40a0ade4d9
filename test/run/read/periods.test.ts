import { describe, expect, it } from 'vitest';
import type { FieldKey } from '../../../src/domain/catalog.js';
import type { Year } from '../../../src/domain/household.js';
import { type Period, parsePeriod, periodText } from '../../../src/domain/period.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { periodsOf } from '../../../src/run/read/periods.js';
import { tableOf } from '../../build.js';
import { failureOf, told } from '../../failing.js';

function period(text: string): Period {
  const found = parsePeriod(text);
  if (found === null) throw new Error(text);
  return found;
}

/** A table of a year whose title names a period; null: it names none. */
const table = (year: Year, named: string | null, fields: FieldKey[] = [], file?: string) =>
  ({
    head: tableOf(fields, { year, file: file ?? `${year}.xlsx` }),
    period: named === null ? null : period(named),
  }) as DetailTable;

const YEARS = { prior: '2020-10..2021-09', current: '2021-10..2022-09' };
const NONE = { prior: null, current: null };
const given = (prior: string | null, current: string | null) => ({
  prior: prior === null ? null : period(prior),
  current: current === null ? null : period(current),
});

describe('期间:先取所给的,再取表题', () => {
  it('都给了就用所给的', () => {
    const periods = periodsOf(given(YEARS.prior, YEARS.current), 'same-period', []);
    expect(periodText(periods.prior)).toBe(YEARS.prior);
    expect(periodText(periods.current)).toBe(YEARS.current);
    expect(periods.basis).toBe('same-period');
  });

  it('没有给就取各表表题一致写明的', () => {
    const tables = [
      table('prior', YEARS.prior),
      table('prior', YEARS.prior),
      table('current', null),
      table('current', YEARS.current),
    ];
    const periods = periodsOf(NONE, 'same-period', tables);
    expect([periodText(periods.prior), periodText(periods.current)]).toEqual([
      YEARS.prior,
      YEARS.current,
    ]);
  });

  it('只给一年,另一年取表题;所给的先于表题', () => {
    const tables = [table('prior', '2019-10..2020-09'), table('current', YEARS.current)];
    const periods = periodsOf(given(YEARS.prior, null), 'same-period', tables);
    expect(periodText(periods.prior)).toBe(YEARS.prior);
  });

  it.each(['prior', 'current'] as const)('%s 哪里都没有写明:拒绝', (year) => {
    const other: Year = year === 'prior' ? 'current' : 'prior';
    const tables = [table(other, YEARS[other]), table(year, null)];
    expect(failureOf(() => periodsOf(NONE, 'same-period', tables))).toMatchObject(
      told('period.missing', 2, { prior: null, current: null, [other]: YEARS[other] }),
    );
  });

  it('两年都没有写明:一次说清', () => {
    expect(failureOf(() => periodsOf(NONE, 'same-period', []))).toMatchObject(
      told('period.missing', 2, { prior: null, current: null }),
    );
  });

  it('只写年度的表题按所给的期间理解', () => {
    const calendar = { ...table('current', '2022-01..2022-12') };
    const named = { ...calendar, period: { ...period('2022-01..2022-12'), yearAlone: true } };
    const october = given(null, YEARS.current);
    const periods = periodsOf({ ...october, prior: period(YEARS.prior) }, 'same-period', [
      named as DetailTable,
    ]);
    expect(periodText(periods.current)).toBe(YEARS.current);
    expect(
      periodsOf(given('2021-01..2021-12', null), 'same-period', [named as DetailTable]).current,
    ).toEqual(period('2022-01..2022-12'));
  });

  it('表题写了几个期间:拒绝,并说明各在哪个文件', () => {
    const tables = [
      table('current', YEARS.current, [], '甲.xlsx'),
      table('current', '2022-01..2022-09', [], '乙.xlsx'),
    ];
    const failure = failureOf(() => periodsOf(given(YEARS.prior, null), 'same-period', tables));
    expect(failure).toMatchObject({
      code: 'period.several',
      params: { periods: '2021-10..2022-09 (甲.xlsx)、2022-01..2022-09 (乙.xlsx)' },
    });
  });
});

/** 对调就能比较的 */
const SWAPPED: ReadonlySet<string> = new Set(['两年放反', '全年与年初至今放反']);

describe('两年口径不一致时拒绝比较', () => {
  it.each([
    ['同长、隔一年', 'same-period', '2021-01..2021-09', '2022-01..2022-09', true],
    ['同长、隔两年', 'same-period', '2020-01..2020-12', '2022-01..2022-12', true],
    ['九个月比十二个月', 'same-period', '2021-01..2021-12', '2022-01..2022-09', false],
    ['同长、不是整年之隔', 'same-period', '2021-01..2021-09', '2022-02..2022-10', false],
    ['同一期间', 'same-period', YEARS.prior, YEARS.prior, false],
    ['两年放反', 'same-period', YEARS.current, YEARS.prior, false],
    ['全年与年初至今放反', 'to-date', '2022-01..2022-09', '2021-01..2021-12', false],
    ['年初至今比上一全年', 'to-date', '2021-01..2021-12', '2022-01..2022-09', true],
    ['会计年度从十月起', 'to-date', '2020-10..2021-09', '2021-10..2022-06', true],
    ['年初至今而本年已满十二个月', 'to-date', '2021-01..2021-12', '2022-01..2022-12', false],
    ['上年不是全年', 'to-date', '2021-01..2021-09', '2022-01..2022-06', false],
    ['本年不从年度之初起', 'to-date', '2021-01..2021-12', '2022-02..2022-09', false],
    ['本年在上年之内', 'to-date', '2021-01..2021-12', '2021-01..2021-09', false],
  ] as const)('%s', (name, basis, prior, current, comparable) => {
    const act = () => periodsOf(given(prior, current), basis, []);
    if (comparable) expect(act()).toMatchObject({ basis });
    else {
      expect(failureOf(act)).toMatchObject(
        told('period.notComparable', 2, {
          ...{ prior, current, basis },
          swapped: SWAPPED.has(name),
        }),
      );
    }
  });
});
