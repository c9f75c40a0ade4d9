import { describe, expect, it } from 'vitest';
import type { Year } from '../../../src/domain/household.js';
import { periodText } from '../../../src/domain/period.js';
import { rolesOf, type YearWord, yearWordOf } from '../../../src/intake/cards/years.js';
import { normalizeHeader } from '../../../src/intake/header/normalise.js';
import type { Cell } from '../../../src/intake/sheet.js';
import type { Row } from '../../sheets.js';
import { cardOf, figures, rejection, said, texts } from './ask.js';

const wordOf = (cell: Cell): YearWord | null =>
  yearWordOf(cell, typeof cell === 'string' ? normalizeHeader(cell) : '');

describe('栏头说的是哪一年', () => {
  it.each<[Cell, Year | null, number | null]>([
    ['上年', 'prior', null],
    ['上年度', 'prior', null],
    ['上一年', 'prior', null],
    ['去年收入', 'prior', null],
    ['上年同期', 'prior', null],
    ['上年(元)', 'prior', null],
    ['上年(2021年)', 'prior', 2021],
    ['本年', 'current', null],
    ['今年金额', 'current', null],
    ['本年实际收入', 'current', null],
    ['2021年', null, 2021],
    ['２０２２年度', null, 2022],
    ['2021年收入(元)', null, 2021],
    ['2022年1-9月', null, 2022],
    ['2021年10月至2022年9月', null, 2022],
    ['2021', null, 2021],
    [2022, null, 2022],
  ])('%j', (cell, year, number) => {
    expect(wordOf(cell)).toMatchObject({ year, number });
  });

  it.each<[Cell]>([
    ['前年'],
    ['本年度收入明细表'],
    ['2022年1-9月脱贫户收入明白卡'],
    ['2022年9月30日'],
    ['上年务工收入'],
    ['年收入'],
    [12_000],
    [1200],
    ['2022元'],
    [null],
  ])('%j 什么也没说', (cell) => {
    expect(wordOf(cell)).toBeNull();
  });

  const roles = (...cells: Cell[]) => {
    const words = cells.map((cell) => wordOf(cell) as YearWord);
    const found = rolesOf(words);
    return found === null ? null : words.map((word) => found.get(word));
  };

  it('说上年、本年的照说的;写年份的前一个是上年', () => {
    expect(roles('本年', '上年')).toEqual(['current', 'prior']);
    expect(roles('2022年', '2021年', '2022年')).toEqual(['current', 'prior', 'current']);
    expect(roles('上年', '2022年')).toEqual(['prior', 'current']);
    expect(roles('2021年', '本年')).toEqual(['prior', 'current']);
    expect(roles('2022年')).toEqual(['only']);
  });

  it('三个年份,或说法对不上,分不清', () => {
    expect(roles('2020年', '2021年', '2022年')).toBeNull();
    expect(roles('上年', '本年', '2022年')).toBeNull();
    expect(roles('上年', '2021年', '2022年')).toBeNull();
  });
});

const NAME: Row = ['户主姓名', '张三', '身份证号', '149900199001011234', '家庭人口数', 3];
const both = (prior: Cell, current: Cell): Row[] => [
  ['北张乡2022年1-9月脱贫户收入明白卡'],
  NAME,
  ['收入类别', '收入项目', prior, current, '备注'],
  ['工资性收入', '务工收入', 10_000, 12_000, '长子'],
  [null, '小计', 10_000, 12_000],
  ['转移性收入', '低保金', 3000, null],
  [null, '养老保险金', null, 1300],
  ['家庭纯收入', null, 13_000, 13_300],
  ['帮扶责任人', '王五', null, '联系电话', '13800000000'],
];
const MERGED = ['A1:F1', 'A4:A5', 'A6:A7', 'A8:B8'];

const PRIOR = {
  population: '3 F2',
  'wages.migrant': '1000000 C4',
  'total.wages': '1000000 C5',
  'transfers.dibao': '300000 C6',
  'total.net': '1300000 C8',
};
const CURRENT = {
  population: '3 F2',
  'wages.migrant': '1200000 D4',
  'total.wages': '1200000 D5',
  'transfers.pension': '130000 D7',
  'total.net': '1330000 D8',
};

