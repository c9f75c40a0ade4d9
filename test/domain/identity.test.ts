import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIdNumber, maskWithin } from '../../src/domain/identity.js';

describe('an ID number leaves the program masked', () => {
  it.each([
    ['14990019700101123X', '149900********123X'],
    ['149900197001011', '***********1011'],
    ['14990019700101123', '*************1123'],
    ['12345', '*2345'],
    ['1234', '1234'],
    ['', ''],
  ])('%s is printed %s', (idNumber, masked) => {
    expect(maskIdNumber(idNumber)).toBe(masked);
  });

  it('a longer one, with a disability certificate, shows no more', () => {
    expect(maskIdNumber('14990019700101123X4211')).toBe('149900************4211');
  });

  it('keeps its length and shows ten characters at most', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,24}$/), (idNumber) => {
        const masked = maskIdNumber(idNumber);
        expect(masked).toHaveLength(idNumber.length);
        expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(
          idNumber.length >= 18 ? 10 : 4,
        );
      }),
    );
  });
});

describe('ID numbers inside other text', () => {
  it.each([
    ['户主14990019700101123X已迁出', '户主149900********123X已迁出'],
    ['14990019700101123x,149900198001011238', '149900********123x,149900********1238'],
    ['="149900197001011238"', '="149900********1238"'],
    ['１４９９００１９７００１０１１２３Ｘ', '１４９９００********１２３Ｘ'],
    ['旧证149900700101123', '旧证***********1123'],
    ['户编号14990010001', '户编号14990010001'],
    ['电话13800000000,金额12345678901234', '电话13800000000,金额12345678901234'],
    ['', ''],
  ])('%s becomes %s', (text, masked) => {
    expect(maskWithin(text)).toBe(masked);
  });

  it('masked text is left as it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^\d{17}[\dX]$/), (text, idNumber) => {
        const once = maskWithin(text + idNumber);
        expect(maskWithin(once)).toBe(once);
        expect(once).not.toContain(idNumber);
      }),
    );
  });
});
