import { describe, expect, it } from 'vitest';
import { plainSheet } from '../../../src/xlsx/write/plain.js';
import { rendering } from '../../../src/xlsx/write/render.js';
import type { RowWriter } from '../../../src/xlsx/write/sheet.js';
import {
  CHART_ROWS,
  type Column,
  footOf,
  placesOf,
  type Sheet,
  type Table,
} from '../../../src/xlsx/write/table.js';
import { cellByCell } from './rows/cell-by-cell.js';

const WORDS = { none: '无', pageFooter: '&P' };

const column = (key: string, width: number): Column => ({
  key,
  header: key,
  kind: 'count',
  width,
  value: () => 1,
});

/** A section of so many rows, as wide as `width` figures. */
const section = (rows: number, width = 180, keys = ['甲', '乙', '丙']): Table => ({
  caption: '一、',
  columns: keys.map((key) => column(key, width / 3)),
  rows: Array(rows).fill(null),
});

/** One with another header. */
const otherSection = (rows: number, width = 180): Table => section(rows, width, ['丁', '戊', '己']);

const sheetOf = (tables: readonly Table[], more: Partial<Sheet> = {}): Sheet => ({
  name: '收入构成',
  title: '北张乡农户收入构成表',
  lines: ['单位：元'],
  tables,
  notes: [],
  ...more,
});

const NOTHING = {
  styleNumber: () => 0,
  startRow: () => undefined,
  add: () => undefined,
  addFormula: () => undefined,
  endRow: () => undefined,
  addRows: () => undefined,
  merge: () => undefined,
};

const pageOf = (sheet: Sheet) => rendering(plainSheet(sheet), WORDS).frame.page;

/** First and last row of the header of a section. */
function headerOf(sheet: Sheet, section: number): [number, number] {
  const row = placesOf(sheet)[section]?.headerRow ?? 0;
  return [row, row];
}

const CHART = { title: '', categories: '', categoryTexts: [], valueTitle: '', series: [] };
/** A list with a row of totals and a chart beneath it. */
const chartedList = (rows: number, more: Partial<Sheet> = {}) =>
  sheetOf([{ ...section(rows), totalLabel: '合计' }], {
    frozenColumns: 1,
    chart: { ...CHART, table: 0, side: 'below' },
    ...more,
  });

