import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldKey } from '../../../src/domain/catalog.js';
import { ITEMS, labelOf } from '../../../src/domain/catalog.js';
import type { Cell, Merge } from '../../../src/intake/sheet.js';
import { readTables } from '../../../src/intake/table/table.js';
import { type Row, read, sheet } from '../../sheets.js';
import { cardsOf } from './ask.js';

const FIELDS: readonly FieldKey[] = [
  'id',
  'idNumber',
  'village',
  'helper',
  'labour',
  'area',
  'stopped',
  'loan',
  'claims',
  'total.wages',
  'total.net',
  ...ITEMS.map(({ key }) => key),
];

const amount = fc.oneof(
  fc.nat(50_000),
  fc.constantFrom('1,200元', '—', '3万', '约三千', '12.5', true, '50%'),
  fc.constant<Cell>({ fault: 'error', text: '#REF!' }),
  fc.constant<Cell>({ date: '2022-03-05' }),
  fc.constant(null),
);

/** What a household says, by field; the name and the persons are always there. */
const household = fc.uniqueArray(
  fc.oneof(
    fc.tuple(fc.constantFrom(...FIELDS), amount),
    // Texts that may well be the names of labels.
    fc.tuple(
      fc.constantFrom<FieldKey>('disaster', 'declared', 'note'),
      fc.constantFrom<Cell>('自然灾害', '教育', '说明', '无', null),
    ),
  ),
  { selector: ([field]) => field, maxLength: 20 },
);

/** How a card is laid out. */
const layout = fc.record({
  pairs: fc.integer({ min: 1, max: 4 }),
  margin: fc.nat(2),
  above: fc.nat(3),
  wide: fc.boolean(),
  shuffled: fc.nat(),
});

/** The same values as a card: labels and values in pairs, labels perhaps over two columns. */
function laidOut(
  values: readonly (readonly [FieldKey, Cell])[],
  { pairs, margin, above, wide, shuffled }: LayoutOf,
) {
  const from = shuffled % values.length;
  const turned = [...values.slice(from), ...values.slice(0, from)];
  const rows: Cell[][] = Array.from({ length: above }, () => ['明白卡']);
  const merges: Merge[] = [];
  for (let at = 0; at < turned.length; at += pairs) {
    const row: Cell[] = new Array(margin).fill(null);
    for (const [field, cell] of turned.slice(at, at + pairs)) {
      const left = row.length;
      if (wide) merges.push({ top: rows.length, left, bottom: rows.length, right: left + 1 });
      row.push(labelOf(field), ...(wide ? [null] : []), cell);
    }
    rows.push(row);
  }
  return { rows, merges };
}

const rest = (row: { readonly texts: object; readonly numbers?: Float64Array }) => [
  row.texts,
  row.numbers === undefined ? null : [...row.numbers],
];

type LayoutOf = typeof layout extends fc.Arbitrary<infer T> ? T : never;

describe('卡与表读出来一样', () => {
  it('同一户写成表或写成卡,值、拒收、原因都相同', () => {
    fc.assert(
      fc.property(household, layout, (values, given) => {
        const all: [FieldKey, Cell][] = [['head', '张三'], ['population', 3], ...values];
        if (!all.some(([field]) => field === 'wages.migrant' || field === 'total.net')) {
          all.push(['total.net', 100]);
        }
        const table = read([all.map(([field]) => labelOf(field)), all.map(([, cell]) => cell)]);

        const { rows, merges } = laidOut(all, given);
        const [card, ...others] = cardsOf(rows, { merges });
        expect(others).toEqual([]);
        const codes = ({ rejected, findings }: typeof table) =>
          [...findings, ...rejected.flatMap(({ reasons }) => reasons)]
            .map(({ code, field, severity }) => `${code} ${field} ${severity}`)
            .sort();
        if (card === undefined) throw new Error('no card');
        expect(codes(card)).toEqual(codes(table));
        expect(card.households.map(rest)).toEqual(table.households.map(rest));
        expect(card.rejected.map(rest)).toEqual(table.rejected.map(rest));
      }),
    );
  });
});

