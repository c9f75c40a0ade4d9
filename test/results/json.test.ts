import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addHousehold } from '../../src/analysis/groups/add.js';
import { finishGroup } from '../../src/analysis/groups/finish.js';
import { mergeSums } from '../../src/analysis/groups/merge.js';
import { emptySums } from '../../src/analysis/groups/sums.js';
import type { ItemKey } from '../../src/domain/catalog.js';
import { FACTOR } from '../../src/domain/factor.js';
import { filled, placeOf } from '../../src/domain/household.js';
import {
  CHANGE_KEYS,
  type Group,
  type HouseholdResult,
  type ItemAmounts,
  type Periods,
} from '../../src/domain/outcomes/result.js';
import type { ItemShare } from '../../src/domain/season.js';
import { sentences } from '../../src/locales/index.js';
import { rollupSummaryText, shownIdNumber, summaryText } from '../../src/results/json.js';
import { householdLine } from '../../src/results/lines/household.js';
import { isPastPeriods, parsePeriods } from '../../src/results/read.js';
import { anySubject } from '../analysis/arbitrary.js';
import {
  analysed,
  type Cells,
  DEFAULT,
  onOneForm,
  onTwoForms,
  policyWith,
} from '../analysis/ask.js';

const { reasons, questions } = sentences('zh').terms;
const WORDS = { reasons, questions };
const PERIODS: Periods = {
  prior: { first: 2020 * 12 + 9, last: 2021 * 12 + 8 },
  current: { first: 2021 * 12 + 9, last: 2022 * 12 + 8 },
  basis: 'same-period',
};
const ID_NUMBER = '149900198004259330';

const textOf = (result: HouseholdResult, unmasked = false): string =>
  householdLine(result, { unmasked, words: WORDS });
const lineOf = (prior: Cells, current: Cells) =>
  JSON.parse(textOf(analysed(onOneForm(prior, current)).result));
function groupOf(results: readonly HouseholdResult[], policy = DEFAULT): Group {
  const sums = emptySums('北张村', '北张乡', policy);
  for (const result of results) addHousehold(sums, result, policy);
  return finishGroup(sums, policy);
}
const summaryOf = (group: Group) => JSON.parse(summaryText(PERIODS, group, [group], null));

/** Every number of a text that is JSON, as it is written. */
const numbersIn = (text: string): string[] =>
  text.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(/-?\d[\d.eE+-]*/g) ?? [];

/** The defined keys of an object in the order in which they stand; others may stand between. */
function expectKeys(written: object, keys: readonly string[]): void {
  expect(Object.keys(written).filter((key) => keys.includes(key))).toEqual(keys);
}

