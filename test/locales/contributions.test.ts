import { describe, expect, it } from 'vitest';
import { document as en } from '../../src/locales/en/document.js';
import { document as zh } from '../../src/locales/zh/document.js';

/** Points of a hundred may be less than one, to either side. */
const PARTS = [
  { name: 'A', points: 0, text: '0.00' },
  { name: 'B', points: 0.4, text: '0.40' },
  { name: 'C', points: -0.5, text: '0.50' },
];

describe('what the parts did to income per head', () => {
  it('in Chinese: up, down and nothing', () => {
    expect(zh.contributions(-100, '0.10%', PARTS)).toBe(
      '人均纯收入下降0.10%，其中A没有影响，B拉动0.40个百分点，C下拉0.50个百分点。',
    );
  });

  it('in English likewise', () => {
    expect(en.contributions(-100, '0.10%', PARTS)).toBe(
      'Net income per head fell by 0.10%; in percentage points: A nothing, B +0.40, C −0.50.',
    );
  });
});
