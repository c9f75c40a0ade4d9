import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finding } from '../../../src/domain/findings/finding.js';
import {
  type Household,
  NUMERIC_FIELDS,
  type TableHead,
  TEXT_FIELDS,
} from '../../../src/domain/household.js';
import type { RejectedRow } from '../../../src/intake/table/rejections.js';
import type { VillageRows } from '../../../src/run/analyze/village-task.js';
import { RowsUnder, TableUnder, VILLAGES } from '../../../src/run/shelf/packings.js';
import type { Packing } from '../../../src/run/shelf/shelf.js';

/** A value as it comes back from the disk. */
const onceWritten = <Value>(packing: Packing<Value>, value: Value): Value =>
  packing.unpack(deserialize(serialize(packing.pack(value))));

const record = <Model>(model: { [Key in keyof Model]: fc.Arbitrary<Model[Key]> }) =>
  fc.record(model, { noNullPrototype: true });

const headOf = (file: string): TableHead => ({
  ...{ file, sheet: '', year: 'prior', columns: { id: 0 }, notAsked: ['wages.migrant'] },
});
const HEADS = ['甲村.csv', '乙村.csv'].map(headOf);
const HEAD = HEADS[0] as TableHead;

const text = fc.option(
  fc.oneof(fc.constantFrom('北张村', '一般户', ''), fc.string({ unit: 'binary' })),
);
const number = fc.oneof(
  fc.constantFrom(Number.NaN, -0, 0, Number.MAX_SAFE_INTEGER, -1, 0.1),
  fc.double(),
);

/** What few rows have beside the fields of all. */
const others = fc.record(
  {
    unread: fc.constant(new Map([['wages.migrant', '约三千']])),
    persons: fc.constant([{ table: null, row: 3, texts: { personName: '张三' } }]),
    memberRow: fc.constant(true),
    headless: fc.constant(undefined),
    incomplete: fc.constant(true),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const householdArb = (heads: readonly TableHead[]): fc.Arbitrary<Household> =>
  fc
    .record({
      table: fc.constantFrom(...heads),
      row: fc.nat({ max: 2 ** 21 }),
      texts: record(Object.fromEntries(TEXT_FIELDS.map((field) => [field, text]))),
      whole: fc.option(fc.string(), { nil: undefined }),
      numbers: fc
        .array(number, { minLength: NUMERIC_FIELDS.length, maxLength: NUMERIC_FIELDS.length })
        .map((values) => Float64Array.from(values)),
      surveyed: fc.boolean(),
      others: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, others),
    })
    .map(({ whole, others: more, ...row }) => {
      const texts = row.texts as Household['texts'];
      const idNumberWhole = whole ?? texts.idNumber;
      return { ...row, texts, idNumberWhole, ...more } as unknown as Household;
    });

const reasons = [finding('id.length', { file: '甲村.csv', row: 3, params: { length: 2 } })];

describe('rows that were written to the disk', () => {
  it('come back as they were, under the head of their table', () => {
    fc.assert(
      fc.property(fc.array(householdArb([HEAD]), { maxLength: 8 }), (rows) => {
        const back = onceWritten(new RowsUnder(HEAD), rows);
        expect(back).toStrictEqual(rows);
        for (const { table } of back) expect(table).toBe(HEAD);
      }),
    );
  });

  it('come back with their table’s rejected rows, totals and findings', () => {
    fc.assert(
      fc.property(
        fc.array(householdArb([HEAD]), { maxLength: 4 }),
        fc.array(householdArb([HEAD]), { maxLength: 4 }),
        (households, others) => {
          const rejected = others.map((row): RejectedRow => ({ ...row, reasons }));
          const totals = [{ row: 9, label: '合计', numbers: Float64Array.of(Number.NaN, -0, 7) }];
          const table = { households, rejected, totals, findings: reasons };
          expect(onceWritten(new TableUnder(HEAD), table)).toStrictEqual(table);
        },
      ),
    );
  });

  it('come back as the villages that they belong to, each with its own head', () => {
    const row = householdArb(HEADS);
    const pairs = fc.array(
      record({
        ...{ prior: row, current: row, order: fc.nat() },
        matchedBy: fc.constantFrom('id' as const, 'idNumber' as const, 'name' as const),
      }),
      { maxLength: 4 },
    );
    const alone = fc.array(record({ prior: fc.option(row), current: row }), { maxLength: 4 });
    const rest = { counts: { roster: 3 }, listed: [{ kind: 'new', head: null }] };
    fc.assert(
      fc.property(fc.array(record({ pairs, alone }), { maxLength: 3 }), (villages) => {
        const all = villages.map(
          (one, n) => ({ township: `${n}乡`, ...one, ...rest }) as unknown as VillageRows,
        );
        const back = onceWritten(VILLAGES, all);
        expect(back).toStrictEqual(all);
        const heads = back.flatMap((own) => own.pairs.map(({ current }) => current.table));
        expect(new Set(heads).size).toBeLessThanOrEqual(HEADS.length * villages.length);
      }),
    );
  });
});
