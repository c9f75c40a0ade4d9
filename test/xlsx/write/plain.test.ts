import { describe, expect, it } from 'vitest';
import { writeBook } from '../../../src/xlsx/write/book.js';
import { plainSheet, planBook } from '../../../src/xlsx/write/plain.js';
import { type Kind, styleOf } from '../../../src/xlsx/write/style.js';
import { type Column, type Rows, type Sheet, sum } from '../../../src/xlsx/write/table.js';

interface Row {
  readonly name: string;
  readonly net: number | null;
}

const ROWS: readonly Row[] = [
  { name: '王建国', net: 12.5 },
  { name: '=李', net: null },
];

const columns: readonly Column<Row>[] = [
  { key: 'name', header: '户主', kind: 'text', value: ({ name }) => name },
  {
    key: 'net',
    header: '纯收入',
    kind: 'money',
    band: '收入',
    width: 14,
    value: ({ net }) => net,
    formula: ({ net }, at) => (net === null ? null : `LEN(${at('name')})`),
    look: ({ net }) => (net === null ? 'plain' : 'fall'),
    total: sum(12.5),
  },
];

const SHEETS: readonly Sheet[] = [
  {
    name: '表',
    title: '北张村',
    lines: ['单位：元'],
    tables: [
      { columns, rows: ROWS, totalLabel: '合计', filter: true, look: () => 'strong' },
      { caption: '空的', columns, rows: [], level: () => 1 },
    ],
    notes: ['注'],
    frozenColumns: 1,
  },
];

const CONTEXT = {
  run: { madeOn: '2022-10-15' },
  words: { none: '无', pageFooter: '&P', creator: '增收' },
};

describe('a workbook that was worked out', () => {
  it('can go to another thread, and is written to the same bytes there', () => {
    const { sheets, ...frame } = planBook(SHEETS, CONTEXT);
    const plan = structuredClone({ ...frame, sheets: [...sheets] });
    expect(writeBook(plan)).toEqual(writeBook(planBook(SHEETS, CONTEXT)));
  });

  it('asks for every figure once', () => {
    let asked = 0;
    const value = (): number => {
      asked += 1;
      return asked;
    };
    const column: Column = { key: 'n', header: '数', kind: 'count', value };
    const [sheet] = planBook(
      [
        {
          name: '表',
          title: '',
          lines: [],
          notes: [],
          tables: [{ columns: [column], rows: ROWS }],
        },
      ],
      CONTEXT,
    ).sheets;
    const values = sheet?.tables[0]?.columns[0]?.cells.values;
    expect([asked, values]).toEqual([2, new Float64Array([1, 2])]);
  });

  const COUNTED: Column = { key: 'n', header: '数', kind: 'count', value: (_row, n) => n };
  const walking = (rows: Rows): Sheet => ({
    ...{ name: '表', title: '', lines: [], notes: [] },
    tables: [{ columns: [COUNTED, { ...COUNTED, key: 'm' }], rows }],
  });

  it('walks rows once, for all columns, wherever they come from', () => {
    let walks = 0;
    const rows: Rows = {
      length: 3,
      *[Symbol.iterator]() {
        walks += 1;
        yield* ['甲', '乙', '丙'];
      },
    };
    const plan = planBook([walking(rows)], CONTEXT);
    const bytes = writeBook(plan);
    expect(walks).toBe(1);
    const listed = planBook([walking(['甲', '乙', '丙'])], CONTEXT);
    expect(bytes).toEqual(writeBook(listed));
  });

  it('holds the formulas of a column as one text, however many rows they stand in', () => {
    const rows = Array.from({ length: 1000 }, (_, n): Row => ({ name: `第${n}户`, net: n }));
    const sheet = SHEETS.map((one) => ({ ...one, tables: [{ columns, rows }] }))[0] as Sheet;
    const [table] = plainSheet(sheet).tables;
    const formulas = table?.columns[1]?.cells.formulas ?? [];
    expect(formulas).toHaveLength(1000);
    expect(new Set(formulas.map(({ formula }) => formula)).size).toBe(1);
  });

  it('holds few at a time of rows that are fetched', () => {
    let fetched = 0;
    let asked = 0;
    let most = 0;
    const rows: Rows = {
      length: 1000,
      *[Symbol.iterator]() {
        for (; fetched < 1000; fetched += 1) {
          yield fetched;
          most = Math.max(most, fetched + 1 - asked);
        }
      },
    };
    const value = (): number => {
      asked += 1;
      return asked;
    };
    const column: Column = { key: 'n', header: '数', kind: 'count', value };
    plainSheet({ ...walking([]), tables: [{ columns: [column], rows }] });
    expect(asked).toBe(1000);
    expect(most).toBeLessThanOrEqual(32);
  });

  it('holds a text of a long table once, though its first rows all differ', () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => n);
    const value = (row: unknown): string =>
      Number(row) < 100 ? `第${row}户` : `产业收益分配帮扶：${Number(row) % 2}`;
    const column: Column = { key: 'n', header: '措施', kind: 'text', value };
    const sheet = plainSheet({ ...walking([]), tables: [{ columns: [column], rows }] });
    const { cells } = sheet.tables[0]?.columns[0] ?? {};
    expect(cells?.texts).toHaveLength(102);
    expect(rows.every((row) => cells?.texts[cells.values[row] as number] === value(row))).toBe(
      true,
    );
  });

  it('refuses rows that are more or fewer than they say', () => {
    const saying = (length: number): Rows => ({
      length,
      [Symbol.iterator]: () => ['甲', '乙'][Symbol.iterator](),
    });
    const plan = (length: number) => plainSheet(walking(saying(length)));
    expect(() => plan(1)).toThrow('more than 1 rows');
    expect(() => plan(3)).toThrow('2 rows instead of 3');
  });

  it('knows a column of codes, which is set as figures are', () => {
    const kindOf = (texts: readonly (string | null)[]) => {
      const column: Column = {
        key: 'n',
        header: '编号',
        kind: 'text',
        value: (_, n) => texts[n] ?? null,
      };
      const tables = [{ columns: [column], rows: texts.map(() => null) }];
      const sheet: Sheet = { name: '表', title: '', lines: [], notes: [], tables };
      const plain = plainSheet(sheet).tables[0]?.columns[0];
      return plain?.kind;
    };
    expect(kindOf(['14990010001', null, '149900********123X', 'AD2'])).toBe('code');
    expect(kindOf(['14990010001', '北张-01'])).toBe('text');
    const fontOf = (kind: Kind) => styleOf(kind, 'plain').font?.name;
    expect(fontOf('code')).toBe(fontOf('money'));
    expect(fontOf('text')).not.toBe(fontOf('money'));
    expect(styleOf('code', 'plain').numFmt).toBe('@');
  });
});