describe('the pages of a sheet of sections', () => {
  it('are one where all of it stays readable', () => {
    const { onePage, breaks } = pageOf(sheetOf([section(10), section(10)]));
    expect([onePage, breaks]).toEqual([true, undefined]);
  });

  it('are one that is higher than wide where the columns are few', () => {
    const tables = (width: number) => [section(40, width), otherSection(10, width)];
    expect(pageOf(sheetOf(tables(125)))).toMatchObject({ onePage: true, upright: true });
    // Texts would be smaller than seven points.
    expect(pageOf(sheetOf(tables(140)))).toMatchObject({ onePage: false, paper: 'A3' });
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
    // What another section begins beneath is not its header, as long as theirs differ.
    const alike = sheetOf([section(90), section(10)]);
    expect(pageOf(alike).titleRows).toEqual(headerOf(alike, 0));
    const other = sheetOf([section(3), section(90), section(90)]);
    expect(pageOf(other).titleRows).toEqual(headerOf(other, 1));
    const different = sheetOf([section(90), otherSection(10)]);
    expect(pageOf(different).titleRows).toEqual([1, 2]);
  });

  it('begin with the section behind one that takes several', () => {
    const sheet = sheetOf([section(120), section(3)]);
    expect(pageOf(sheet).breaks).toEqual([placesOf(sheet)[1]?.top]);
  });

  it('are larger where A4 would cut a section whose header cannot be printed again', () => {
    const cut = sheetOf([section(50), otherSection(3)]);
    expect(pageOf(cut)).toMatchObject({ paper: 'A3', upright: true });
    // The last one's can.
    expect(pageOf(sheetOf([section(3), section(90)])).paper).toBe('A4');
  });

  it('of a list have its header, whatever stands beneath it', () => {
    for (const tables of [[section(20)], [section(90)], [section(90), section(90)]]) {
      const list = sheetOf(tables, { frozenColumns: 1 });
      expect(pageOf(list).titleRows).toEqual(headerOf(list, 0));
    }
  });

  it('of charts beneath a list have its title, or its last rows where it takes several', () => {
    const charted = (rows: number) => chartedList(rows, { chartsBeneath: [CHART] });
    const short = charted(25);
    const end = (sheet: Sheet) => placesOf(sheet)[0]?.end ?? 0;
    expect(pageOf(short)).toMatchObject({ titleRows: [1, 2], breaks: [end(short)] });
    const long = charted(150);
    const { titleRows, breaks } = pageOf(long);
    expect(titleRows).toEqual(headerOf(long, 0));
    expect(breaks?.[0]).toBe(end(long) - 3);
    for (let rows = 20; rows < 70; rows += 1) {
      const sheet = charted(rows);
      const page = pageOf(sheet);
      const isCut = (page.breaks?.[0] ?? end(sheet)) < end(sheet);
      expect(page.titleRows).toEqual(isCut ? headerOf(sheet, 0) : [1, 2]);
    }
  });

  it('of a list that hands on its last rows only have its header, too', () => {
    const of = (rows: number) => {
      const sheet = chartedList(rows);
      const { titleRows, breaks } = pageOf(sheet);
      const end = placesOf(sheet)[0]?.end ?? 0;
      return { sheet, titleRows, isDivided: breaks?.[0] === end - 3 };
    };
    const first = [...Array(60).keys()].find((rows) => rows > 20 && of(rows).isDivided) ?? 0;
    expect(of(first - 1)).toMatchObject({ titleRows: [1, 2], isDivided: false });
    const { sheet, titleRows } = of(first);
    expect(titleRows).toEqual(headerOf(sheet, 0));
  });

  it('count the charts: what covers half a page leaves no room for a section', () => {
    const chart = { title: '', categories: '', categoryTexts: [], valueTitle: '', series: [] };
    const tables = [section(8), section(22)];
    expect(pageOf(sheetOf(tables)).onePage).toBe(true);
    const charted = sheetOf(tables, { chart: { ...chart, table: 0, side: 'below' } });
    expect(pageOf(charted).breaks).toEqual([placesOf(charted)[1]?.top]);
  });

  it('cut no chart', () => {
    const chart = { title: '', categories: '', categoryTexts: [], valueTitle: '', series: [] };
    const list = sheetOf([section(60)], {
      frozenColumns: 1,
      signature: '填表人：',
      chart: { ...chart, table: 0, side: 'below' },
      chartsBeneath: [chart, chart, chart],
    });
    const { charts, signature } = footOf(list);
    const table = placesOf(list)[0]?.end ?? 0;
    expect(pageOf(list).breaks).toEqual([table - 3, charts - 1]);
    expect(signature).toBe(charts + 2 * (CHART_ROWS + 1));
  });
});

describe('what stands beside columns that every page repeats', () => {
  const chart = { title: '', categories: '', categoryTexts: [], valueTitle: '', series: [] };
  const wide = (frozenColumns: number, width: number) =>
    sheetOf([section(3, width, ['甲', '乙', '丙', '丁', '戊', '己'])], {
      frozenColumns,
      notes: ['注'],
      signature: '填表人：',
      chart: { ...chart, table: 0, side: 'below' },
    });
  const leftEdges = (sheet: Sheet): number[] => {
    const edges: number[] = [];
    rendering(plainSheet(sheet), WORDS).rows({
      ...NOTHING,
      merge: (_top, left) => edges.push(left),
    });
    return edges;
  };

  it('begins behind them, for it would be printed on each page, cut off', () => {
    const sheet = wide(1, 180);
    const { frame, across } = rendering(plainSheet(sheet), WORDS);
    expect(frame.page).toMatchObject({ pagesAcross: 2, titleColumns: 1 });
    expect(across.first).toBe(1);
    expect(new Set(leftEdges(sheet))).toEqual(new Set([1]));
  });

  it('begins with the first column where one page holds them all', () => {
    const sheet = wide(2, 40);
    expect(rendering(plainSheet(sheet), WORDS).across.first).toBe(0);
    expect(new Set(leftEdges(sheet))).toEqual(new Set([0]));
  });
});

