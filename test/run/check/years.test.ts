import { describe, expect, it } from 'vitest';
import type { Year } from '../../../src/domain/household.js';
import { type Period, parsePeriod, periodText } from '../../../src/domain/period.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { periodsIn, yearsApart } from '../../../src/run/check/years.js';
import { tableOf } from '../../build.js';

function period(text: string): Period {
  const found = parsePeriod(text);
  if (found === null) throw new Error(text);
  return found;
}

const table = (year: Year, months: string | null, parts: Partial<DetailTable> = {}) =>
  ({
    head: tableOf([], { year, file: `${year}.xlsx`, sheet: `${year} ${months}` }),
    period: months === null ? null : period(months),
    ...parts,
  }) as DetailTable;

const yearOf = ({ head }: DetailTable): Year => head.year;
const NONE = { prior: null, current: null };

const [BEFORE, LAST, THIS] = ['2019-10..2020-09', '2020-10..2021-09', '2021-10..2022-09'];
const [SOON, SO_FAR] = ['2021-10..2022-06', '2022-01..2022-09'];

/** The periods that are taken, as text. */
const taken = (
  tables: readonly DetailTable[],
  given: { prior?: string; current?: string } = {},
): readonly (string | null)[] => {
  const periods = {
    prior: given.prior === undefined ? null : period(given.prior),
    current: given.current === undefined ? null : period(given.current),
  };
  const { prior, current } = periodsIn(tables, { periods, basis: 'same-period' }, yearOf);
  return [prior, current].map((found) => (found === null ? null : periodText(found)));
};

describe('没有给期间的,按表题', () => {
  it('两年各一个期间', () => {
    expect(taken([table('prior', LAST), table('current', THIS)])).toEqual([LAST, THIS]);
  });

  it('本年的表题写了几个期间:有上年的表就取最晚的,不论先读到哪一张', () => {
    const years = [table('prior', LAST), table('current', THIS), table('current', LAST)];
    expect(taken(years)).toEqual([LAST, THIS]);
    expect(taken(years.toReversed())).toEqual([LAST, THIS]);
  });

  it('同一个月结束的,取长的', () => {
    const tables = [table('prior', LAST), table('current', THIS), table('current', SO_FAR)];
    expect(taken(tables)).toEqual([LAST, THIS]);
    expect(taken(tables.toReversed())).toEqual([LAST, THIS]);
  });

  it('上年的表题写了几个期间:取比本年早的最晚一个', () => {
    const tables = [table('prior', BEFORE), table('prior', THIS), table('current', THIS)];
    expect(taken(tables)).toEqual([BEFORE, THIS]);
    expect(taken([table('prior', LAST), ...tables])).toEqual([LAST, THIS]);
    expect(taken([...tables, table('prior', LAST)])).toEqual([LAST, THIS]);
  });

  it('没有上年的表,本年写了几个期间:说不准是哪一个', () => {
    expect(taken([table('current', THIS), table('current', SOON)])).toEqual([null, null]);
    expect(taken([table('current', THIS), table('current', null)])).toEqual([null, THIS]);
  });

  it('给了的先取', () => {
    const tables = [table('prior', LAST), table('current', THIS)];
    expect(taken(tables, { prior: BEFORE, current: LAST })).toEqual([BEFORE, LAST]);
  });
});

describe('不同期间的表是不同的年份', () => {
  const told = (
    tables: readonly DetailTable[],
    periods: Record<Year, Period | null> = NONE,
  ): readonly string[] => tables.map(yearsApart(tables, periods, yearOf));

  it('没有给期间:按表题分', () => {
    const [one, other, again] = told([
      table('current', THIS),
      table('current', LAST),
      table('current', THIS),
    ]);
    expect(one).not.toBe(other);
    expect(again).toBe(one);
  });

  it('没有表题的,是别的表写的那一个;写了几个的,自成一年', () => {
    const [one, none] = told([table('current', THIS), table('current', null)]);
    expect(none).toBe(one);
    const [, , alone] = told([
      table('current', THIS),
      table('current', LAST),
      table('current', null),
    ]);
    expect(alone).not.toContain('..');
  });

  it('给了期间:这一年的表都是这个期间的', () => {
    const [one, other] = told([table('current', THIS), table('current', LAST)], {
      ...NONE,
      current: period(THIS),
    });
    expect(other).toBe(one);
  });

  it('卡上写的年份也分', () => {
    const [one, other] = told([
      table('current', null, { namedYear: 2021 }),
      table('current', null, { namedYear: 2022 }),
    ]);
    expect(one).not.toBe(other);
  });
});
