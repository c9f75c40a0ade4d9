import { describe, expect, it } from 'vitest';
import { type Given, pair } from '../build.js';
import { checkBatch, OPTIONS, ofHousehold } from './ask.js';

describe('household.labourAbovePopulation: 劳动力不超过人口', () => {
  const labour = (persons: number | null) => ({ values: { population: 3, labour: persons } });

  it.each([[0], [2], [3], [null]])('3 口人,劳动力 %s 可以', (persons) => {
    expect(ofHousehold('household.labourAbovePopulation', labour(persons))).toEqual([]);
  });

  it('3 口人,劳动力 4 是错误', () => {
    expect(ofHousehold('household.labourAbovePopulation', labour(4))).toMatchObject([
      { severity: 'error', field: 'labour', value: 4, expected: '≤3', cell: 'D4' },
    ]);
  });
});

describe('household.typeUnknown: 规定的值', () => {
  it.each([
    { type: '脱贫户' },
    { type: '一般农户', monitored: '边缘易致贫户', welfare: '特困户' },
    { type: null, monitored: null, welfare: null },
  ])('%o 可以', (texts) => {
    expect(ofHousehold('household.typeUnknown', { texts })).toEqual([]);
  });

  it('每个规定以外的值各报一条', () => {
    const texts = { type: '贫困户', monitored: '三类户', welfare: '五保户' };
    expect(ofHousehold('household.typeUnknown', { texts })).toMatchObject([
      { severity: 'warning', field: 'type', value: '贫困户', expected: '脱贫户/一般农户' },
      { field: 'monitored', value: '三类户' },
      { field: 'welfare', value: '五保户', expected: '低保户/特困户/一般户' },
    ]);
  });
});

describe('household.helperIsHousehold: 帮扶责任人不是户主', () => {
  const helper = (name: string | null) => ({ texts: { head: '王建国', helper: name } });

  it.each(['李志明', '王建国强', '小王建国、李志明', null])('%s 不是户主', (name) => {
    expect(ofHousehold('household.helperIsHousehold', helper(name))).toEqual([]);
  });

  it('没有户主姓名的户不比', () => {
    const nameless = { texts: { head: null, helper: '李志明' } };
    expect(ofHousehold('household.helperIsHousehold', nameless)).toEqual([]);
  });

  it.each(['王建国', '李志明、王建国', '王建国,李志明', '王建国;李志明', '李志明/王建国'])(
    '%s 里有户主',
    (name) => {
      expect(ofHousehold('household.helperIsHousehold', helper(name))).toMatchObject([
        { severity: 'warning', field: 'helper', value: name },
      ]);
    },
  );
});

describe('household.helperInBatch: 帮扶责任人不是本村另一户的户主', () => {
  const one = (id: string, head: string, helper: string | null, more: Given = {}) => {
    const given = { ...more, texts: { id, head, helper, ...more.texts } };
    return pair({ texts: { ...given.texts } }, given);
  };
  const found = (pairs: ReturnType<typeof pair>[]) =>
    checkBatch({ pairs, priorOnly: [], currentOnly: [] }, OPTIONS).filter(
      ({ code }) => code === 'household.helperInBatch',
    );

  it('另一户的户主,几个人里有一个也算,写明是哪一户', () => {
    expect(found([one('1', '王建国', '赵某、李明'), one('2', '李明', '赵某')])).toMatchObject([
      {
        severity: 'info',
        household: '1',
        village: '北张村',
        field: 'helper',
        value: '赵某、李明',
        params: { name: '李明', other: '2' },
      },
    ]);
  });

  it('户主本人是另一条规则的事;有同名的另一户才报', () => {
    expect(found([one('1', '王建国', '王建国')])).toEqual([]);
    expect(found([one('1', '王建国', '王建国'), one('2', '王建国', null)])).toHaveLength(1);
  });

  it('别的村的户主、没有排查的户不算', () => {
    const elsewhere = pair(
      { texts: { id: '2', head: '李明' } },
      { texts: { id: '2', head: '李明' } },
      { villages: ['北张村', '南张村'] },
    );
    expect(found([one('1', '王建国', '李明'), elsewhere])).toEqual([]);
    const asleep = one('2', '李明', null, { surveyed: false });
    expect(found([one('1', '王建国', '李明'), asleep])).toEqual([]);
  });

  it('本年没有写的户主,按上年的', () => {
    const unnamed = pair({ texts: { id: '2', head: '李明' } }, { texts: { id: '2', head: null } });
    expect(found([one('1', '王建国', '李明'), unnamed])).toHaveLength(1);
  });
});

describe('intake.notSurveyed: 没有排查的户', () => {
  it('列出来,有数的户不列', () => {
    expect(ofHousehold('intake.notSurveyed', { surveyed: false })).toMatchObject([
      { severity: 'warning', household: '1', village: '北张村' },
    ]);
    expect(ofHousehold('intake.notSurveyed', {})).toEqual([]);
  });
});