describe('the foot of a sheet', () => {
  const rowsOf = (sheet: Sheet): number[] => {
    const rows: number[] = [];
    rendering(plainSheet(sheet), WORDS).rows({
      ...NOTHING,
      startRow: (row) => rows.push(row),
    });
    return rows;
  };

  it('is the line to sign, beneath every chart', () => {
    const chart = { title: '', categories: '', categoryTexts: [], valueTitle: '', series: [] };
    const signed = sheetOf([section(3)], { notes: ['注'], signature: '填表人：' });
    const charted = { ...signed, chartsBeneath: [chart] };
    const { notes } = footOf(signed);
    expect(rowsOf(signed).at(-1)).toBe(notes + 2);
    expect(rowsOf(charted).at(-1)).toBe(notes + 2 + CHART_ROWS + 1);
  });

  it('goes across as many columns as one line of it takes', () => {
    const across = (signature: string): number | undefined => {
      const merged: number[] = [];
      const sheet = sheetOf([section(3, 30)], { signature });
      rendering(plainSheet(sheet), WORDS).rows({
        ...NOTHING,
        merge: (top, _left, _bottom, right) => {
          if (top === footOf(sheet).signature) merged.push(right + 1);
        },
      });
      return merged[0];
    };
    expect(across('填表人：')).toBe(3);
    expect(across(`填表人：${'　'.repeat(20)}制表日期：`)).toBe(7);
  });
});

describe('a header', () => {
  const widthOf = (header: string, width: number, more: readonly Column[] = []) => {
    const columns = [{ ...column('数', width), header }, ...more];
    return rendering(plainSheet(sheetOf([{ columns, rows: [null] }])), WORDS).frame.widths[0];
  };

  it('leaves neither a character nor a bracket alone for its last line, whatever the font', () => {
    expect(widthOf('涉及金额（元）', 13)).toBe(15);
    expect(widthOf('上年人均纯收入', 13)).toBe(15);
    // In a wider font six characters would stand on the first line.
    expect(widthOf('上年人均纯收入', 11)).toBe(15);
    expect(widthOf('户数', 6)).toBe(6);
  });

  it('takes more room only as long as the paper stays the same', () => {
    // Beside what leaves 11 figures of A4; 14 fit on no line of it.
    expect(widthOf('上年人均纯收入', 11, [column('其余', 175)])).toBe(11);
    expect(widthOf('上年人均纯收入', 11, [column('其余', 165)])).toBe(15);
  });
});

describe('a text that leads somewhere', () => {
  const widthOf = (other: number) => {
    const village: Column = {
      ...{ key: '村', header: '村', kind: 'text', value: () => '易地扶贫搬迁集中安置点社区' },
      link: () => ({ sheet: '说明' }),
    };
    const columns = [village, column('其余', other)];
    return rendering(plainSheet(sheetOf([{ columns, rows: [null] }])), WORDS).frame.widths[0];
  };

  it('stands on one line where the paper stays the same, else it is wrapped', () => {
    expect(widthOf(60)).toBe(28);
    expect(widthOf(160)).toBe(26);
  });
});

describe('a text beside what ends where it begins', () => {
  const indents = (columns: readonly Column[], totalLabel?: string): unknown[] => {
    const found: unknown[] = [];
    const table = { columns, rows: [null], ...(totalLabel !== undefined && { totalLabel }) };
    const writer: RowWriter = {
      ...NOTHING,
      styleNumber: (style) => found.push(style.alignment?.indent),
      addRows: (rows) => cellByCell(rows, writer),
    };
    rendering(plainSheet(sheetOf([table])), WORDS).rows(writer);
    // The last ones are those of the last row.
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

  it('is indented in the row of totals, too', () => {
    const columns = [text('村'), column('户数', 8), text('首要因素')];
    expect(indents(columns, '合计')).toEqual([undefined, undefined, 1]);
  });
});
