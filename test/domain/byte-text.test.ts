import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteText } from '../../src/domain/byte-text.js';

function written(write: (part: ByteText) => void): string {
  const part = new ByteText();
  write(part);
  return Buffer.from(part.written).toString('utf8');
}

describe('文本的字节', () => {
  test('短文本、长文本混着写，顺序不变，缓冲区随着变大', () => {
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
