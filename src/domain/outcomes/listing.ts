/**
 * A list that may be longer than memory: an array, or rows that are fetched whenever they are looked
 * at. Who walks it holds one row at a time.
 */
export interface Listing<One> extends Iterable<One> {
  readonly length: number;
  at(place: number): One | undefined;
  filter(is: (one: One) => boolean): Listing<One>;
  map<Other>(of: (one: One, place: number) => Other): Listing<Other>;
}

/** Rows that are fetched by their place each time, and so is what is made of them. */
export class FetchedList<One> implements Listing<One> {
  constructor(
    readonly length: number,
    private readonly fetch: (place: number) => One,
  ) {}

  at(place: number): One | undefined {
    return place >= 0 && place < this.length ? this.fetch(place) : undefined;
  }

  *[Symbol.iterator](): Generator<One> {
    for (let place = 0; place < this.length; place += 1) yield this.fetch(place);
  }

  filter(is: (one: One) => boolean): Listing<One> {
    return parted(this, { is }).is;
  }

  map<Other>(of: (one: One, place: number) => Other): FetchedList<Other> {
    return new FetchedList(this.length, (place) => of(this.fetch(place), place));
  }
}

/** The rows of these places, in their order. */
export function picked<One>(list: Listing<One>, places: Uint32Array): Listing<One> {
  const rowAt = (place: number): One => list.at(place) as One;
  return list instanceof FetchedList
    ? new FetchedList(places.length, (place) => rowAt(places[place] as number))
    : Array.from(places, rowAt);
}

/** The rows of each kind, found in one walk; a row may be of several kinds. */
export function parted<One, Kind extends string>(
  list: Listing<One>,
  kinds: Readonly<Record<Kind, (one: One) => boolean>>,
): Readonly<Record<Kind, Listing<One>>> {
  const found = (Object.keys(kinds) as Kind[]).map((kind) => ({ kind, places: [] as number[] }));
  let place = 0;
  for (const one of list) {
    for (const { kind, places } of found) if (kinds[kind](one)) places.push(place);
    place += 1;
  }
  return Object.fromEntries(
    found.map(({ kind, places }) => [kind, picked(list, Uint32Array.from(places))]),
  ) as Record<Kind, Listing<One>>;
}

/**
 * Sorted by two figures of each row, of which the second decides where the first are equal; equal
 * rows stay in their order.
 */
export function sortedBy<One>(
  list: Listing<One>,
  figures: (one: One) => readonly [first: number, second: number],
): Listing<One> {
  const first = new Float64Array(list.length);
  const second = new Float64Array(list.length);
  let place = 0;
  for (const one of list) {
    [first[place], second[place]] = figures(one);
    place += 1;
  }
  const order = (of: Float64Array, a: number, b: number): number =>
    (of[a] as number) - (of[b] as number);
  const places = Uint32Array.from(first, (_, n) => n);
  places.sort((a, b) => order(first, a, b) || order(second, a, b) || a - b);
  return picked(list, places);
}

/** So many rows from the beginning, or all where there are fewer. */
export const firstOf = <One>(list: Listing<One>, most: number): One[] =>
  Array.from({ length: Math.min(most, list.length) }, (_, place) => list.at(place) as One);
