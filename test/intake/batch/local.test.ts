import { describe, expect, it } from 'vitest';
import { gatherBatch } from '../../../src/intake/batch/batch.js';
import { matchYears } from '../../../src/intake/batch/match.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { paramsOf } from '../../params.js';
import { HEADER, type Row, sheet, tableOf } from '../../sheets.js';

type Year = 'prior' | 'current';

/** A village's list: 户编号 and head, and an ID number where the third is given. */
const list = (
  village: string,
  people: readonly (readonly [id: string, head: string, idNumber?: string | undefined])[],
  year: Year = 'current',
): DetailTable =>
  tableOf(
    sheet([
      [...HEADER, '身份证号'],
      ...people.map(([id, head, idNumber = null], n): Row => [id, head, 3, n, idNumber]),
    ]),
    { file: `${year === 'prior' ? '上年' : '本年'}/${village}.csv`, year },
  );

const gather = (...tables: readonly DetailTable[]) => gatherBatch(tables, { township: '北张乡' });

const kept = (...tables: readonly DetailTable[]): number =>
  gather(...tables).current.households.length;

const NORTH = [
  ['1', '甲'],
  ['2', '乙'],
  ['3', '丙'],
] as const;
const SOUTH = [
  ['1', '子'],
  ['2', '丑'],
  ['3', '寅'],
] as const;

describe('各村从 1 编起的户编号', () => {
  it('三个户编号两村都有而不是同一户:按村和户编号认户', () => {
    const { current, keyFindings } = gather(list('北张村', NORTH), list('南张村', SOUTH));
    expect(current.households).toHaveLength(6);
    expect(keyFindings).toMatchObject([
      {
        code: 'key.local',
        severity: 'warning',
        file: '本年/南张村.csv',
        village: '南张村',
        value: 3,
        params: { village: '南张村', otherVillage: '北张村' },
      },
    ]);
  });

  it('只有两个,是重复', () => {
    expect(kept(list('北张村', NORTH.slice(1)), list('南张村', SOUTH.slice(1)))).toBe(0);
  });

  it('达到一个村的一半才是;差一个就是重复', () => {
    const more = (others: number) =>
      Array.from({ length: others }, (_, n) => [`${n + 100}`, `戊${n}`] as const);
    const others = (others: number) =>
      Array.from({ length: others }, (_, n) => [`${n + 200}`, `己${n}`] as const);
    const half = list('北张村', [...NORTH, ...more(3)]);
    const less = list('北张村', [...NORTH, ...more(4)]);
    const large = list('南张村', [...SOUTH, ...others(9)]);
    expect(kept(half, large)).toBe(6 + 12);
    expect(kept(less, large)).toBe(4 + 9);
  });

  it('证件号码相同的是同一户,姓名不同也不算;没有证件号码才看姓名', () => {
    const numbers = ['14990019900101001X', '14990019900101002X', '14990019900101003X'];
    const withNumbers = (rows: typeof NORTH | typeof SOUTH, from: readonly string[]) =>
      rows.map(([id, head], n) => [id, head, from[n]] as const);
    const same = [
      list('北张村', withNumbers(NORTH, numbers)),
      list('南张村', withNumbers(SOUTH, numbers)),
    ];
    expect(kept(...same)).toBe(0);
    const sameHeads = [
      list('北张村', withNumbers(NORTH, numbers)),
      list(
        '南张村',
        withNumbers(
          NORTH,
          numbers.map((number) => number.replace('1990', '1980')),
        ),
      ),
    ];
    expect(kept(...sameHeads)).toBe(6);
    expect(kept(list('北张村', NORTH), list('南张村', NORTH))).toBe(0);
  });

  it('村内的重复仍是重复,证件号码仍在全乡比较', () => {
    const again = list('北张村', [...NORTH, ['1', '庚']]);
    expect(kept(again, list('南张村', SOUTH))).toBe(2 + 3);
    const number = '14990019900101001X';
    const one = list('北张村', [...NORTH, ['4', '丁', number]]);
    const other = list('南张村', [...SOUTH, ['5', '卯', number]]);
    expect(kept(one, other)).toBe(6);
  });

  it('两年里只要一年看得出,两年都按村和户编号对', () => {
    const batch = gather(
      list('北张村', NORTH, 'prior'),
      list('南张村', SOUTH, 'prior'),
      list('北张村', [['1', '甲']]),
      list('南张村', [['2', '丑']]),
    );
    const { pairs } = matchYears(batch);
    expect(
      pairs.map(({ prior, current, matchedBy }) => [
        prior.row.texts.head,
        current.row.texts.head,
        matchedBy,
      ]),
    ).toEqual([
      ['甲', '甲', 'id'],
      ['丑', '丑', 'id'],
    ]);
    expect(batch.keyFindings).toHaveLength(1);
  });

  it('每两个村说一次', () => {
    const west = [
      ['1', '申'],
      ['2', '酉'],
      ['3', '戌'],
    ] as const;
    const { keyFindings } = gather(
      list('北张村', NORTH),
      list('南张村', SOUTH),
      list('武村', west),
      list('武村', west, 'prior'),
      list('北张村', NORTH, 'prior'),
    );
    expect(
      keyFindings.map((found) => `${paramsOf(found).otherVillage} ${paramsOf(found).village}`),
    ).toEqual(['北张村 南张村', '北张村 武村', '南张村 武村']);
  });
});
