import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, piecesOf } from '../../../src/run/analyze/lines.js';

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

  it('一块一块地写，合起来与整篇相同；没有内容也有一块', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40_000 })), (texts) => {
        const pieces = [...piecesOf(texts)];
        expect(Buffer.concat(pieces).toString()).toBe(texts.join(''));
        expect(pieces.length).toBeGreaterThan(0);
      }),
    );
  });

  it('长的内容分成几块', () => {
    const texts = Array.from({ length: 9 }, () => '户'.repeat(30_000));
    expect([...piecesOf(texts)].length).toBeGreaterThan(2);
  });
});
