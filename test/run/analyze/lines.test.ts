import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/run/analyze/lines.js';

describe('逐行写成文件的字节', () => {
  it('与整篇文字编码后完全相同,每行以换行结尾', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 400 })), (lines) => {
        const whole = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
        expect(linesOf(lines)).toEqual(whole);
      }),
    );
  });

  it('长过缓冲区的行也完整', () => {
    const line = '户'.repeat(100_000);
    expect(new TextDecoder().decode(linesOf([line, 'x']))).toBe(`${line}\nx\n`);
  });
});
