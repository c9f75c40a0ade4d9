import { describe, expect, it } from 'vitest';
import { ofHousehold } from './ask.js';

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

describe('intake.notSurveyed: 没有排查的户', () => {
  it('列出来,有数的户不列', () => {
    expect(ofHousehold('intake.notSurveyed', { surveyed: false })).toMatchObject([
      { severity: 'warning', household: '1', village: '北张村' },
    ]);
    expect(ofHousehold('intake.notSurveyed', {})).toEqual([]);
  });
});