describe('一张卡上两年', () => {
  it.each<[Cell, Cell]>([
    ['上年', '本年'],
    ['去年(元)', '今年(元)'],
    ['2021年', '2022年'],
    [2021, 2022],
    ['2021年1-9月', '2022年1-9月'],
    ['上年同期', '2022年1-9月'],
  ])('%s | %s:作为上年的读左栏,作为本年的读右栏', (prior, current) => {
    expect(figures(cardOf(both(prior, current), { merged: MERGED, year: 'prior' }))).toEqual(PRIOR);
    const card = cardOf(both(prior, current), { merged: MERGED });
    expect(figures(card)).toEqual(CURRENT);
    expect(texts(card)).toMatchObject({ head: '张三', helper: '王五' });
    expect(said(card)).toEqual([]);
  });

  it('本年在前也一样', () => {
    const card = cardOf(both('本年', '上年'), { merged: MERGED, year: 'prior' });
    expect(figures(card)).toMatchObject({ 'wages.migrant': '1200000 D4' });
  });

  it('没有合并的文本文件也一样', () => {
    expect(figures(cardOf(both('上年', '本年'), { name: '' }))).toEqual(CURRENT);
  });

  it('看着像年份的金额是金额', () => {
    const rows: Row[] = [...both('上年', '本年').slice(0, 4), ['转移性收入', '低保金', 2050, 2010]];
    const amounts: Row[] = [
      ['打零工', null, 2040, 2000],
      [null, null, 2021, 2022],
      ['家庭纯收入', null, 2021, 2000],
    ];
    for (const [year, cells] of [
      ['prior', { 'transfers.dibao': '205000 C5', 'total.net': '202100 C8' }],
      ['current', { 'transfers.dibao': '201000 D5', 'total.net': '200000 D8' }],
    ] as const) {
      expect(figures(cardOf([...rows, ...amounts], { year }))).toMatchObject(cells);
    }
    expect(figures(cardOf([NAME, ['务工收入', 2021], ['低保金', 2022]]))).toMatchObject({
      'wages.migrant': '202100 B2',
      'transfers.dibao': '202200 B3',
    });
  });

  it('空着的那一年是空白,不拿另一年的数', () => {
    const card = cardOf(both('上年', '本年'), { merged: MERGED });
    expect(card.households[0]?.numbers).toBeDefined();
    expect(card.head.columns['transfers.dibao']).toBe(3);
    expect(figures(card)).not.toHaveProperty('transfers.dibao');
  });

  it('上年一栏全空的户,上年没有排查', () => {
    const rows = both('上年', '本年').map((row, n) =>
      n > 2
        ? row.map((cell, column) => (column === 2 && typeof cell === 'number' ? null : cell))
        : row,
    );
    expect(cardOf(rows, { merged: MERGED, year: 'prior' }).households[0]?.surveyed).toBe(false);
    expect(cardOf(rows, { merged: MERGED }).households[0]?.surveyed).toBe(true);
  });

  it('两年合并成一格的,两年都是它', () => {
    const rows = [...both('上年', '本年'), ['劳动力人数', null, 2], ['是否有发展意愿', null, '是']];
    for (const year of ['prior', 'current'] as const) {
      const card = cardOf(rows, { merged: [...MERGED, 'C10:D10', 'C11:D11'], year });
      expect(figures(card)).toMatchObject({ labour: '2 C10', willing: '1 C11' });
    }
  });

  it('单位写在栏头里', () => {
    const card = cardOf(both('上年(元)', '本年(万元)'), { merged: MERGED });
    expect(figures(card)['wages.migrant']).toBe('12000000000 D4');
    const prior = cardOf(both('上年(元)', '本年(万元)'), { merged: MERGED, year: 'prior' });
    expect(figures(prior)['wages.migrant']).toBe('1000000 C4');
  });

  it('左右两组,各有两年', () => {
    const rows: Row[] = [
      NAME,
      ['收入项目', '上年', '本年', '支出项目', '上年', '本年'],
      ['种植业收入', 5, 6, '种植业支出', 1, 2],
      ['养殖业收入', 7, null, '养殖业支出', null, 3],
    ];
    expect(figures(cardOf(rows))).toEqual({
      population: '3 F1',
      'business.crops': '600 C3',
      'costs.crops': '200 F3',
      'costs.livestock': '300 F4',
    });
    expect(figures(cardOf(rows, { year: 'prior' }))).toEqual({
      population: '3 F1',
      'business.crops': '500 B3',
      'business.livestock': '700 B4',
      'costs.crops': '100 E3',
    });
  });

  it('一年一块,写在左边或独占一行', () => {
    const left: Row[] = [
      NAME,
      ['2021年', '务工收入', 5],
      [null, '低保金', 6],
      ['2022年', '务工收入', 7],
      [null, '养老保险金', 8],
    ];
    const given = { merged: ['A2:A3', 'A4:A5'] };
    expect(figures(cardOf(left, given))).toEqual({
      population: '3 F1',
      'wages.migrant': '700 C4',
      'transfers.pension': '800 C5',
    });
    expect(figures(cardOf(left, { ...given, year: 'prior' }))).toEqual({
      population: '3 F1',
      'wages.migrant': '500 C2',
      'transfers.dibao': '600 C3',
    });
    const above: Row[] = [NAME, ['上年收入情况'], ['务工收入', 5], ['本年收入情况'], ['低保金', 6]];
    expect(figures(cardOf(above))).toEqual({ population: '3 F1', 'transfers.dibao': '600 B5' });
  });
});

