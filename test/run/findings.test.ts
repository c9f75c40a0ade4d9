import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FindingParts, finding } from '../../src/domain/findings/finding.js';
import { sortFindings } from '../../src/run/findings.js';

const PLACE = {
  file: '乙.xlsx',
  sheet: '表2',
  row: 5,
  cell: 'C5',
  household: '20',
} as const;
const at = (parts: FindingParts<'income.allZero'>) =>
  finding('income.allZero', { ...PLACE, ...parts });

/** Findings as a clerk meets them: each one comes after those above it for one reason alone. */
const IN_ORDER = [
  finding('income.allZero', { row: 99, cell: 'Z99', household: '99' }),
  at({ sheet: '表1', row: 99, cell: 'Z99', household: '99' }),
  at({ row: 4, cell: 'Z4', household: '99' }),
  at({ cell: 'A5', household: '99' }),
  at({ household: '10' }),
  at({}),
  finding('income.costsExceed', { ...PLACE, household: '1', params: { gross: 641 } }),
  at({ cell: 'AA5', household: '1' }),
  at({ row: 10, cell: 'A10', household: '1' }),
  at({ file: '甲.xlsx', sheet: '表1', row: 1, cell: 'A1', household: '1' }),
];

describe('问题的先后', () => {
  it('文件、表、行、单元格、代码、户；列按字母多少，行按数', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(IN_ORDER, { minLength: IN_ORDER.length }), (mixed) => {
        expect(sortFindings(mixed)).toEqual(IN_ORDER);
      }),
    );
  });
});
