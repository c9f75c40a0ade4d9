import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/checks/rules.js';
import { type FieldKey, ITEMS, SECTIONS, type Section } from '../../src/domain/catalog.js';
import type { FindingCode } from '../../src/domain/findings/codes.js';
import type { Year } from '../../src/domain/household.js';
import { ALL_FIELDS, household, pair, placed, tableOf } from '../build.js';
import { checkHouseholds, checkPairs, OPTIONS } from './ask.js';

/** Columns of which one is enough; the first names them all. */
type Need = readonly [FieldKey, ...FieldKey[]];

const section = (name: Section): Need => [
  `total.${name}`,
  ...ITEMS.flatMap((item) => (item.section === name ? [item.key] : [])),
];
const INCOMES = (['wages', 'business', 'property', 'transfers'] as const).map(section);
const PARTS = [...INCOMES, section('costs')];
const [FIRST_TOTAL, ...TOTALS] = SECTIONS.map((name) => `total.${name}` as const);
const [FIRST_ITEM, ...OTHER_ITEMS] = ITEMS.map(({ key }) => key);
const AWAY: Need = ['wages.migrant', 'wages.workshop', 'wages.picking', 'wages.other'];

const ID: readonly Need[] = [['idNumber']];
const BUSINESS = [section('business'), section('costs')];

/** The columns without which a rule of one household cannot be asked. */
const NEEDS: Readonly<Partial<Record<FindingCode, readonly Need[]>>> = {
  'intake.notSurveyed': [],
  'id.length': ID,
  'id.checksum': ID,
  'id.birthDate': ID,
  'id.region': ID,
  'household.labourAbovePopulation': [['labour'], ['population']],
  'household.typeUnknown': [['type', 'monitored', 'welfare']],
  'household.helperIsHousehold': [['helper'], ['head']],
  'totals.category': [
    [FIRST_TOTAL as FieldKey, ...TOTALS],
    [FIRST_ITEM as FieldKey, ...OTHER_ITEMS],
  ],
  'totals.only': [
    [FIRST_TOTAL as FieldKey, ...TOTALS],
    [FIRST_ITEM as FieldKey, ...OTHER_ITEMS],
  ],
  'totals.netOnly': [['total.net', 'total.gross', 'total.perCapita']],
  'totals.gross': [['total.gross'], ...INCOMES],
  'totals.net': [['total.net'], ...PARTS],
  'totals.perCapita': [['total.perCapita'], ['population'], ...PARTS],
  'income.costsMissing': BUSINESS,
  'income.costsExceed': BUSINESS,
  'income.wagesRange': [section('wages')],
  'income.allZero': [],
  'income.itemRange': [[FIRST_ITEM as FieldKey, ...OTHER_ITEMS]],
  'income.perCapitaRange': [['population'], ...INCOMES],
  'welfare.dibaoWithoutMoney': [['welfare'], ['transfers.dibao']],
  'welfare.moneyWithoutDibao': [['welfare'], ['transfers.dibao']],
  'welfare.dibaoAndTekun': [['transfers.dibao'], ['transfers.tekun']],
  'welfare.tekunWithoutMoney': [['welfare'], ['transfers.tekun']],
  'welfare.tekunWithLabour': [['welfare'], ['labour']],
  'work.wagesWithoutWorkers': [['workers'], AWAY],
  'work.workersWithoutWages': [['workers'], section('wages')],
  'work.monthsRange': [['workMonths']],
  'work.monthlyWageRange': [['monthlyWage']],
  'work.monthsTimesWage': [['workMonths'], ['monthlyWage'], ['wages.migrant']],
  'loan.limits': [['loan']],
  'monitoring.belowLineUnmonitored': [['monitored'], ...INCOMES],
  'monitoring.clearedBelowLine': [['riskCleared'], ...INCOMES],
  'evidence.stoppedWithIncome': [['stopped'], section('business')],
};

const without = (fields: readonly FieldKey[]): FieldKey[] =>
  ALL_FIELDS.filter((field) => !fields.includes(field));

