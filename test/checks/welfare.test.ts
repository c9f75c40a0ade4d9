import { describe, expect, it } from 'vitest';
import { ofHousehold } from './ask.js';

const money = (welfare: string | null, dibao: number | null, tekun: number | null = null) => ({
  texts: { welfare },
  values: { 'transfers.dibao': dibao, 'transfers.tekun': tekun },
});

describe('welfare.dibaoWithoutMoney: 低保户有低保金', () => {
  it.each([
    ['低保户', 0.01],
    ['一般户', 0],
    [null, null],
  ])('%s 低保金 %s 可以', (welfare, dibao) => {
    expect(ofHousehold('welfare.dibaoWithoutMoney', money(welfare, dibao))).toEqual([]);
  });

  it.each([0, null])('低保户低保金 %s 报', (dibao) => {
    expect(ofHousehold('welfare.dibaoWithoutMoney', money('低保户', dibao))).toMatchObject([
      { severity: 'warning', field: 'transfers.dibao', cell: 'E4', value: dibao },
    ]);
  });
});

describe('welfare.moneyWithoutDibao: 有低保金的是低保户', () => {
  it.each([
    ['低保户', 3000],
    ['一般户', 0],
    ['一般户', null],
    [null, 3000],
    ['其他写法', 3000],
  ])('%s 低保金 %s 可以', (welfare, dibao) => {
    expect(ofHousehold('welfare.moneyWithoutDibao', money(welfare, dibao))).toEqual([]);
  });

  it.each(['一般户', '特困户'])('%s 有低保金报', (welfare) => {
    expect(ofHousehold('welfare.moneyWithoutDibao', money(welfare, 0.01))).toMatchObject([
      { severity: 'warning', field: 'welfare', value: welfare, expected: '低保户' },
    ]);
  });
});

describe('welfare.dibaoAndTekun: 低保和特困不同时领', () => {
  it.each([
    [3000, 0],
    [0, 5000],
    [3000, null],
    [null, 5000],
  ])('低保金 %s、特困供养金 %s 可以', (dibao, tekun) => {
    expect(ofHousehold('welfare.dibaoAndTekun', money(null, dibao, tekun))).toEqual([]);
  });

  it('两项都有报', () => {
    expect(ofHousehold('welfare.dibaoAndTekun', money('特困户', 0.01, 0.01))).toMatchObject([
      {
        severity: 'warning',
        field: 'transfers.tekun',
        value: 0.01,
        params: { dibao: 0.01, tekun: 0.01 },
      },
    ]);
  });
});

describe('welfare.tekunWithLabour: 特困户没有劳动力', () => {
  const row = (welfare: string | null, labour: number | null) => ({
    texts: { welfare },
    values: { labour },
  });

  it.each([
    ['特困户', 0],
    ['特困户', null],
    ['低保户', 2],
    [null, 2],
  ])('%s 劳动力 %s 可以', (welfare, labour) => {
    expect(ofHousehold('welfare.tekunWithLabour', row(welfare, labour))).toEqual([]);
  });

  it('特困户有一个劳动力就报,没有排查的户也报', () => {
    for (const surveyed of [true, false]) {
      expect(
        ofHousehold('welfare.tekunWithLabour', { ...row('特困户', 1), surveyed }),
      ).toMatchObject([{ severity: 'warning', field: 'labour', value: 1 }]);
    }
  });
});

describe('welfare.tekunWithoutMoney: 特困户有特困供养金', () => {
  it.each([
    ['特困户', 0.01],
    ['一般户', 0],
    [null, null],
  ])('%s 特困供养金 %s 可以', (welfare, tekun) => {
    expect(ofHousehold('welfare.tekunWithoutMoney', money(welfare, null, tekun))).toEqual([]);
  });

  it.each([0, null])('特困户特困供养金 %s 报', (tekun) => {
    expect(ofHousehold('welfare.tekunWithoutMoney', money('特困户', null, tekun))).toMatchObject([
      { severity: 'warning', field: 'transfers.tekun', cell: 'F4' },
    ]);
  });
});
