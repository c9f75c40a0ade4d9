import { describe, expect, it } from 'vitest';
import { sheetNameFrom } from '../../src/xlsx/sheet-name.js';

describe('a sheet’s name', () => {
  it('loses what no sheet may be called', () => {
    expect(sheetNameFrom("北张/[村]*:?\\'\u0000", 30)).toBe('北张村');
    expect(sheetNameFrom(' ', 30)).toBe('');
  });

  it('is cut between characters, those beyond the basic plane too', () => {
    expect(sheetNameFrom('𠮷'.repeat(4), 3)).toBe('𠮷𠮷𠮷');
    expect(sheetNameFrom('村'.repeat(3), 3)).toBe('村村村');
  });
});
