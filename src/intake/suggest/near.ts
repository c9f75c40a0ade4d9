import type { Household } from '../../domain/household.js';
import type { Likeness } from '../../domain/likeness.js';
import type { Placed } from '../batch.js';
import { villageKey } from '../village.js';
import { areTwoPeople, idNumberDifferences, namesAreSimilar, nameVariants } from './likeness.js';

type Row = Placed<Household>;

/** Two rows that look like one household. */
export interface NearPair {
  readonly prior: Row;
  readonly current: Row;
  readonly likeness: Likeness;
}

type Keys = (row: Row) => readonly string[];
type Test = (prior: Row, current: Row) => boolean;

/** Rows are only compared with those that share a key; of a key that too many share, with the first. */
const MOST_COMPARED = 500;

/** One way of looking: rows that share a key are compared by the test. */
interface Look {
  readonly likeness: Likeness;
  readonly keys: Keys;
  readonly test: Test;
}

const placeKey = ({ village, township }: Row): string => `${township}\n${villageKey(village)}`;

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

const twoPeople: Test = ({ row: a }, { row: b }) =>
  areTwoPeople(a.texts.idNumber, b.texts.idNumber);

/** Pieces of an ID number of which two that differ in two characters still have one in common. */
const PIECES = [
  [6, 10],
  [10, 14],
  [14, 18],
] as const;

const idNumberKeys: Keys = (row) => {
  const { idNumber } = row.row.texts;
  if (idNumber === null) return [];
  return [
    // One that lacks a character is looked for in its village.
    placeKey(row),
    ...(idNumber.length === 18
      ? PIECES.map(([from, to]) => `${from} ${idNumber.slice(from, to)}`)
      : []),
  ];
};

const nameKeys =
  (keysOf: (head: string) => readonly string[]): Keys =>
  (row) => {
    const { head } = row.row.texts;
    return head === null ? [] : keysOf(head).map((key) => `${placeKey(row)}\n${key}`);
  };

/** The ways of looking, the strongest first. `readingsOf` gives the readings of a name. */
const looks = (readingsOf: (name: string) => readonly string[]): readonly Look[] => [
  {
    likeness: 'idNumber',
    keys: idNumberKeys,
    test: ({ row: a }, { row: b }) =>
      a.texts.idNumber !== null &&
      b.texts.idNumber !== null &&
      idNumberDifferences(a.texts.idNumber, b.texts.idNumber) !== null,
  },
  {
    likeness: 'sameName',
    keys: nameKeys((head) => [head]),
    test: (prior, current) => !twoPeople(prior, current),
  },
  {
    likeness: 'elsewhere',
    keys: ({ row }) => (row.texts.head === null ? [] : [row.texts.head]),
    test: (prior, current) => placeKey(prior) !== placeKey(current) && !twoPeople(prior, current),
  },
  {
    likeness: 'homophone',
    keys: nameKeys(readingsOf),
    test: (prior, current) =>
      prior.row.texts.head !== current.row.texts.head && !twoPeople(prior, current),
  },
  {
    likeness: 'similarName',
    keys: nameKeys(nameVariants),
    // Half of a short name alone is little: no number may speak against it.
    test: (prior, current) =>
      namesAreSimilar(prior.row.texts.head ?? '', current.row.texts.head ?? '') &&
      !twoPeople(prior, current) &&
      !differ(prior.row.texts.id, current.row.texts.id),
  },
];

/** All pairs of rows without partner that look like one household, by likeness, then by row. */
export function nearPairs(
  prior: readonly Row[],
  current: readonly Row[],
  readingsOf: (name: string) => readonly string[],
): NearPair[] {
  return looks(readingsOf).flatMap(({ likeness, keys, test }) => {
    const byKey = rowsByKey(prior, keys);
    return current.flatMap((row) =>
      sharing(row, keys, byKey)
        .filter((one) => test(one, row))
        .map((one) => ({ prior: one, current: row, likeness })),
    );
  });
}

function rowsByKey(rows: readonly Row[], keys: Keys): ReadonlyMap<string, readonly Row[]> {
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of keys(row)) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [row]);
      else if (known.length < MOST_COMPARED) known.push(row);
    }
  }
  return byKey;
}

const sharing = (
  row: Row,
  keys: Keys,
  byKey: ReadonlyMap<string, readonly Row[]>,
): readonly Row[] => [...new Set(keys(row).flatMap((key) => byKey.get(key) ?? []))];
