import { describe, expect, it } from 'vitest';
import { formWorkbook, type ListColumn } from '../../../src/forms/sheet/write.js';
import { open, sheetOf } from '../../reports/read.js';

const column = (header: string, width: number): ListColumn => ({
  header,
  width,
  look: 'text',
  fill: false,
  known: false,
});

/** The lines above the header, each under the cell that it stands in. */
function linesOf(width: number): Record<string, unknown> {
  const bytes = formWorkbook({ title: '台账', creator: '增收', pageFooter: '&P' }, [
    {
      name: '台账',
      lines: ['北张村帮扶台账', '行政村：北张村', '灰色各列不能修改'],
      columns: Array.from({ length: 12 }, (_, n) => column(`列${n}`, width)),
      rows: [],
      frozenColumns: 2,
    },
  ]);
  const sheet = sheetOf(open(bytes), '台账');
  return Object.fromEntries(
    ['A1', 'A2', 'C2', 'A3', 'C3'].map((cell) => [cell, sheet[cell]?.v ?? null]),
  );
}

describe('the lines above a list that is filled', () => {
  it('begin in the first column where one page holds all columns', () => {
    expect(linesOf(10)).toEqual({
      A1: '北张村帮扶台账',
      A2: '行政村：北张村',
      C2: null,
      A3: '灰色各列不能修改',
      C3: null,
    });
  });

  it('begin behind the columns that every page repeats, but for the title', () => {
    expect(linesOf(40)).toEqual({
      A1: '北张村帮扶台账',
      A2: null,
      C2: '行政村：北张村',
      A3: null,
      C3: '灰色各列不能修改',
    });
  });
});