describe('households.jsonl 的一行', () => {
  it('键的次序如定义', () => {
    const line = lineOf({ 'wages.migrant': 9_000 }, { 'wages.migrant': 1_000 });
    expectKeys(line, [
      ...['village', 'id', 'head', 'idNumber', 'type', 'monitored', 'matchedBy', 'population'],
      ...['income', 'items', 'change', 'trend', 'headcount', 'estimated', 'target', 'warning'],
      ...['factors', 'measures'],
    ]);
    expectKeys(line.income.prior, [
      ...['wages', 'business', 'businessGross', 'businessCosts'],
      ...['property', 'transfers', 'net', 'perCapita'],
    ]);
    expectKeys(line.change, ['wages', 'business', 'property', 'transfers', 'net', 'perCapita']);
    expectKeys(line.factors[0], [
      'factor',
      'key',
      'causes',
      'amount',
      'basis',
      'verify',
      'primary',
      'evidence',
    ]);
    expectKeys(line.factors[0].evidence[0], ['field', 'prior', 'current', 'source']);
    expectKeys(line.measures[0], ['family', 'key', 'reason', 'questions']);
  });

  it('是一行:文字里的换行写成转义', () => {
    const { result } = analysed(
      onOneForm({ 'wages.migrant': 9 }, { 'wages.migrant': 1, declared: '3\n摔伤' }),
    );
    expect(textOf(result)).not.toContain('\n');
    expect(JSON.parse(textOf(result)).factors[0].evidence.at(-1).current).toBe('3\n摔伤');
  });

  it('金额以元计,面积等数量照原样,空白为 null', () => {
    const line = lineOf(
      { population: 3, 'business.crops': 1_000.1, area: 5 },
      { population: 3, 'business.crops': 500, area: 2.5, cropPrice: null },
    );
    expect(line.income.prior).toMatchObject({ businessGross: 1_000.1, perCapita: 333.37 });
    expect(line.change.business).toEqual({ amount: -500.1, rate: -0.5, trend: 'down' });
    expect(line.factors[0]).toMatchObject({ amount: 500.1, causes: ['scale'] });
    expect(line.factors[0].evidence.at(-1)).toEqual({
      field: 'area',
      prior: 5,
      current: 2.5,
      source: '本年/北张村.xlsx!Sheet1!E4',
      priorSource: '上年/北张村.xlsx!Sheet1!E4',
    });
    expect(line.target).toEqual({ met: false, shortfallPerCapita: 240.05, shortfall: 720.15 });
  });

  it('依据里的金额以元计,文字照原样', () => {
    const line = lineOf(
      { 'business.crops': 1_000.1 },
      { 'business.crops': 500, disaster: '洪涝', stopped: true },
    );
    expect(line.factors[0].evidence).toMatchObject([
      { field: 'business', prior: 1_000.1, current: 500 },
      { field: 'businessGross', prior: 1_000.1, current: 500 },
      { field: 'businessCosts', prior: 0, current: 0 },
      { field: 'disaster', prior: null, current: '洪涝' },
      { field: 'stopped', prior: null, current: '是' },
      { field: 'business.crops', prior: 1_000.1, current: 500 },
    ]);
  });

  it('没有定义的比率和目标为 null', () => {
    const line = lineOf({ 'wages.migrant': 0 }, { 'wages.migrant': 5 });
    expect(line.change.net.rate).toBeNull();
    expect(line.target).toEqual({ met: null, shortfallPerCapita: null, shortfall: null });
  });

  it('items 只列表里有的列,空白为 0', () => {
    const { result } = analysed(
      onTwoForms({ 'wages.migrant': 1.5, 'wages.other': null }, { 'property.land': 2 }),
    );
    expect(JSON.parse(textOf(result)).items).toEqual({
      prior: { 'wages.migrant': 1.5, 'wages.other': 0 },
      current: { 'property.land': 2 },
    });
  });

  it('建议带理由和待核实的问题', () => {
    const line = lineOf({ 'wages.migrant': 9_000 }, { 'wages.migrant': 1_000, labour: 1 });
    expect(line.measures[0]).toEqual({
      family: 3,
      key: 'work',
      reason: reasons.wagesFell,
      questions: [questions.willing],
      reasonKeys: ['wagesFell'],
      questionKeys: ['willing'],
    });
  });

  it('几个理由以分号相连', () => {
    const line = lineOf({ 'wages.migrant': 9_000 }, { 'wages.migrant': 1_000, labour: 0 });
    const [dividends] = line.measures;
    expect(dividends.reason).toBe(`${reasons.noLabour}；${reasons.targetMissedNoProperty}`);
  });
});

describe('身份证号', () => {
  const { result } = analysed(
    onOneForm(
      { idNumber: ID_NUMBER, 'wages.migrant': 9_000, 'business.crops': 100 },
      {
        idNumber: ID_NUMBER,
        'wages.migrant': 1_000,
        'business.crops': 1,
        disaster: `${ID_NUMBER}家被淹`,
        declared: `${ID_NUMBER}失业`,
      },
    ),
  );

  it('默认遮住中间,整行没有一处是全号', () => {
    expect(JSON.parse(textOf(result)).idNumber).toBe('149900********9330');
    expect(textOf(result)).not.toContain(ID_NUMBER);
  });

  it('因素表的子因素里也没有', () => {
    expect(summaryText(PERIODS, groupOf([result]), [], null)).not.toContain(ID_NUMBER);
  });

  it('--unmasked 时写全号', () => {
    expect(JSON.parse(textOf(result, true)).idNumber).toBe(ID_NUMBER);
  });

  it.each([
    [null, null],
    ['149900800425933', '***********5933'],
    ['12', '12'],
  ])('%s 写作 %s', (idNumber, shown) => {
    expect(shownIdNumber(idNumber, false)).toBe(shown);
    expect(shownIdNumber(idNumber, true)).toBe(idNumber);
  });
});

