import { describe, expect, it } from 'vitest';
import { bracketOf } from '../../../src/analysis/groups/add.js';
import { DEFAULT, policyWith } from '../ask.js';
import { DOWN, FLAT, group, result, wages } from './grouped.js';

describe('收入分档:下限属于本档', () => {
  it.each([
    [5_999.99, 0],
    [6_000, 1],
    [7_999.99, 1],
    [8_000, 2],
    [9_999.99, 2],
    [10_000, 3],
    [14_999.99, 3],
    [15_000, 4],
    [-500, 0],
    [0, 0],
  ])('人均 %f 元在第 %i 档(从 0 数)', (perCapita, bracket) => {
    expect(bracketOf(Math.round(perCapita * 100), DEFAULT.brackets)).toBe(bracket);
  });

  it('两年各档户数和各档之间的移动', () => {
    const { brackets, moves } = group([wages(5_000, 7_000), wages(5_000, 16_000), FLAT]);
    expect(brackets).toMatchObject([
      { from: null, to: 599_999, prior: 2, current: 0 },
      { from: 600_000, to: 799_999, prior: 0, current: 1 },
      { from: 800_000, to: 999_999, prior: 0, current: 0 },
      { from: 1_000_000, to: 1_499_999, prior: 1, current: 1 },
      { from: 1_500_000, to: null, prior: 0, current: 1 },
    ]);
    expect(moves).toEqual([
      [0, 1, 0, 0, 1],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 1, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  it('各档人口是各年落在这一档的户当年的人口', () => {
    const grown = result(
      { population: 2, 'wages.migrant': 10_000 },
      { population: 5, 'wages.migrant': 45_000 },
    );
    expect(group([grown, wages(5_000, 16_000)]).brackets.map(({ persons }) => persons)).toEqual([
      { prior: 3, current: 0 },
      { prior: 0, current: 0 },
      { prior: 0, current: 5 },
      { prior: 0, current: 0 },
      { prior: 0, current: 1 },
    ]);
  });

  it('政策只给一个分界时分两档', () => {
    const policy = policyWith({ brackets: [10_000] });
    expect(group([FLAT, DOWN], policy).brackets).toMatchObject([
      { from: null, to: 999_999, prior: 0, current: 0 },
      { from: 1_000_000, to: null, prior: 2, current: 2 },
    ]);
  });
});
