import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteText } from '../../src/domain/byte-text.js';

function written(write: (part: ByteText) => void): string {
  const part = new ByteText();
  write(part);
  return Buffer.from(part.written).toString('utf8');
}

const hundredthsText = (figure: number): string => written((part) => part.addHundredths(figure));

describe('文本的字节', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [5, '0.05'],
    [-50, '-0.5'],
    [7, '0.07'],
    [123_456, '1234.56'],
    [-999_999_999, '-9999999.99'],
    [2_147_483_647, '21474836.47'],
    [2_147_483_648, '21474836.48'],
    [-2_147_483_648, '-21474836.48'],
    [0.5, '0.005'],
    [1e24, '1e+22'],
  ])('%d 分写成 %s 元', (figure, text) => {
    expect(hundredthsText(figure)).toBe(text);
  });

  test('任何数都和 JavaScript 写的一样', () => {
    const whole = fc.integer({ min: -(2 ** 32), max: 2 ** 32 });
    const any = fc.oneof(whole, fc.double({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(any, (figure) => {
        expect(hundredthsText(figure)).toBe(String(figure / 100));
      }),
      { numRuns: 2000 },
    );
  });

  test('短文本、长文本、数混着写，顺序不变，缓冲区随着变大', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => ({ text, write: 'add' as const })),
      fc.string({ unit: 'grapheme-ascii' }).map((text) => ({ text, write: 'addAscii' as const })),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = written((part) => {
          for (const { text: one, write } of pieces) part[write](one);
        });
        expect(text).toBe(pieces.map((one) => one.text).join(''));
      }),
    );
    const long = '村'.repeat(100_000);
    const whole = written((part) => {
      for (const one of [long, '<v>', long]) part.add(one);
    });
    expect(whole).toBe(`${long}<v>${long}`);
  });

  test('文本的一段，和先截出来再写一样；半个字写成替代字符', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '村', '𠮷', '\ud842', '\udfb7', '"'),
    });
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(30), (whole, one, other) => {
        const [from, to] = [one, other]
          .map((place) => Math.min(place, whole.length))
          .sort((a, b) => a - b) as [number, number];
        const expected = new TextDecoder().decode(new TextEncoder().encode(whole.slice(from, to)));
        expect(written((part) => part.add(whole, from, to))).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
