import { describe, expect, it } from 'vitest';
import { plainSheet } from '../../../src/xlsx/write/plain.js';
import { rendering } from '../../../src/xlsx/write/render.js';
import { type Kind, type Look, styleOf } from '../../../src/xlsx/write/style.js';
import type { Column, Figure } from '../../../src/xlsx/write/table.js';

const frameOf = (columns: readonly Column[]) =>
  rendering(
    plainSheet({
      ...{ name: '减收户', title: '减收户名单', lines: [], notes: [], frozenColumns: 0 },
      tables: [{ columns, rows: [null] }],
    }),
    { none: '无', pageFooter: '&P' },
  ).frame;

const widthOf = (kind: Kind, value: Figure): number | undefined =>
  frameOf([{ key: '甲', header: '甲', kind, value: () => value }]).widths[0];

describe('a column of numbers', () => {
  it('has room for every sign of the longest one, and one figure more', () => {
    expect(widthOf('money', 12_345_678.9)).toBe(13);
    expect(widthOf('money', -12_345_678.9)).toBe(14);
    expect(widthOf('change', -12_345_678.9)).toBe(15);
    expect(widthOf('count', 1_234_567)).toBe(9);
    expect(widthOf('growth', -12.3456)).toBe(12);
    expect(widthOf('count', 1)).toBe(6);
  });

  it('is set in the font by which columns are measured, also where it is bold', () => {
    const fonts = (kind: Kind) =>
      (['plain', 'total'] as const satisfies Look[]).map((look) => styleOf(kind, look).font?.name);
    for (const kind of ['index', 'count', 'money', 'change', 'share', 'growth'] as const) {
      expect(fonts(kind)).toEqual(['Arial', 'Arial']);
    }
    expect(fonts('text')).toEqual(['宋体', '宋体']);
    expect(fonts('center')).toEqual(['宋体', '宋体']);
  });
});

describe('columns of sentences', () => {
  const column = (key: string, kind: Kind, width: number): Column => ({
    ...{ key, header: key, kind, width },
    value: () => '文',
  });
  const printed = (sentences: number, other: number) => {
    const { widths, page } = frameOf([
      column('其余', 'center', other),
      column('措施', 'text', sentences),
    ]);
    return [widths[1], page.paper, page.pagesAcross];
  };

  it('give away what saves paper, in steps, and no more than a quarter', () => {
    expect(printed(40, 146)).toEqual([40, 'A4', 1]);
    expect(printed(40, 148)).toEqual([37, 'A4', 1]);
    expect(printed(40, 156)).toEqual([30, 'A4', 1]);
    expect(printed(40, 157)).toEqual([40, 'A3', 1]);
    expect(printed(40, 239)).toEqual([30, 'A3', 1]);
    expect(printed(40, 240)).toEqual([40, 'A3', 2]);
  });

  it('are those from 24 figures on: numbers and names are not broken', () => {
    expect(printed(23, 164)).toEqual([23, 'A3', 1]);
    expect(printed(24, 164)).toEqual([22, 'A4', 1]);
  });
});
