import { describe, expect, it } from 'vitest';
import type { Household, TextField } from '../../../src/domain/household.js';
import { matchYears } from '../../../src/intake/batch/match.js';
import type { Placed } from '../../../src/intake/batch/placed.js';
import { household, placed } from '../../build.js';

type Texts = Partial<Record<TextField, string | null>>;
type Row = Placed<Household>;

const row = (id: string | null, head: string | null, idNumber: string | null, village?: string) =>
  placed(household({ texts: { id, head, idNumber } satisfies Texts }), village);

interface Rows {
  readonly prior: readonly Row[];
  readonly current: readonly Row[];
  readonly priorRejected?: readonly Row[];
  readonly currentRejected?: readonly Row[];
}

const years = ({ prior, current, priorRejected = [], currentRejected = [] }: Rows) => {
  const rejected = (rows: readonly Row[]) =>
    rows.map((one) => ({ ...one, row: { ...one.row, reasons: [] } }));
  return {
    prior: { households: prior, rejected: rejected(priorRejected) },
    current: { households: current, rejected: rejected(currentRejected) },
  };
};

/** `prior head → current head by key` of every pair. */
const pairs = (rows: Rows): readonly string[] =>
  matchYears(years(rows)).pairs.map(
    ({ prior, current, matchedBy }) =>
      `${prior.row.texts.head}→${current.row.texts.head} ${matchedBy}`,
  );

const said = (rows: Rows) =>
  matchYears(years(rows))
    .findings.filter(({ code }) => code === 'match.renumbered')
    .map(({ village, value, severity }) => [village, value, severity]);

describe('户编号到了别的户', () => {
  it('两户互换户编号:按证件号码对,不按户编号', () => {
    const rows = {
      prior: [row('1', '甲', 'A'), row('2', '乙', 'B')],
      current: [row('1', '乙', 'B'), row('2', '甲', 'A')],
    };
    expect(pairs(rows)).toEqual(['乙→乙 idNumber', '甲→甲 idNumber']);
    expect(said(rows)).toEqual([['北张村', 2, 'error']]);
  });

  it('证件号码不同,而哪个都不在另一年别的行上:仍是一户', () => {
    const rows = { prior: [row('1', '甲', 'A')], current: [row('1', '乙', 'B')] };
    expect(pairs(rows)).toEqual(['甲→乙 id']);
    expect(said(rows)).toEqual([]);
  });

  it.each<[string, Rows]>([
    [
      '上年的号在本年别的行上',
      {
        prior: [row('1', '甲', 'A'), row('3', '丙', 'C'), row('4', '丁', 'D')],
        current: [
          row('1', '乙', 'B'),
          row('2', '甲', 'A'),
          row('3', '丙', 'C'),
          row('4', '丁', 'D'),
        ],
      },
    ],
    [
      '本年的号在上年别的行上',
      {
        prior: [row('1', '甲', 'A'), row('2', '乙', 'B'), row('3', '丙', 'C'), row('4', '丁', 'D')],
        current: [row('1', '乙', 'B'), row('3', '丙', 'C'), row('4', '丁', 'D')],
      },
    ],
    [
      '那一行没有采用',
      {
        prior: [row('1', '甲', 'A'), row('3', '丙', 'C')],
        current: [row('1', '乙', 'B'), row('3', '丙', 'C')],
        currentRejected: [row('2', '甲', 'A')],
      },
    ],
  ])('%s,就不是一户', (_, rows) => {
    expect(said(rows)).toEqual([['北张村', 1, 'error']]);
    expect(pairs(rows)).not.toContain('甲→乙 id');
    expect(pairs(rows)).toContain('丙→丙 id');
  });

  const round: Rows = {
    prior: [row('1', '甲', null), row('2', '乙', null), row('3', '丙', null)],
    current: [row('1', '丙', null), row('2', '甲', null), row('3', '乙', null)],
  };

  it('没有证件号码的三户轮换户编号:按姓名对', () => {
    expect(pairs(round)).toEqual(['丙→丙 name', '甲→甲 name', '乙→乙 name']);
    expect(said(round)).toEqual([['北张村', 3, 'error']]);
  });

  it.each<[string, Rows]>([
    [
      '只有一个户主在另一年有别的户编号',
      {
        prior: [row('1', '甲', null)],
        current: [row('1', '乙', null), row('2', '甲', null)],
      },
    ],
    [
      '户主在另一年的行没有户编号',
      {
        prior: [row('1', '甲', null), row(null, '乙', null)],
        current: [row('1', '乙', null), row('2', '甲', null)],
      },
    ],
    [
      '户主不止一户同名',
      {
        prior: [row('1', '甲', null), row('2', '乙', null)],
        current: [row('1', '乙', null), row('2', '甲', null), row('9', '甲', null)],
      },
    ],
    [
      '同名的另一行没有采用',
      {
        prior: [row('1', '甲', null), row('2', '乙', null)],
        current: [row('1', '乙', null), row('2', '甲', null)],
        priorRejected: [row('9', '乙', null)],
      },
    ],
    [
      '户主在另一年只在没有采用的行上',
      {
        prior: [row('1', '甲', null), row('2', '乙', null)],
        current: [row('1', '乙', null)],
        currentRejected: [row('2', '甲', null)],
      },
    ],
    [
      '户主在另一个村',
      {
        prior: [row('1', '甲', null), row('2', '乙', null, '南张村')],
        current: [row('1', '乙', null), row('2', '甲', null, '南张村')],
      },
    ],
    [
      '两边都有证件号码,号码没有到别的行',
      {
        prior: [row('1', '甲', 'A'), row('2', '乙', 'B')],
        current: [row('1', '乙', 'C'), row('2', '甲', 'D')],
      },
    ],
  ])('%s:仍按户编号', (_, rows) => {
    expect(said(rows)).toEqual([]);
    expect(pairs(rows)).toContain('甲→乙 id');
  });

  it('只有一边有证件号码的也看户主', () => {
    const rows = {
      prior: [row('1', '甲', 'A'), row('2', '乙', null)],
      current: [row('1', '乙', null), row('2', '甲', null)],
    };
    expect(pairs(rows)).toEqual(['乙→乙 name', '甲→甲 name']);
  });
});

