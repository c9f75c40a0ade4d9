import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestDelimiter, delimiterOf } from '../../../../src/intake/open/text/delimiter.js';

const DELIMITERS = [',', '\t', ';', '|'];

/** What is said by trying all delimiters of a text. */
const ofAll = (text: string): string =>
  bestDelimiter(
    text,
    DELIMITERS.filter((delimiter) => text.includes(delimiter)),
  );

const table = (delimiter: string, records: readonly (readonly string[])[]): string =>
  records.map((record) => record.join(delimiter)).join('\r\n');

describe('the delimiter of a text', () => {
  it('is the one that explains it best, though only the likely one is tried', () => {
    const field = fc.string({ unit: fc.constantFrom(...'甲乙12,;|\t"'), maxLength: 4 });
    const clean = fc.string({ unit: fc.constantFrom(...'甲乙12'), maxLength: 4 });
    const record = fc.array(fc.oneof({ weight: 9, arbitrary: clean }, field), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...DELIMITERS),
        fc.array(record, { minLength: 1, maxLength: 70 }),
        (delimiter, records) => {
          const text = table(delimiter, records);
          expect(delimiterOf(text)).toBe(ofAll(text));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is asked of the first records only', () => {
    const few = Array.from({ length: 60 }, () => ['甲', '1', '2', '3']);
    const many = Array.from({ length: 60 }, () => Array.from({ length: 40 }, () => '乙'));
    const text = `${table(',', few)}\r\n${table(';', many)}`;
    expect([delimiterOf(text), ofAll(text)]).toEqual([',', ',']);
  });

  it('is not the one that stands in the head most often, where it explains less', () => {
    const head = Array.from({ length: 3 }, () => [';'.repeat(400)]);
    const rows = Array.from({ length: 47 }, () => Array.from({ length: 90 }, () => '1'));
    const text = table('\t', [...head, ...rows]);
    expect([delimiterOf(text), ofAll(text)]).toEqual(['\t', '\t']);
  });
});
