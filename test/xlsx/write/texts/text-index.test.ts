import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextIndex } from '../../../../src/xlsx/write/texts/text-index.js';

/** What a list of all different texts gives. */
function expected(texts: readonly string[]): number[] {
  const different = [...new Set(texts)];
  return texts.map((text) => different.indexOf(text));
}

const textArb = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('', '甲', '乙', '甲乙', 'é', 'é', '𠮷', '149900********0011'),
);

describe('numbers of texts', () => {
  it('are those of the order in which each text came first, however many are kept', () => {
    fc.assert(
      fc.property(
        fc.array(textArb, { maxLength: 60 }),
        fc.integer({ min: 0, max: 20 }),
        (texts, most) => {
          const numbers = new TextIndex(most);
          expect(texts.map((text) => numbers.of(text))).toEqual(expected(texts));
          expect(numbers.size).toBe(new Set(texts).size);
        },
      ),
    );
  });

  it('are the same however many marks there are', () => {
    const numbers = new TextIndex(0);
    for (let walk = 0; walk < 2; walk += 1) {
      for (let n = 0; n < 40_000; n += 1) expect(numbers.of(`第${n}户`)).toBe(n);
    }
    expect(numbers.size).toBe(40_000);
  });

  it('keep texts up to the limit, and behind it none', () => {
    const numbers = new TextIndex(3);
    const keptAfter = (text: string): number => {
      numbers.of(text);
      return numbers.kept;
    };
    expect(['一', '二', '三', '三', '四', '一', '五'].map(keptAfter)).toEqual([
      1, 2, 3, 3, 0, 0, 0,
    ]);
    expect(numbers.size).toBe(5);
  });

  it('stay the same while marks move to larger arrays', () => {
    const numbers = new TextIndex(10);
    const all = 2 ** 14 + 7;
    const wrong = () => {
      let count = 0;
      for (let n = 0; n < all; n += 1) if (numbers.of(`1499${n}`) !== n) count += 1;
      return count;
    };
    expect([wrong(), wrong(), numbers.size]).toEqual([0, 0, all]);
  });
});
