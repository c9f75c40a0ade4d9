import { describe, expect, it } from 'vitest';
import type { FieldKey } from '../../src/domain/catalog.js';
import { household, placed, tableOf } from '../build.js';
import { paramsOf } from '../params.js';
import { checkBatch, checkHouseholds, OPTIONS } from './ask.js';

const BASE: readonly FieldKey[] = ['id', 'head', 'population', 'wages.migrant'];
const tables = (before: readonly FieldKey[], now: readonly FieldKey[]) => ({
  before: tableOf([...BASE, ...before], { year: 'prior', file: '上年/北张村.xlsx' }),
  now: tableOf([...BASE, ...now]),
});

type Values = Partial<Record<FieldKey, number | null>>;

/** What is said of households of a village whose forms have these columns beside the usual ones. */
function found(
  { before, now }: ReturnType<typeof tables>,
  households: readonly (readonly [Values, Values])[],
) {
  const pairs = households.map(([last, own]) => ({
    prior: placed(household({ table: before, values: { 'wages.migrant': 9000, ...last } })),
    current: placed(household({ table: now, values: { 'wages.migrant': 9500, ...own } })),
    matchedBy: 'id' as const,
  }));
  return checkBatch({ pairs, priorOnly: [], currentOnly: [] }, OPTIONS)
    .filter(({ code }) => code.startsWith('intake.item'))
    .map((found) => ({
      code: found.code,
      field: found.field,
      value: found.value,
      village: found.village,
      households: paramsOf(found).households,
    }));
}

const times = (count: number, before: Values, now: Values) =>
  Array.from({ length: count }, (): [Values, Values] => [before, now]);

describe('只有一年的表有的项目', () => {
  it('少了一列:上年有金额的户数和金额', () => {
    const forms = tables(['wages.villagePost'], []);
    const some = { 'wages.villagePost': 3000 };
    expect(
      found(forms, [
        [some, {}],
        [some, {}],
        [{ 'wages.villagePost': 0 }, {}],
      ]),
    ).toEqual([
      {
        code: 'intake.itemGone',
        field: 'wages.villagePost',
        value: 6000,
        village: '北张村',
        households: 2,
      },
    ]);
    expect(found(forms, [[{ 'wages.villagePost': 0 }, {}]])).toEqual([]);
    expect(found(forms, [[{ 'wages.villagePost': 0.01 }, {}]])).toHaveLength(1);
  });

  it('多了一列,支出也算', () => {
    const forms = tables([], ['transfers.relief', 'costs.crops']);
    const values = { 'transfers.relief': 300, 'costs.crops': 100 };
    expect(found(forms, [[{}, values]])).toMatchObject([
      { code: 'intake.itemNew', field: 'costs.crops', value: 100 },
      { code: 'intake.itemNew', field: 'transfers.relief', value: 300 },
    ]);
  });

  it('一年只知道合计的类不算', () => {
    const before = tableOf(['id', 'head', 'population', 'wages.migrant', 'wages.villagePost'], {
      year: 'prior',
    });
    const now = tableOf(['id', 'head', 'population', 'total.wages']);
    const values = { 'wages.migrant': 9000, 'wages.villagePost': 3000 };
    const pair = {
      prior: placed(household({ table: before, values })),
      current: placed(household({ table: now, values: { 'total.wages': 12_000 } })),
      matchedBy: 'id' as const,
    };
    const years = { pairs: [pair], priorOnly: [], currentOnly: [] };
    expect(checkBatch(years, OPTIONS).filter(({ code }) => code.startsWith('intake.item'))).toEqual(
      [],
    );
  });
});

describe('intake.itemBlank: 有列而没有人填', () => {
  const forms = tables(['transfers.grain'], ['transfers.grain']);
  const some = { 'transfers.grain': 85 };
  const none = { 'transfers.grain': null };

  it.each([
    [4, 0],
    [5, 1],
    [6, 1],
  ])('另一年 %i 户有金额:报 %i 条', (count, findings) => {
    expect(found(forms, times(count, some, none))).toHaveLength(findings);
    expect(found(forms, times(count, none, some))).toHaveLength(findings);
  });

  it('有一户填了 0 就不报', () => {
    expect(found(forms, [...times(5, some, none), [none, { 'transfers.grain': 0 }]])).toEqual([]);
  });

  it('说出户数和金额', () => {
    expect(found(forms, times(5, some, none))).toMatchObject([
      { code: 'intake.itemBlank', field: 'transfers.grain', value: 425, households: 5 },
    ]);
  });
});

describe('income.costsMissing: 过半的户没有支出时,一张表说一次', () => {
  const table = tableOf(['id', 'head', 'population', 'business.crops', 'costs.crops']);
  const rows = (without: number, with_: number) =>
    checkHouseholds(
      [...Array<number>(without).fill(0), ...Array<number>(with_).fill(10)].map((costs) =>
        placed(household({ table, values: { 'business.crops': 100, 'costs.crops': costs } })),
      ),
      OPTIONS,
    ).findings.filter(({ code }) => code === 'income.costsMissing');

  it('不过半:逐户说', () => {
    expect(rows(2, 2)).toHaveLength(2);
    expect(rows(2, 2)[0]).toMatchObject({ household: expect.anything() });
  });

  it('过半:说一次,写明户数', () => {
    expect(rows(3, 2)).toMatchObject([
      { household: null, row: null, cell: null, params: { households: 3, of: 5 } },
    ]);
  });
});
