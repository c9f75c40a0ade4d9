import { append } from '../../../domain/append.js';
import { POPULATION, type Year } from '../../../domain/household.js';
import { byCodePoint } from '../../../domain/names/order.js';
import type { PlacedHousehold } from '../placed.js';
import { villageKey } from '../village.js';

/** A household of one year and the two of the other year that have its members between them. */
export interface Parts {
  readonly whole: PlacedHousehold;
  /** The part that has a partner already, or the larger one. */
  readonly first: PlacedHousehold;
  readonly second: PlacedHousehold;
}

/** A household and its partner of the other year. */
export interface Partners {
  readonly whole: PlacedHousehold;
  readonly part: PlacedHousehold;
}

const personsOf = ({ row }: PlacedHousehold): number => row.numbers[POPULATION] as number;

const surnameOf = (head: string): string => Array.from(head)[0] ?? '';

const groupKey = ({ village, township }: PlacedHousehold, persons: number): string =>
  `${township}\n${villageKey(village)}\n${persons}`;

function byGroup<Item>(items: readonly Item[], keyOf: (item: Item) => string) {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    append(groups, key, item);
  }
  return groups;
}

/**
 * Matched rows that may have come apart or together, because a row of the missing size has no
 * partner.
 */
export function mayHaveParts(
  priorOnly: readonly PlacedHousehold[],
  currentOnly: readonly PlacedHousehold[],
): (pair: { readonly prior: PlacedHousehold; readonly current: PlacedHousehold }) => boolean {
  const sizesOf = (rows: readonly PlacedHousehold[]) =>
    new Set(rows.map((row) => groupKey(row, personsOf(row))));
  const [before, now] = [sizesOf(priorOnly), sizesOf(currentOnly)];
  return ({ prior, current }) => {
    const more = personsOf(current) - personsOf(prior);
    if (more === 0) return false;
    return now.has(groupKey(prior, -more)) || before.has(groupKey(current, more));
  };
}

/** Matched rows whose household has become larger or smaller. */
export const hasOtherSize = ({ prior, current }: Record<Year, PlacedHousehold>): boolean =>
  personsOf(prior) !== personsOf(current);

/** The most rows of one size and village that are looked at. */
const MOST_OF_A_SIZE = 20;
/**
 * The most ways in which one household may have come apart, which is more than a person is shown.
 */
const MOST_OF_A_WHOLE = 5;

/** Households of one size and village, found by what relates them to a whole. */
class Related {
  private readonly bySurname = new Map<string, PlacedHousehold[]>();
  private readonly byId: readonly PlacedHousehold[];
  private readonly places = new Map<PlacedHousehold, number>();

  constructor(parts: readonly PlacedHousehold[]) {
    for (const [place, part] of parts.entries()) {
      this.places.set(part, place);
      const surname = part.row.texts.head === null ? null : surnameOf(part.row.texts.head);
      if (surname === null) continue;
      append(this.bySurname, surname, part);
    }
    this.byId = parts
      .filter(({ row }) => row.texts.id !== null)
      .toSorted((a, b) => byCodePoint(idOf(a), idOf(b)));
  }

  /** The related rows in their order; only the first few. */
  to({ row: { texts } }: PlacedHousehold): readonly PlacedHousehold[] {
    const family = texts.head === null ? [] : (this.bySurname.get(surnameOf(texts.head)) ?? []);
    const found = new Set(family.slice(0, MOST_OF_A_SIZE));
    if (texts.id !== null) for (const part of this.numberedUnder(texts.id)) found.add(part);
    return [...found]
      .toSorted((a, b) => (this.places.get(a) ?? 0) - (this.places.get(b) ?? 0))
      .slice(0, MOST_OF_A_SIZE);
  }

  /** Rows whose 户编号 is made from the whole's: 1005-1 of 1005. */
  private numberedUnder(id: string): readonly PlacedHousehold[] {
    let first = 0;
    for (let end = this.byId.length; first < end; ) {
      const middle = (first + end) >> 1;
      const part = this.byId[middle];
      if (part !== undefined && byCodePoint(idOf(part), id) < 0) first = middle + 1;
      else end = middle;
    }
    const found: PlacedHousehold[] = [];
    for (let at = first; at < this.byId.length && found.length < MOST_OF_A_SIZE; at += 1) {
      const part = this.byId[at];
      if (part === undefined || !idOf(part).startsWith(id)) break;
      if (idOf(part) !== id) found.push(part);
    }
    return found;
  }
}

const idOf = ({ row }: PlacedHousehold): string => row.texts.id ?? '';

/**
 * The households that came apart: one of a year, two of the other in the same village whose members
 * add up to it and who bear its name. `partners` are matched already, `wholes` and `parts` are not.
 */
export function partsOf(
  partners: readonly Partners[],
  wholes: readonly PlacedHousehold[],
  parts: readonly PlacedHousehold[],
): Parts[] {
  const ofSize = new Map(
    [...byGroup(parts, (part) => groupKey(part, personsOf(part)))].map(([key, group]) => [
      key,
      new Related(group),
    ]),
  );
  const missing = (whole: PlacedHousehold, persons: number): readonly PlacedHousehold[] =>
    ofSize.get(groupKey(whole, persons))?.to(whole) ?? [];
  const besidePartner = partners.flatMap(({ whole, part }) =>
    missing(whole, personsOf(whole) - personsOf(part))
      .slice(0, MOST_OF_A_WHOLE)
      .map((second) => ({ whole, first: part, second })),
  );
  const alone = wholes.flatMap((whole) => {
    const pairs: Parts[] = [];
    // The larger part first; of two equal ones the one that stands first.
    for (let size = personsOf(whole) - 1; size * 2 >= personsOf(whole); size -= 1) {
      const smaller = missing(whole, personsOf(whole) - size);
      for (const [n, first] of missing(whole, size).entries()) {
        const others = size * 2 === personsOf(whole) ? smaller.slice(n + 1) : smaller;
        pairs.push(...others.map((second) => ({ whole, first, second })));
      }
      if (pairs.length >= MOST_OF_A_WHOLE) break;
    }
    return pairs.slice(0, MOST_OF_A_WHOLE);
  });
  return [...besidePartner, ...alone];
}
