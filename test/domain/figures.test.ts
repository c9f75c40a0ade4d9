import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  amountText,
  countText,
  NO_FIGURE,
  orNone,
  percentText,
  signedText,
  yuanText,
} from '../../src/domain/figures.js';
import { fenOf, yuan } from '../../src/domain/money.js';

test('counts and amounts are grouped by thousands, amounts have two decimals', () => {
  expect([countText(0), countText(999), countText(1000)]).toEqual(['0', '999', '1,000']);
  expect([amountText(0), amountText(5), amountText(123_450)]).toEqual(['0.00', '0.05', '1,234.50']);
  expect(amountText(-123_456_789)).toBe('-1,234,567.89');
  expect(yuanText(1234.5)).toBe('1,234.50');
  expect([50, -50, 0].map(signedText)).toEqual(['+0.50', '-0.50', '0.00']);
});

test('figures are grouped as Intl groups them', () => {
  const counts = new Intl.NumberFormat('en-US');
  const amounts = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const most = 10 ** 13;
  fc.assert(
    fc.property(fc.integer({ min: -most, max: most }), fc.nat({ max: 13 }), (figure, digits) => {
      const shorter = Math.trunc(figure / 10 ** digits) || 0;
      expect(countText(shorter)).toBe(counts.format(shorter));
      expect(amountText(shorter)).toBe(amounts.format(yuan(shorter)));
    }),
  );
});

test('a ratio is written in percent with two decimals', () => {
  expect([0, 0.22, -0.0133, 1, 0.5785].map(percentText)).toEqual([
    '0.00%',
    '22.00%',
    '-1.33%',
    '100.00%',
    '57.85%',
  ]);
});

test('what is missing is written as a dash, and zero is not missing', () => {
  expect(orNone(countText)(null)).toBe(NO_FIGURE);
  expect(orNone(countText)(0)).toBe('0');
});

test('fen become yuan and fen again without loss', () => {
  const most = 10 ** 13;
  fc.assert(
    fc.property(fc.integer({ min: -most, max: most }), (fen) => {
      expect(fenOf(yuan(fen))).toBe(fen);
    }),
  );
});
