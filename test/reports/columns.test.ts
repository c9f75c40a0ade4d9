import { describe, expect, it } from 'vitest';
import { terms } from '../../src/locales/zh/terms.js';
import { amountColumn, column, indexColumn, warningColumn } from '../../src/reports/columns.js';

const WORDS = { index: '序号', net: '纯收入', warning: '预警' };

describe('a column of a sheet', () => {
  it('has the header that the words have for its key, or another text', () => {
    expect(column('text', 'net', WORDS, () => null).header).toBe('纯收入');
    expect(column('text', 'net', '家庭纯收入', () => null).header).toBe('家庭纯收入');
    expect(indexColumn(WORDS)).toMatchObject({ key: 'index', header: '序号', kind: 'index' });
  });

  it('keeps what it has besides', () => {
    const made = column('count', 'net', WORDS, (row: number) => row, { width: 14, band: '本年' });
    expect(made).toMatchObject({ key: 'net', kind: 'count', width: 14, band: '本年' });
    expect(made.value(3, 0)).toBe(3);
  });

  it('shows fen in yuan, and nothing where nothing is known', () => {
    const net = amountColumn('money', 'net', WORDS, (fen: number | null) => fen);
    expect([net.value(123_456, 0), net.value(0, 1), net.value(null, 2)]).toEqual([
      1234.56,
      0,
      null,
    ]);
  });

  it('numbers rows from 1', () => {
    expect([indexColumn(WORDS).value({}, 0), indexColumn(WORDS).value({}, 8)]).toEqual([1, 9]);
  });

  it('has the look of a fall where a warning is red, and is blank where there is none', () => {
    const warning = warningColumn(WORDS, terms, (level: 'red' | 'none' | null) => level);
    expect(warning.value('red', 0)).toBe(terms.warnings.red);
    expect(warning.value(null, 0)).toBeNull();
    expect([warning.look?.('red'), warning.look?.('none'), warning.look?.(null)]).toEqual([
      'fall',
      'plain',
      'plain',
    ]);
  });
});