const WORDS = [
  ...[
    '户主姓名',
    '姓名',
    '家庭人口数',
    '务工收入',
    '低保金',
    '工资性收入',
    '小计',
    '其他',
    '身份证号',
  ],
  ...[
    '项目',
    '金额',
    '上年',
    '本年',
    '2021年',
    '备注',
    '单位',
    '元',
    '万元',
    '张三',
    '签字',
    '性别',
  ],
  ...['与户主关系', '单位:万元', '明白卡', '帮扶责任人'],
];

describe('恶意的工作表', () => {
  const head: Row[] = [
    ['户主姓名', '张三', '家庭人口数', 3],
    ['务工收入', 5],
  ];

  it('一百万行的卡,一万个标签的行,盖住整张表的合并,都有结果', () => {
    const tall = new Array<Row>(1_048_576).fill([]);
    tall.splice(0, 2, ...head);
    const [card] = cardsOf(tall);
    expect(card?.account).toMatchObject({ household: 1, blank: 1_048_574 });
    const wide: Row = Array.from({ length: 16_384 }, (_, n) => (n % 2 === 0 ? '务工收入' : n));
    expect(cardsOf([...head, ...new Array<Row>(30).fill(wide)])).toEqual([]);
    const all = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };
    expect(cardsOf(head, { merges: [all] })).toEqual([]);
    const columns = Array.from({ length: 16_384 }, (_, left) => ({
      ...{ top: 2, left, bottom: 7, right: left },
    }));
    const cells: Row = Array.from({ length: 60 }, () => '甲');
    expect(cardsOf([...head, ...new Array<Row>(4500).fill(cells)])).toEqual([]);
    expect(
      cardsOf([...head, ...new Array<Row>(9).fill(cells), ...head], { merges: columns }),
    ).toHaveLength(2);
  });

  it('几千张卡在一张工作表上', () => {
    const rows = Array.from({ length: 3000 }, (_, n): Row[] => [
      ['户主姓名', `户${n}`, '家庭人口数', 3],
      ['务工收入', n],
    ]).flat();
    expect(cardsOf(rows)).toHaveLength(3000);
  });
});

describe('随便什么格子', () => {
  const cell = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<Cell>(...WORDS) },
    { weight: 3, arbitrary: fc.nat(3000) },
    { weight: 4, arbitrary: fc.constant<Cell>(null) },
    { weight: 1, arbitrary: fc.constant<Cell>({ fault: 'error', text: '#REF!' }) },
  );
  const grid = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 });
  const merge = fc
    .tuple(fc.nat(11), fc.nat(5), fc.nat(3), fc.nat(3))
    .map(([top, left, down, across]) => ({ top, left, bottom: top + down, right: left + across }));

  it('不出错,行都有数,读成卡的两年各自说得清', () => {
    fc.assert(
      fc.property(grid, fc.array(merge, { maxLength: 4 }), (rows, merges) => {
        const given = sheet(rows as Row[], { name: '张三', merges });
        for (const year of ['prior', 'current'] as const) {
          const tables = readTables(given, { file: '本年/a.xlsx', year });
          const counted = tables
            .flatMap(({ account }) => Object.values(account))
            .reduce((sum, count) => sum + count, 0);
          expect(counted).toBe(tables.length === 0 ? 0 : rows.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('一张卡上每个数要么读了,要么说了,要么有人看得出不是收入', () => {
    const label = fc.constantFrom('务工收入', '低保金', '种植业收入', '打零工', '家庭住址');
    const row = fc.tuple(label, fc.option(fc.integer({ min: 1000, max: 9999 })));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.nat(3), (rows, gap) => {
        const given: Row[] = [
          ['户主姓名', '张三', '家庭人口数', 3],
          ['养老保险金', 1],
          ...rows.map(([name, value], n) => (n % 4 < gap ? [name, value] : [name, null, value])),
        ];
        const [card] = cardsOf(given);
        const known = JSON.stringify([
          card?.households.map(({ numbers }) => [...numbers]),
          card?.findings,
          card?.rejected.map(({ reasons }) => reasons),
        ]);
        const isRead = rows.every(
          ([name, value]) =>
            value === null || known.includes(`${value * 100}`) || known.includes(name),
        );
        expect(isRead || (card?.rejected.length ?? 0) > 0).toBe(true);
      }),
    );
  });
});
