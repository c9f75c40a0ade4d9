import fc from 'fast-check';
import type { Subject } from '../../src/analysis/household.js';
import { COLUMNS, type FieldKey, ITEMS } from '../../src/domain/catalog.js';
import { type Cells, onTwoForms } from './ask.js';

/** Made-up households for laws: amounts near each other, cells left blank, columns that are missing. */

const EVIDENCE = COLUMNS.filter(
  ({ group, type }) => group === 'evidence' && type !== 'text' && type !== 'causes',
);
const AMOUNTS = [...ITEMS.map(({ key }) => key), 'claims', 'outOfPocket'] as const;

/** Fen, often at or beside a fall or rise of 1%. */
const amountPair = fc
  .tuple(
    fc.constantFrom(null, 0, 1, 10_000, 50_000, 123_456, 1_000_000),
    fc.constantFrom(null, -1, -0.5, -0.01, 0, 0.01, 0.5),
    fc.integer({ min: -1, max: 1 }),
  )
  .map(([prior, rate, beside]): [number | null, number | null] => {
    if (rate === null) return [prior, null];
    const current = Math.max(0, Math.round((prior ?? 0) * (1 + rate)) + beside);
    return [prior, rate === -1 ? 0 : current];
  });

const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);

const evidenceCell = (type: string) =>
  type === 'yesno'
    ? fc.constantFrom(null, true, false)
    : fc.constantFrom(null, 0, 1, 2, 6, 3_000, 50_000);

const disaster = fc.constantFrom(null, '无', '否', '0', '未受灾', '洪涝', '冰雹', '__proto__');
const declared = fc.constantFrom(null, '1', '3、8', '①；⑥', '务工减收', '摔伤', '二 四', '7\n5');
const population = fc.integer({ min: 1, max: 7 });

interface Year {
  prior: Cells;
  current: Cells;
}

const cellsOfBoth: fc.Arbitrary<Year> = fc
  .record({
    amounts: fc.tuple(...AMOUNTS.map(() => amountPair)),
    evidence: fc.tuple(
      ...EVIDENCE.map(({ type }) => fc.tuple(evidenceCell(type), evidenceCell(type))),
    ),
    labour: fc.constantFrom(null, 0, 1, 3),
    population: fc.tuple(population, population),
    disaster,
    declared,
    monitored: fc.constantFrom(null, '边缘易致贫户'),
    riskCleared: fc.constantFrom(null, true, false),
  })
  .map(({ amounts, evidence, population: [before, now], labour, ...rest }) => {
    const year = (n: 0 | 1): Cells => ({
      ...Object.fromEntries(AMOUNTS.map((key, place) => [key, yuan(amounts[place]?.[n] ?? null)])),
      ...Object.fromEntries(EVIDENCE.map(({ key }, place) => [key, evidence[place]?.[n] ?? null])),
      labour,
    });
    return {
      prior: { ...year(0), population: before, disaster: null, declared: null },
      current: { ...year(1), population: now, ...rest },
    };
  });

/** Both years on the form that has every item and every column of evidence. */
export const anyOnFullForm: fc.Arbitrary<Subject> = cellsOfBoth.map(({ prior, current }) =>
  onTwoForms(prior, current),
);

const OPTIONAL = [...AMOUNTS, ...EVIDENCE.map(({ key }) => key), 'labour'] as const;

/** Either year's form lacks some columns. */
export const anySubject: fc.Arbitrary<Subject> = fc
  .record({
    cells: cellsOfBoth,
    lacks: fc.tuple(fc.subarray([...OPTIONAL]), fc.subarray([...OPTIONAL])),
    full: fc.boolean(),
  })
  .map(({ cells: { prior, current }, lacks: [before, now], full }) =>
    full ? onTwoForms(prior, current) : onTwoForms(without(prior, before), without(current, now)),
  );

const without = (cells: Cells, fields: readonly FieldKey[]): Cells =>
  Object.fromEntries(
    Object.entries(cells).filter(([field]) => !fields.includes(field as FieldKey)),
  );
