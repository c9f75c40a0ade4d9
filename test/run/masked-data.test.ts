import { describe, expect, it } from 'vitest';
import { maskAll } from '../../src/run/masked-data.js';

const NUMBER = '149900196001010019';

describe('结果里的每个文字都遮盖', () => {
  it('套在列表、对象里多少层也一样；数、真假、空白照旧', () => {
    const masked = maskAll({
      head: NUMBER,
      rows: [{ cells: [[NUMBER, 7], { note: `身份证${NUMBER}` }] }],
      counts: { all: 3, isDone: true, none: null },
    });
    expect(JSON.stringify(masked)).not.toContain(NUMBER);
    expect(masked.rows).toEqual([
      { cells: [[expect.stringContaining('*'), 7], { note: expect.stringContaining('*') }] },
    ]);
    expect(Array.isArray(masked.rows[0]?.cells)).toBe(true);
    expect(masked.counts).toEqual({ all: 3, isDone: true, none: null });
  });
});
