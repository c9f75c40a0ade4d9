import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PackedTexts } from '../../../src/domain/names/packed.js';

describe('只记标记的文字', () => {
  it('每段文字得到它第一次带来的号码', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 6 }), { maxLength: 300 }), (texts) => {
        const packed = new PackedTexts();
        const known = new Map<string, number>();
        for (const [n, text] of texts.entries()) {
          if (!known.has(text)) known.set(text, n);
          expect(packed.first(text, n)).toBe(known.get(text));
        }
      }),
    );
  });

  it('十万个只差一位的号码各是各的，没有放进去的不在里面', () => {
    const packed = new PackedTexts();
    const number = (n: number): string => `1499${String(n).padStart(14, '0')}`;
    for (let n = 0; n < 100_000; n += 1) expect(packed.first(number(n), n)).toBe(n);
    for (let n = 0; n < 100_000; n += 7) expect(packed.has(number(n))).toBe(true);
    for (let n = 100_000; n < 200_000; n += 7) expect(packed.has(number(n))).toBe(false);
  });

  it('送到别的线程再做出来的，知道的一样，还可以再放', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 6 }), { maxLength: 60 }), (texts) => {
        const packed = new PackedTexts();
        for (const [n, text] of texts.entries()) packed.first(text, n);
        const again = new PackedTexts(structuredClone(packed.sent()));
        for (const text of texts) expect(again.first(text, 99)).toBe(packed.first(text, 98));
        for (let n = 0; n < 100; n += 1) expect(again.first(`新的${n}`, n)).toBe(n);
        expect([again.has('新的7'), packed.has('新的7')]).toEqual([true, false]);
      }),
    );
  });
});
