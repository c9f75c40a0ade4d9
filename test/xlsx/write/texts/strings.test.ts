import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteText } from '../../../../src/domain/byte-text.js';
import { unpackPart } from '../../../../src/xlsx/pack.js';
import { PartWriter } from '../../../../src/xlsx/write/part.js';
import { SharedStrings } from '../../../../src/xlsx/write/texts/strings.js';

const xmlOf = (strings: SharedStrings): string => {
  const part = new PartWriter(new ByteText());
  strings.writeTo(part);
  return new TextDecoder().decode(unpackPart(part.take()));
};

const textsArb = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('北张村', '北张村\u0000', ' 前后 ', '一\n二', '<&>', '_x0041_'),
  ),
  { maxLength: 60 },
);

describe('the texts of a workbook', () => {
  it('are the same part however few bytes of them wait unpacked', () => {
    fc.assert(
      fc.property(textsArb, fc.integer({ min: 1, max: 300 }), (texts, most) => {
        const held = new ByteText();
        const [packed, whole] = [new SharedStrings(held, most), new SharedStrings(new ByteText())];
        for (const text of texts) {
          expect(packed.add(text)).toBe(whole.add(text));
          expect(held.length).toBeLessThan(most);
        }
        expect(xmlOf(packed)).toBe(xmlOf(whole));
      }),
      { numRuns: 40 },
    );
  });

  it('stand there once, also where nothing but what a cell cannot hold tells them apart', () => {
    const strings = new SharedStrings(new ByteText());
    expect(['甲', '甲\u0000', '乙', '', '\u0000'].map((text) => strings.add(text))).toEqual([
      0,
      0,
      1,
      null,
      null,
    ]);
    expect(xmlOf(strings)).toContain('uniqueCount="2"><si><t>甲</t></si><si><t>乙</t></si></sst>');
  });

  it('a text that looks like the escape of another one is another one', () => {
    const strings = new SharedStrings(new ByteText());
    expect([strings.add('_x0041_'), strings.add('_x005F_x0041_')]).toEqual([0, 1]);
  });
});
