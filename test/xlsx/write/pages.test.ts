import { describe, expect, it } from 'vitest';
import { plainSheet } from '../../../src/xlsx/write/plain.js';
import { rendering } from '../../../src/xlsx/write/render.js';
import { type Column, placesOf, type Sheet, type Table } from '../../../src/xlsx/write/table.js';

const WORDS = { none: '无', pageFooter: '&P' };

const column = (key: string, width: number): Column => ({
  key,
  header: key,
  kind: 'count',
  width,
  value: () => 1,
});

/** A section of so many rows, as wide as `width` figures. */
const section = (rows: number, width = 180): Table => ({
  caption: '一、',
  columns: ['甲', '乙', '丙'].map((key) => column(key, width / 3)),
  rows: Array(rows).fill(null),
});

const sheetOf = (tables: readonly Table[], more: Partial<Sheet> = {}): Sheet => ({
  name: '收入构成',
  title: '北张乡农户收入构成表',
  lines: ['单位：元'],
  tables,
  notes: [],
  ...more,
});

const pageOf = (sheet: Sheet) => rendering(plainSheet(sheet), WORDS).frame.page;

/** First and last row of the header of a section. */
function headerOf(sheet: Sheet, section: number): [number, number] {
  const row = placesOf(sheet)[section]?.headerRow ?? 0;
  return [row, row];
}

describe('the pages of a sheet of sections', () => {
  it('are one where all of it stays readable', () => {
    const { onePage, breaks } = pageOf(sheetOf([section(10), section(10)]));
    expect([onePage, breaks]).toEqual([true, undefined]);
  });

  it('are one that is higher than wide where the columns are few', () => {
    const tables = (width: number) => [section(40, width), section(10, width)];
    expect(pageOf(sheetOf(tables(140)))).toMatchObject({ onePage: true, upright: true });
    // Texts would be smaller than seven points.
    const wide = pageOf(sheetOf(tables(160)));
    expect([wide.onePage, wide.upright]).toEqual([false, undefined]);
  });

  it('begin with a section that would be cut, and with none that fits', () => {
    const sheet = sheetOf([section(12), section(12), section(30)]);
    const [, , third] = placesOf(sheet);
    expect(pageOf(sheet)).toMatchObject({ onePage: false, breaks: [third?.top] });
  });

  it('have title and lines on top, or the header of the last section where it takes several', () => {
    const short = sheetOf([section(30), section(30)]);
    expect(pageOf(short).titleRows).toEqual([1, 2]);
    const long = sheetOf([section(30), section(90)]);
    expect(pageOf(long).titleRows).toEqual(headerOf(long, 1));
    // What another section begins beneath is not its header.
    const first = sheetOf([section(90), section(10)]);
    expect(pageOf(first).titleRows).toEqual([1, 2]);
  });

  it('begin with the section behind one that takes several', () => {
    const sheet = sheetOf([section(50), section(3)]);
    expect(pageOf(sheet).breaks).toEqual([placesOf(sheet)[1]?.top]);
  });

  it('of a list have its header, whatever stands beneath it', () => {
    const list = sheetOf([section(90), section(90)], { frozenColumns: 1 });
    expect(pageOf(list).titleRows).toEqual(headerOf(list, 0));
  });

  it('count the charts: what covers half a page leaves no room for a section', () => {
    const chart = { title: '', categories: '', categoryTexts: [], valueTitle: '', series: [] };
    const tables = [section(8), section(22)];
    expect(pageOf(sheetOf(tables)).onePage).toBe(true);
    const charted = sheetOf(tables, { chart: { ...chart, table: 0, side: 'below' } });
    expect(pageOf(charted).breaks).toEqual([placesOf(charted)[1]?.top]);
  });
});

describe('a text beside what ends where it begins', () => {
  const indents = (columns: readonly Column[]): unknown[] => {
    const found: unknown[] = [];
    rendering(plainSheet(sheetOf([{ columns, rows: [null] }])), WORDS).rows({
      styleNumber: (style) => found.push(style.alignment?.indent),
      startRow: () => undefined,
      add: () => undefined,
      addFormula: () => undefined,
      endRow: () => undefined,
      merge: () => undefined,
    });
    // Each column's is asked for twice: as a whole, and in its row.
    return found.slice(-columns.length);
  };
  const text = (key: string, width?: number): Column => ({
    key,
    header: key,
    kind: 'text',
    value: () => '文',
    ...(width !== undefined && { width }),
  });

  it('is indented: after a number, and after a text that fills its column', () => {
    const columns = [
      text('村'),
      column('户数', 8),
      text('说明'),
      text('依据', 20),
      text('出处', 20),
    ];
    expect(indents(columns)).toEqual([undefined, undefined, 1, undefined, 1]);
  });
});
