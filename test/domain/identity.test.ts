import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIdNumber } from '../../src/domain/identity.js';

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