describe('整村重新编号', () => {
  /** Two that exchanged their numbers, and `same` of whom nothing says that they did. */
  const village = (same: number): Rows => {
    const others = Array.from({ length: same }, (_, n) => [`${n + 10}`, `户${n}`] as const);
    return {
      prior: [
        row('1', '甲', 'A'),
        row('2', '乙', 'B'),
        ...others.map(([id, head]) => row(id, head, null)),
      ],
      current: [
        row('1', '乙', 'B'),
        row('2', '甲', 'A'),
        ...others.map(([id, head]) => row(id, `${head}之子`, null)),
      ],
    };
  };

  it('过半数对不上的村,全村都不按户编号;正好一半不算', () => {
    expect(said(village(1))).toEqual([['北张村', 3, 'error']]);
    expect(pairs(village(1))).toEqual(['乙→乙 idNumber', '甲→甲 idNumber']);
    expect(said(village(2))).toEqual([['北张村', 2, 'error']]);
    expect(pairs(village(2))).toContain('户1→户1之子 id');
  });

  it('按本年的村数,别的村不受影响', () => {
    const { prior, current } = village(1);
    const other = [row('50', '申', null, '南张村'), row('51', '酉', null, '南张村')];
    const rows = { prior: [...prior, ...other], current: [...current, ...other] };
    expect(said(rows)).toEqual([['北张村', 3, 'error']]);
    expect(pairs(rows)).toContain('申→申 id');
  });

  it('撇开的户可以按姓名对,户编号不同不妨碍;证件号码不同仍妨碍', () => {
    const { prior, current } = village(0);
    const rows = {
      prior: [...prior, row('60', '申', null), row('61', '酉', 'C')],
      current: [...current, row('70', '酉', 'D'), row('60', '戌', null), row('71', '申', null)],
    };
    // 60 is set aside with its village, so that 申 may have another number.
    expect(pairs(rows)).toContain('申→申 name');
    expect(pairs(rows).join()).not.toContain('酉→酉');
  });

  it('没有撇开的户,户编号不同的同名户不是一户', () => {
    const rows = { prior: [row('60', '申', null)], current: [row('71', '申', null)] };
    expect(pairs(rows)).toEqual([]);
  });
});

describe('同名的行没有采用', () => {
  it.each<[string, Partial<Rows>]>([
    ['上年', { priorRejected: [row('9', '甲', null)] }],
    ['本年', { currentRejected: [row('9', '甲', null)] }],
  ])('%s另有一行同名,姓名就不唯一,不按姓名对', (_, rejected) => {
    const rows = { prior: [row('1', '甲', null)], current: [row(null, '甲', null)] };
    expect(pairs(rows)).toEqual(['甲→甲 name']);
    const found = matchYears(years({ ...rows, ...rejected }));
    expect(found.pairs).toEqual([]);
    expect(found.findings.map(({ code }) => code)).toEqual(['match.ambiguous']);
  });
});

describe('疑似匹配的答复', () => {
  const exchanged = years({
    prior: [row('1', '甲', 'A'), row('2', '乙', 'B')],
    current: [row('1', '乙', 'B'), row('2', '甲', 'A')],
  });
  const [first, second] = matchYears(exchanged).setAside;

  it('每一对都问', () => {
    expect([first?.current.row.texts.head, second?.current.row.texts.head]).toEqual(['乙', '甲']);
  });

  it('答“是”的按户编号对;全答了就不再提示', () => {
    if (first === undefined || second === undefined) throw new TypeError('nothing is set aside');
    const one = matchYears(exchanged, { confirmed: [first] });
    expect(one.pairs.map(({ matchedBy }) => matchedBy)).toEqual(['id']);
    expect(one.findings).toMatchObject([{ code: 'match.renumbered', value: 1 }]);
    const all = matchYears(exchanged, { confirmed: [first], denied: [second] });
    expect(all.findings).toEqual([]);
  });

  it('答“否”的照旧撇开,没有答的仍提示', () => {
    if (first === undefined || second === undefined) throw new TypeError('nothing is set aside');
    const one = matchYears(exchanged, { denied: [first] });
    expect(one.findings).toMatchObject([{ value: 2, params: { open: 1 } }]);
    const both = matchYears(exchanged, { denied: [first, second] });
    expect(both.findings).toEqual([]);
    expect(both.pairs.map(({ matchedBy }) => matchedBy)).toEqual(['idNumber', 'idNumber']);
  });
});