describe('分不清是哪一年的,不猜', () => {
  it.each<[string, Cell, Cell]>([
    ['两栏同一年', '2022年', '2022年'],
    ['两栏都是本年', '本年', '本年'],
  ])('%s:拒收,说出是哪些格', (_, prior, current) => {
    const { rejected } = cardOf(both(prior, current), { merged: MERGED });
    expect(rejected[0]?.reasons).toMatchObject([
      {
        code: 'intake.valueUnclear',
        field: 'wages.migrant',
        params: { doubt: 'years', labels: 5 },
      },
    ]);
  });

  it('三年', () => {
    const rows: Row[] = [NAME, ['项目', '2020年', '2021年', '2022年'], ['务工收入', 1, 2, 3]];
    expect(rejection(cardOf(rows))).toEqual(['intake.valueUnclear']);
  });

  it('没有栏头而有两个数', () => {
    const rows = both('上年', '本年').filter((_, n) => n !== 2);
    const card = cardOf(rows, { merged: ['A3:A4', 'A5:A6', 'A7:B7'] });
    expect(rejection(card)).toEqual(['intake.valueUnclear']);
  });

  it('一栏有栏头,一栏没有', () => {
    const card = cardOf(both(null, '本年'), { merged: MERGED });
    expect(rejection(card)).toEqual(['intake.valueUnclear']);
  });

  it('前后两处栏头说法不一', () => {
    const rows: Row[] = [
      NAME,
      ['项目', '2021年', '2022年'],
      ['务工收入', 5, 6],
      ['项目', '2022年'],
      ['低保金', 7],
    ];
    expect(figures(cardOf(rows))).toMatchObject({ 'transfers.dibao': '700 B5' });
    const prior = cardOf(rows, { year: 'prior' });
    expect(figures(prior)).toEqual({ population: '3 F1', 'wages.migrant': '500 B3' });
    const shifted = rows.map((row, n) => (n === 3 ? ['项目', '2020年', '2021年'] : row));
    expect(rejection(cardOf(shifted))).toEqual(['intake.valueUnclear']);
    const unnamed = rows.map((row, n) => (n === 3 ? ['项目', '金额'] : row));
    expect(rejection(cardOf(unnamed))).toEqual(['intake.valueUnclear']);
  });

  it('两栏之外还有一个没写年份的金额', () => {
    const rows: Row[] = [NAME, ['人均纯收入', 4433], ...both('上年', '本年').slice(2)];
    for (const year of ['prior', 'current'] as const) {
      const card = cardOf(rows, { merged: ['A4:A5', 'A6:A7', 'A8:B8'], year });
      expect(card.rejected[0]?.reasons).toMatchObject([
        { code: 'intake.valueUnclear', cell: 'B2', field: 'total.perCapita' },
      ]);
    }
  });

  it('只有另一年的数', () => {
    const rows: Row[] = [NAME, ['项目', '上年'], ['务工收入', 5]];
    expect(figures(cardOf(rows, { year: 'prior' }))['wages.migrant']).toBe('500 B3');
    const { rejected } = cardOf(rows);
    expect(rejected[0]?.reasons).toMatchObject([
      { code: 'intake.valueUnclear', params: { doubt: 'otherYear' } },
    ]);
  });
});

describe('卡的期间', () => {
  const period = (prior: Cell, current: Cell, year: Year) => {
    const card = cardOf(both(prior, current), { merged: MERGED, year });
    return [card.period === null ? null : periodText(card.period), card.namedYear ?? null];
  };

  it('标题说的是本年;上年没有说,除非说同期', () => {
    expect(period('上年', '本年', 'current')).toEqual(['2022-01..2022-09', null]);
    expect(period('上年', '本年', 'prior')).toEqual([null, null]);
    expect(period('上年同期', '本年', 'prior')).toEqual(['2021-01..2021-09', null]);
  });

  it('栏头自己说', () => {
    expect(period('2021年', '2022年', 'current')).toEqual(['2022-01..2022-09', 2022]);
    expect(period('2021年', '2022年', 'prior')).toEqual([null, 2021]);
    expect(period('2021年度', '2022年1-9月', 'prior')).toEqual(['2021-01..2021-12', 2021]);
    expect(period('2021年1-9月', '2022年1-9月', 'prior')).toEqual(['2021-01..2021-09', 2021]);
  });
});
