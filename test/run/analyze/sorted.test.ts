import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sorted } from '../../../src/run/analyze/sorted.js';

interface One {
  readonly id: string | null;
  readonly head: string | null;
  readonly idNumber: string | null;
  readonly name: string;
}

const order = (...all: readonly One[]): string =>
  sorted(all.map((result, n) => ({ result, order: n })))
    .map(({ name }) => name)
    .join(' ');

describe('一个村里各户的先后', () => {
  const one = { id: '2', head: '王', idNumber: 'B', name: '甲' };

  it.each<[string, Partial<One>]>([
    ['户编号在前', { id: '10' }],
    ['没有户编号的当作空', { id: null }],
    ['户编号相同看户主', { head: '张' }],
    ['户主相同看证件号码', { idNumber: 'A' }],
    ['没有证件号码的当作空', { idNumber: null }],
  ])('%s', (_, other) => {
    expect(order(one, { ...one, ...other, name: '乙' })).toBe('乙 甲');
  });

  it('都相同,按文件里的先后', () => {
    expect(order(one, { ...one, name: '乙' })).toBe('甲 乙');
  });

  it('与给的先后无关', () => {
    const key = fc.option(fc.constantFrom('1', '2'));
    const rows = fc.array(fc.record({ id: key, head: key, idNumber: key }), { maxLength: 8 });
    const shuffled = rows.chain((all) => {
      const ordered = all.map((result, n) => ({ result, order: n }));
      return fc.tuple(
        fc.constant(ordered),
        fc.shuffledSubarray(ordered, { minLength: ordered.length }),
      );
    });
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(sorted(other)).toEqual(sorted(all));
      }),
    );
  });
});
