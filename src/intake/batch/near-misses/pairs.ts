import type { Likeness } from '../../../domain/names/likeness.js';
import { differ } from '../keys.js';
import type { PlacedHousehold } from '../placed.js';
import { villageKey } from '../village.js';
import { areTwoPeople, idNumberDifferences, namesAreSimilar, nameVariants } from './likeness.js';

/** Two rows that look like one household. */
export interface NearPair {
  readonly prior: PlacedHousehold;
  readonly current: PlacedHousehold;
  readonly likeness: Likeness;
}

type Keys = (row: PlacedHousehold) => readonly string[];
type Test = (prior: PlacedHousehold, current: PlacedHousehold) => boolean;

/** Rows are only compared with those that share a key; of a key that too many share, with the first. */
const MOST_COMPARED = 500;
/** The most comparisons in all: where a whole county has no partner there is nothing to offer. */
const MOST_COMPARISONS = 5_000_000;
/** The most pairs of one row by one likeness, which is more than a person is shown. */
const MOST_OF_A_ROW = 10;

/** One way of looking: rows that share a key are compared by the test. */
interface Look {
  readonly likeness: Likeness;
  readonly keys: Keys;
  readonly test: Test;
}

/** The place of a row, worked out once because each is compared with hundreds. */
type PlaceOf = (row: PlacedHousehold) => string;

function placesOf(...years: readonly (readonly PlacedHousehold[])[]): PlaceOf {
  const places = new Map<PlacedHousehold, string>();
  for (const row of years.flat()) {
    places.set(row, `${row.township}\n${villageKey(row.village)}`);
  }
  return (row) => places.get(row) ?? '';
}

const twoPeople: Test = ({ row: a }, { row: b }) =>
  areTwoPeople(a.texts.idNumber, b.texts.idNumber);

/** Pieces of an ID number of which two that differ in two characters still have one in common. */
const PIECES = [
  [6, 10],
  [10, 14],
  [14, 18],
] as const;

const idNumberKeys =
  (placeOf: PlaceOf): Keys =>
  (row) => {
    const { idNumber } = row.row.texts;
    if (idNumber === null) return [];
    return [
      // A number that lacks a character is looked for within the village.
      placeOf(row),
      ...(idNumber.length === 18
        ? PIECES.map(([from, to]) => `${from} ${idNumber.slice(from, to)}`)
        : []),
    ];
  };

const nameKeys =
  (placeOf: PlaceOf, keysOf: (head: string) => readonly string[]): Keys =>
  (row) => {
    const { head } = row.row.texts;
    return head === null ? [] : keysOf(head).map((key) => `${placeOf(row)}\n${key}`);
  };

/** The ways of looking, the strongest first. `readingsOf` gives the readings of a name. */
const looks = (
  readingsOf: (name: string) => readonly string[],
  placeOf: PlaceOf,
): readonly Look[] => [
  {
    likeness: 'idNumber',
    keys: idNumberKeys(placeOf),
    test: ({ row: a }, { row: b }) =>
      a.texts.idNumber !== null &&
      b.texts.idNumber !== null &&
      idNumberDifferences(a.texts.idNumber, b.texts.idNumber) !== null,
  },
  {
    likeness: 'sameName',
    keys: nameKeys(placeOf, (head) => [head]),
    test: (prior, current) => !twoPeople(prior, current),
  },
  {
    likeness: 'elsewhere',
    keys: ({ row }) => (row.texts.head === null ? [] : [row.texts.head]),
    test: (prior, current) => placeOf(prior) !== placeOf(current) && !twoPeople(prior, current),
  },
  {
    likeness: 'homophone',
    keys: nameKeys(placeOf, readingsOf),
    test: (prior, current) =>
      prior.row.texts.head !== current.row.texts.head && !twoPeople(prior, current),
  },
  {
    likeness: 'similarName',
    keys: nameKeys(placeOf, nameVariants),
    // Half of a short name says little, so no number may contradict it.
    test: (prior, current) =>
      prior.row.texts.head !== current.row.texts.head &&
      namesAreSimilar(prior.row.texts.head ?? '', current.row.texts.head ?? '') &&
      !twoPeople(prior, current) &&
      !differ(prior.row.texts.id, current.row.texts.id),
  },
];

/** All pairs of rows without partner that look like one household, by likeness, then by row. */
export function nearPairs(
  prior: readonly PlacedHousehold[],
  current: readonly PlacedHousehold[],
  readingsOf: (name: string) => readonly string[],
): NearPair[] {
  const most = Math.min(MOST_COMPARED, Math.ceil(MOST_COMPARISONS / (current.length + 1)));
  return looks(readingsOf, placesOf(prior, current)).flatMap((look) => {
    const byKey = rowsByKey(prior, look.keys, most);
    return current.flatMap((row) =>
      nearOf(row, look, byKey).map((one) => ({
        prior: one,
        current: row,
        likeness: look.likeness,
      })),
    );
  });
}

function rowsByKey(
  rows: readonly PlacedHousehold[],
  keys: Keys,
  most: number,
): ReadonlyMap<string, readonly PlacedHousehold[]> {
  const byKey = new Map<string, PlacedHousehold[]>();
  for (const row of rows) {
    for (const key of keys(row)) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [row]);
      else if (known.length < most) known.push(row);
    }
  }
  return byKey;
}

/** The rows that share a key with one and pass the test, as many as a person may be shown. */
function nearOf(
  row: PlacedHousehold,
  { keys, test }: Look,
  byKey: ReadonlyMap<string, readonly PlacedHousehold[]>,
): readonly PlacedHousehold[] {
  const near = new Set<PlacedHousehold>();
  for (const key of keys(row)) {
    for (const one of byKey.get(key) ?? []) {
      if (test(one, row)) near.add(one);
      if (near.size === MOST_OF_A_ROW) return [...near];
    }
  }
  return [...near];
}
