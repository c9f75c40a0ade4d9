import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../../../src/xlsx/pack.js';
import { BookWriter } from '../../../../src/xlsx/write/package.js';
import { plainSheet } from '../../../../src/xlsx/write/plain.js';
import { rendering } from '../../../../src/xlsx/write/render.js';
import type { RowWriter } from '../../../../src/xlsx/write/sheet.js';
import { type Kind, LOOK_NAMES, type Look } from '../../../../src/xlsx/write/style.js';
import type { Column, Figure, Sheet, Table } from '../../../../src/xlsx/write/table.js';
import { cellByCell } from './cell-by-cell.js';

const WORDS = { none: '无', pageFooter: '&P' };

const sheetOf = (table: Table): Sheet => ({
  ...{ name: '表', title: '北张村', lines: [], notes: [] },
  tables: [table],
});

/** The bytes of a workbook whose rows are given to `told` instead of the writer itself. */
function bookOf(table: Table, told: (writer: RowWriter) => RowWriter): Uint8Array {
  const { frame, rows } = rendering(plainSheet(sheetOf(table)), WORDS);
  const book = new BookWriter({ title: '甲', creator: '乙', date: new Date(0) });
  book.addSheet(frame, (writer) => rows(told(writer)));
  return book.bytes();
}

const own = (table: Table): Uint8Array => bookOf(table, (writer) => writer);

const asText = (table: Table): Uint8Array =>
  bookOf(table, (writer) => ({
    styleNumber: (style) => writer.styleNumber(style),
    startRow: (number, height, level) => writer.startRow(number, height, level),
    add: (style, content) => writer.add(style, content),
    addFormula: (style, formula, result) => writer.addFormula(style, formula, result),
    endRow: () => writer.endRow(),
    merge: (top, left, bottom, right) => writer.merge(top, left, bottom, right),
    addRows: (rows) => cellByCell(rows, writer),
  }));

const expectSame = (table: Table): void => {
  expect(Buffer.compare(own(table), asText(table))).toBe(0);
};

const sheetXml = async (table: Table): Promise<string> =>
  new TextDecoder().decode((await unpack(own(table))).get('xl/worksheets/sheet1.xml'));

const numbersOf = async (figures: readonly Figure[]): Promise<(string | undefined)[]> => {
  const columns: Column<Figure>[] = [
    { key: 'n', header: '数', kind: 'index', value: (figure) => figure },
  ];
  const xml = await sheetXml({ columns, rows: figures });
  return figures.map((_figure, n) => new RegExp(`<c r="A${n + 3}"[^>]*><v>([^<]*)`).exec(xml)?.[1]);
};

/** What one cell holds and how it looks. */
interface Given {
  readonly figure: Figure;
  readonly formula: string | null;
  readonly look: Look;
}

const KINDS: Kind[] = ['text', 'center', 'index', 'count', 'money', 'change', 'growth'];

const figure = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.integer({ min: -99_999_999, max: 99_999_999 }).map((n) => n / 100) },
  {
    weight: 4,
    arbitrary: fc.integer({ min: -99_999_999, max: 99_999_999 }).map((n) => n / 10_000),
  },
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom('甲', '甲乙', '=1+1', 'a&b<c>"d"', '', '\u0000', ' 两行\n文字 ', '长'.repeat(60)),
  fc.string({ unit: 'binary', maxLength: 5 }),
);

const given = fc.record<Given>({
  figure,
  formula: fc.option(fc.constantFrom('SUM(A1:A2)', 'IF(A1<>"",1,"—")'), { freq: 8 }),
  look: fc.oneof({ weight: 6, arbitrary: fc.constant('plain') }, fc.constantFrom(...LOOK_NAMES)),
});

const table = fc
  .record({
    kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 30 }),
    folds: fc.boolean(),
  })
  .chain(({ kinds, folds }) =>
    fc
      .array(fc.array(given, { minLength: kinds.length, maxLength: kinds.length }), {
        minLength: 1,
        maxLength: 8,
      })
      .map(
        (rows): Table<readonly Given[]> => ({
          columns: kinds.map((kind, n) => ({
            key: `k${n}`,
            header: '列',
            kind,
            value: (row) => row[n]?.figure ?? null,
            formula: (row) => row[n]?.formula ?? null,
            look: (row) => row[n]?.look ?? 'plain',
          })),
          rows,
          ...(folds && { level: (row) => (row[0]?.figure === null ? 1 : 0) }),
        }),
      ),
  );

describe('rows of a table', () => {
  it('are the same bytes as cell by cell, whatever they hold and however they look', () => {
    fc.assert(fc.property(table, expectSame), { numRuns: 150 });
  });

  it('are the same over several batches, each of them more than its output holds', () => {
    const columns = Array.from(
      { length: 40 },
      (_column, n): Column<number> => ({
        key: `k${n}`,
        header: '列',
        kind: n % 3 === 0 ? 'text' : 'money',
        value: (row) => (n % 3 === 0 ? `第${row % 100}户` : (row * 977 + n) / 100),
        ...(n === 39 && { formula: (row, at) => (row % 50 === 0 ? `${at('k1')}+1` : null) }),
        look: (row) => (row % 7 === n ? 'fall' : 'plain'),
      }),
    );
    expectSame({ columns, rows: Array.from({ length: 1000 }, (_row, n) => n) });
  });

  it('have columns beyond Z', async () => {
    const columns = Array.from(
      { length: 704 },
      (_column, n): Column => ({
        ...{ key: `k${n}`, header: '列', kind: 'index' },
        value: () => n,
      }),
    );
    const xml = await sheetXml({ columns, rows: [null] });
    for (const cell of ['Z3', 'AA3', 'ZZ3', 'AAA3', 'AAB3'])
      expect(xml).toContain(`<c r="${cell}"`);
    expectSame({ columns, rows: [null] });
  });

  it('are refused with more columns than a batch takes', () => {
    const columns = Array.from(
      { length: 1025 },
      (_column, n): Column => ({
        ...{ key: `k${n}`, header: '列', kind: 'index' },
        value: () => n,
      }),
    );
    expect(() => own({ columns, rows: [null] })).toThrow('1025 columns are too many');
  });
});

describe('a number', () => {
  it('is written as JavaScript writes it, on both sides of what the code writes itself', async () => {
    const figures = [
      ...[0, -0, 1, -1, 9, 10, 0.1, -0.1, 0.01, 0.0001, 0.00001, 12.34, 12.3456, 12.34567],
      ...[4_294_967_295, 4_294_967_296, 99_999_999_999.99, 100_000_000_000, 1e11 + 0.5, 1e15, 1e21],
      ...[0.1 + 0.2, 1 / 3, 1e-7, 5e-324, -123_456_789.01, Number.MAX_VALUE],
    ];
    expect(await numbersOf(figures)).toEqual(figures.map(String));
  });

  it('is written as JavaScript writes it, whatever it is', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.double({ noNaN: true, noDefaultInfinity: true }),
            fc.integer({ min: -2e9, max: 2e9 }).map((n) => n / 10_000),
            fc.maxSafeInteger().map((n) => n / 10_000),
            fc.maxSafeInteger(),
          ),
          { minLength: 40, maxLength: 40 },
        ),
        async (figures) => {
          expect(await numbersOf(figures)).toEqual(figures.map(String));
        },
      ),
      { numRuns: 100 },
    ));

  it('is refused where it is none: such a workbook would not open', () => {
    const columns: Column<number>[] = [
      { key: 'n', header: '数', kind: 'money', value: (row) => row },
    ];
    for (const row of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => own({ columns, rows: [row] })).toThrow(`${row} is no figure`);
    }
  });
});