describe('summary.json', () => {
  const result = analysed(
    onOneForm({ 'wages.migrant': 9_000.01 }, { 'wages.migrant': 1_000 }),
  ).result;

  it('键的次序如定义', () => {
    const summary = summaryOf(groupOf([result]));
    expectKeys(summary, ['periods', 'township', 'villages']);
    expectKeys(summary.township, [
      ...['name', 'households', 'persons', 'trend', 'income', 'growth', 'target'],
      ...['warning', 'brackets', 'factors', 'monitored'],
    ]);
    expectKeys(summary.township.households, [
      'roster',
      'surveyed',
      'notFound',
      'new',
      'rejected',
      'notSurveyed',
    ]);
    expectKeys(summary.township.trend, ['up', 'down', 'flat']);
    expectKeys(summary.township.warning, ['red', 'orange', 'yellow', 'none']);
    expectKeys(summary.township.factors[FACTOR.wages - 1], [
      ...['factor', 'key', 'households', 'shareOfSurveyed', 'shareOfDeclining', 'persons'],
      ...['verify', 'monitored', 'declining', 'amount', 'primary', 'primaryShare', 'causes'],
    ]);
    expect(Object.keys(summary.township.income.prior).at(-1)).toBe('perCapita');
  });

  it('期间、金额以元计、分档两端', () => {
    const { periods, township } = summaryOf(groupOf([result]));
    expect(periods).toEqual({
      prior: '2020-10..2021-09',
      current: '2021-10..2022-09',
      basis: 'same-period',
    });
    expect(township.income.prior).toMatchObject({ net: 9_000.01, perCapita: 3_000 });
    expect(township.items.prior).toEqual({ 'wages.migrant': 9_000.01 });
    expect(township.factors[FACTOR.wages - 1].amount).toBe(8_000.01);
    const [first, , , , last] = township.brackets;
    expect(first).toEqual({
      ...{ from: null, to: 5_999.99, prior: 1, current: 1 },
      persons: { prior: 3, current: 3 },
    });
    expect(last).toMatchObject({ from: 15_000, to: null, prior: 0, current: 0 });
  });

  it('分档的户数两年分开', () => {
    const risen = analysed(
      onOneForm(
        { population: 1, 'wages.migrant': 5_000 },
        { population: 1, 'wages.migrant': 7_000 },
      ),
    ).result;
    expect(summaryOf(groupOf([risen])).township.brackets.slice(0, 2)).toMatchObject([
      { from: null, to: 5_999.99, prior: 1, current: 0 },
      { from: 6_000, to: 7_999.99, prior: 0, current: 1 },
    ]);
  });

  it('没有户时人均、增幅、占比为 null', () => {
    const { township } = summaryOf(groupOf([]));
    expect(township).toMatchObject({
      growth: null,
      income: { prior: { net: 0, perCapita: null }, current: { perCapita: null } },
      target: { reached: null },
      trend: { down: { households: 0, share: null } },
    });
  });

  it('叫作 __proto__ 的灾害照样列出', () => {
    const odd = analysed(
      onOneForm({ 'business.crops': 9 }, { 'business.crops': 1, disaster: '__proto__' }),
    ).result;
    expect(summaryOf(groupOf([odd])).township.factors[FACTOR.disaster - 1].causes).toMatchObject([
      { cause: '__proto__', households: 1 },
    ]);
  });

  it('以换行结尾,没有回车', () => {
    const text = summaryText(PERIODS, groupOf([result]), [], null);
    expect(text.endsWith('}\n')).toBe(true);
    expect(text).not.toContain('\r');
  });

  it.each([0, 1, 3])('%i 个村一村一村地写，与整个写出来一样', (villages) => {
    const group = groupOf([result]);
    const all = Array.from({ length: villages }, (_, n) => ({ ...group, name: `第{"${n}村\n` }));
    const text = summaryText(PERIODS, group, all, null);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 1)}\n`);
    expect(JSON.parse(text).villages.map(({ name }: { name: string }) => name)).toEqual(
      all.map(({ name }) => name),
    );
  });

  it('两年的期间在开头几行，不必读全文；汇总的也是', () => {
    const group = groupOf([result]);
    const shares = new Map<ItemKey, ItemShare>([['wages.migrant', { share: null, by: 'once' }]]);
    for (const text of [
      summaryText(PERIODS, group, [group], null),
      summaryText(PERIODS, group, [group], shares),
      rollupSummaryText(PERIODS, { level: 'county', group }, [group], null, null),
    ]) {
      const lines = text.split('\n');
      const past = lines.findIndex(isPastPeriods);
      expect(past).toBe(6);
      expect(parsePeriods(lines.slice(0, past).join('\n'))).toEqual(PERIODS);
      expect(parsePeriods(text)).toEqual(PERIODS);
    }
  });
});

const fen = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 100);

/** Amounts of a kind as they are written, read back to fen. */
const readBack = (written: Readonly<Record<string, number | null>>) =>
  Object.fromEntries(Object.entries(written).map(([key, value]) => [key, fen(value)]));

const itemsOf = ({ keys, numbers }: ItemAmounts) =>
  Object.fromEntries(
    keys.map((key) => {
      const value = numbers[placeOf(key)] as number;
      return [key, filled(value) ? value : 0];
    }),
  );

const YEARS = ['prior', 'current'] as const;

describe('写出的数', () => {
  it('一户的收入、分项、变动、因素金额读回来是同一分', () => {
    fc.assert(
      fc.property(anySubject, (subject) => {
        const { result } = analysed(subject);
        const line = JSON.parse(textOf(result));
        for (const year of YEARS) {
          expect(readBack(line.income[year])).toEqual(result.income[year]);
          expect(readBack(line.items[year])).toEqual(itemsOf(result.items[year]));
        }
        for (const key of CHANGE_KEYS) {
          const { amount, ...rest } = line.change[key];
          expect({ amount: fen(amount), ...rest }).toEqual(result.change[key]);
        }
        const amounts = line.factors.map((tag: { amount: number }) => fen(tag.amount));
        expect(amounts).toEqual(result.factors.map(({ amount }) => amount));
      }),
    );
  });

  it('金额至多两位小数,比率至多四位,没有科学记数', () => {
    fc.assert(
      fc.property(anySubject, (subject) => {
        const { change, ...amounts } = JSON.parse(textOf(analysed(subject).result));
        for (const written of numbersIn(JSON.stringify(amounts))) {
          expect(written).toMatch(/^-?\d+(?:\.\d{1,2})?$/);
        }
        for (const written of numbersIn(JSON.stringify(change))) {
          expect(written).toMatch(/^-?\d+(?:\.\d{1,4})?$/);
        }
      }),
    );
  });

  it('千亿元以内每一分都能写出读回', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (amount) => {
        const text = textOf(
          analysed(onOneForm({}, { population: 1, 'total.wages': amount / 100 })).result,
        );
        const written = /"current":\{"wages":([\d.]+)/.exec(text)?.[1] ?? '';
        expect(written).toMatch(/^\d+(?:\.\d{1,2})?$/);
        const [yuan = '', cents = ''] = written.split('.');
        expect(BigInt(yuan + cents.padEnd(2, '0'))).toBe(BigInt(amount));
      }),
    );
  });

  it('组的收入和分项读回来是同一分', () => {
    fc.assert(
      fc.property(fc.array(anySubject, { maxLength: 5 }), (subjects) => {
        const group = groupOf(subjects.map((subject) => analysed(subject).result));
        const { township } = summaryOf(group);
        for (const year of YEARS) {
          expect(readBack(township.income[year])).toEqual(group.income[year]);
          expect(readBack(township.items[year])).toEqual(Object.fromEntries(group.items[year]));
        }
        for (const written of numbersIn(JSON.stringify(township))) {
          expect(written).toMatch(/^-?\d+(?:\.\d{1,4})?$/);
        }
      }),
      { numRuns: 30 },
    );
  });

  describe('年初至今', () => {
    const shares = new Map<ItemKey, ItemShare>([
      ['wages.migrant', { share: 5_000, by: 'own' }],
      ['business.crops', { share: 1_234, by: 'default' }],
      ['transfers.soil', { share: null, by: 'once' }],
    ]);
    const span = { months: 6, estimated: true, shares };
    const toDate = analysed(
      onOneForm(
        { population: 2, 'wages.migrant': 10_000 },
        { population: 2, 'wages.migrant': 4_000 },
      ),
      policyWith({ projection: { interval: { 6: { low: -0.1, high: 0.05 } } } }),
      span,
    ).result;

    it('比例排在期间之后,没有比例的一年一次收入为 null', () => {
      const sums = emptySums('北张村', '北张乡', DEFAULT, true);
      addHousehold(sums, toDate, DEFAULT);
      const text = summaryText(PERIODS, finishGroup(sums, DEFAULT), [], shares);
      const summary = JSON.parse(text);
      expect(Object.keys(summary)).toEqual(['periods', 'shares', 'township', 'villages']);
      expect(summary.shares).toEqual({
        'wages.migrant': 0.5,
        'business.crops': 0.1234,
        'transfers.soil': null,
      });
      const { monitored: _, ...group } = summary.township;
      expectKeys(group, ['factors', 'projection', 'township']);
      expect(group.projection).toEqual({
        net: 8_500,
        perCapita: 4_250,
        growth: -0.15,
        likely: 1,
        possible: 0,
        targetMet: 0,
        reached: false,
        priorYear: { net: 10_000, persons: 2 },
      });
    });

    it('预计和上年全年依次排在措施之后', () => {
      const line = JSON.parse(textOf(toDate));
      expectKeys(line, ['measures', 'priorYear', 'projection', 'township']);
      expect(line.priorYear).toEqual({
        net: 10_000,
        perCapita: 5_000,
        items: { 'wages.migrant': 10_000 },
      });
      expect(JSON.stringify(line.projection)).toBe(
        JSON.stringify({
          ...{ net: 8_500, perCapita: 4_250, low: 7_650, high: 8_925 },
          ...{ trend: 'down', risk: 'likely', targetMet: false, shortfall: 3_700 },
        }),
      );
    });

    it('没有比较的户时,人均、增幅、是否达到为 null', () => {
      const sums = emptySums('北张村', '北张乡', DEFAULT, true);
      const { projection } = finishGroup(sums, DEFAULT);
      expect(projection).toEqual({
        ...{ net: 0, perCapita: null, growth: null, likely: 0, possible: 0, targetMet: 0 },
        ...{ reached: null, priorYear: { net: 0, persons: 0 } },
      });
    });

    it('分开汇总再合并,与一起汇总相同', () => {
      const whole = emptySums('北张乡', '北张乡', DEFAULT, true);
      const merged = emptySums('北张乡', '北张乡', DEFAULT, true);
      for (let n = 0; n < 3; n += 1) {
        const village = emptySums('北张村', '北张乡', DEFAULT, true);
        addHousehold(village, toDate, DEFAULT);
        addHousehold(whole, toDate, DEFAULT);
        mergeSums(merged, village);
      }
      expect(finishGroup(merged, DEFAULT)).toEqual(finishGroup(whole, DEFAULT));
      expect(finishGroup(merged, DEFAULT).projection?.likely).toBe(3);
    });

    it('同期比较的结果没有这些键', () => {
      const line = lineOf({ 'wages.migrant': 9 }, { 'wages.migrant': 1 });
      expect(Object.keys(line)).not.toContain('projection');
      expect(Object.keys(line)).not.toContain('priorYear');
      const summary = summaryOf(groupOf([]));
      expect(Object.keys(summary)).toEqual(['periods', 'township', 'villages']);
      expect(Object.keys(summary.township)).not.toContain('projection');
    });
  });

  it('同样的结果写成同样的字节', () => {
    const policy = policyWith({ monitoringLine: 6_500 });
    const text = () =>
      textOf(analysed(onOneForm({ 'wages.migrant': 9 }, { 'wages.migrant': 1 }), policy).result);
    expect(text()).toBe(text());
  });
});
