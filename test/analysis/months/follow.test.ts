import { describe, expect, it } from 'vitest';
import { followed } from '../../../src/analysis/months/follow.js';
import type { Followed } from '../../../src/domain/outcomes/months.js';

const one = (more: Partial<Followed>): Followed => ({
  township: '北张乡',
  village: '北张村',
  id: null,
  head: null,
  hash: null,
  ...more,
});

/** How many households several results come to. */
const households = (...results: Partial<Followed>[][]): number =>
  followed(results.map((all) => all.map(one))).length;

describe('一户从一期到下一期', () => {
  it('户编号相同的是一户，户主换了、搬到别的村也是', () => {
    expect(households([{ id: '7', head: '张三' }], [{ id: '7', head: '李四' }])).toBe(1);
    expect(households([{ id: '7' }], [{ id: '7', village: '南张村' }])).toBe(1);
    expect(households([{ id: '7' }], [{ id: '8' }])).toBe(2);
  });

  it('隐去的户编号不是识别码：按密钥散列，再按同村同名', () => {
    const id = '149900********123X';
    expect(households([{ id, head: '张三' }], [{ id, head: '李四' }])).toBe(2);
    expect(households([{ id, head: '张三', hash: 'a' }], [{ id, head: '李四', hash: 'a' }])).toBe(
      1,
    );
    expect(households([{ id, head: '张三' }], [{ id, head: '张三' }])).toBe(1);
  });

  it('同村同名的有两户，就不按姓名', () => {
    const head = '张三';
    expect(households([{ head }], [{ head }])).toBe(1);
    expect(households([{ head }, { head }], [{ head }])).toBe(3);
    expect(households([{ head }], [{ head }, { head }])).toBe(3);
    expect(households([{ head }], [{ head, village: '南张村' }])).toBe(2);
    expect(households([{ head }], [{ head, township: '南张乡' }])).toBe(2);
  });

  it('隔了一期的，户编号和散列仍认得，姓名不认', () => {
    expect(households([{ id: '7' }], [], [{ id: '7' }])).toBe(1);
    expect(households([{ hash: 'a' }], [], [{ hash: 'a' }])).toBe(1);
    expect(households([{ head: '张三' }], [], [{ head: '张三' }])).toBe(2);
  });

  it('户编号在前：同名的另一户占不去', () => {
    const paths = followed([
      [one({ id: '7', head: '张三' })],
      [one({ id: '8', head: '张三' }), one({ id: '7', head: '李四' })],
    ]);
    expect(paths).toHaveLength(2);
    expect(paths[0]?.[1]?.head).toBe('李四');
  });

  it('各村自编的户编号只在本村里认', () => {
    const both = [{ id: '1' }, { id: '1', village: '南张村' }];
    expect(households(both, both)).toBe(2);
    // 南张村的 2 号上期没有，北张村的 2 号本期没有：不是一户。
    expect(households([...both, { id: '2' }], [...both, { id: '2', village: '南张村' }])).toBe(4);
  });

  it('每期一格，没有比较的为空', () => {
    const a = one({ id: '7' });
    expect(followed([[], [a], []])).toEqual([[null, a, null]]);
  });
});