/** What a table with these columns lacks for a rule; null where the rule is asked. */
function lacking(code: string, fields: readonly FieldKey[]): readonly FieldKey[] | null {
  const row = household({ table: tableOf(fields) });
  const { notRun } = checkHouseholds([placed(row)], OPTIONS);
  return notRun.find((one) => one.code === code)?.missing ?? null;
}

const CASES = Object.entries(NEEDS).flatMap(([code, needs]) =>
  needs.map((need) => ({ code, need, first: need[0] })),
);

describe('缺了需要的列,规则不运行并说明缺哪一列;其中有一列就够', () => {
  it.each(CASES)('$code: $first', ({ code, need }) => {
    expect(lacking(code, without(need))).toEqual([need[0]]);
    for (const field of need) expect(lacking(code, [...without(need), field])).toBeNull();
  });

  it('每条看一户一年的规则都在这里', () => {
    const codes = RULES.filter(({ scope }) => scope === 'household').map(({ code }) => code);
    expect(Object.keys(NEEDS)).toEqual(codes);
  });
});

describe('看两年的规则,缺列的是哪一年就说哪一年的表', () => {
  const HIT: Need = ['business.crops', 'business.orchard', 'business.livestock'];
  const lackingIn = (year: Year, fields: readonly FieldKey[]) => {
    const tables = { prior: tableOf(ALL_FIELDS), current: tableOf(ALL_FIELDS) };
    tables[year] = tableOf(fields);
    const prior = { ...tables.prior, year: 'prior' as const, file: '上年.csv' };
    const { notRun } = checkPairs([pair({ table: prior }, { table: tables.current })], OPTIONS);
    return notRun.map(({ code, file, missing }) => [code, file, ...missing]);
  };
  const code = 'evidence.disasterWithoutLoss';

  it.each([
    ['current', ['disaster'], '本年/北张村.xlsx'],
    ['current', HIT, '本年/北张村.xlsx'],
    ['prior', HIT, '上年.csv'],
  ] as const)('%s %j', (year, need, file) => {
    expect(lackingIn(year, without(need))).toEqual([[code, file, need[0]]]);
    for (const field of need) expect(lackingIn(year, [...without(need), field])).toEqual([]);
  });

  it('上年的表没有受灾情况也可以', () => {
    expect(lackingIn('prior', without(['disaster']))).toEqual([]);
  });

  it('同一张上年的表只说一次', () => {
    const table = tableOf(['id', 'head', 'population'], { year: 'prior', file: '上年.csv' });
    const now = (file: string) => ({ table: tableOf(ALL_FIELDS, { file }) });
    const pairs = ['甲.csv', '乙.csv', '甲.csv'].map((file) => pair({ table }, now(file)));
    expect(checkPairs(pairs, OPTIONS).notRun).toHaveLength(1);
  });
});

it('没有排查的户只问能问的规则,一户一年的规则问两年', () => {
  const asked = (code: FindingCode, given: Parameters<typeof household>[0]) =>
    checkHouseholds([placed(household(given))], OPTIONS).findings.filter(
      (found) => found.code === code,
    );
  const unsurveyed = { surveyed: false } as const;
  expect(
    asked('household.labourAbovePopulation', { ...unsurveyed, values: { labour: 4 } }),
  ).toHaveLength(1);
  expect(asked('household.typeUnknown', { ...unsurveyed, texts: { type: '贫困户' } })).toHaveLength(
    1,
  );
  expect(
    asked('household.helperIsHousehold', { ...unsurveyed, texts: { helper: '王建国' } }),
  ).toHaveLength(1);
  expect(asked('loan.limits', { ...unsurveyed, values: { loan: 60_000 } })).toHaveLength(1);
  const last = tableOf(['id', 'head', 'population', 'loan'], { year: 'prior' });
  expect(asked('loan.limits', { table: last, values: { loan: 60_000 } })).toHaveLength(1);
});
