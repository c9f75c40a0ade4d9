import { type Household, placeOf } from '../../domain/household.js';
import type { Placed } from '../batch.js';
import { villageKey } from '../village.js';

type Row = Placed<Household>;

/** A household of one year and the two of the other year that have its members between them. */
export interface Parts {
  readonly whole: Row;
  /** The part that has a partner already, or the larger one. */
  readonly first: Row;
  readonly second: Row;
}

/** A household and its partner of the other year. */
export interface Partners {
  readonly whole: Row;
  readonly part: Row;
}

const POPULATION = placeOf('population');
const personsOf = ({ row }: Row): number => row.numbers[POPULATION] as number;

/** A part bears the family's name, or a 户编号 made from the whole's: 1005 and 1005-1. */
function isRelated(part: Row, whole: Row): boolean {
  const [a, b] = [part.row.texts, whole.row.texts];
  if (a.head !== null && b.head !== null && surnameOf(a.head) === surnameOf(b.head)) return true;
  return a.id !== null && b.id !== null && a.id !== b.id && a.id.startsWith(b.id);
}

const surnameOf = (head: string): string => Array.from(head)[0] ?? '';

const groupKey = ({ village, township }: Row, persons: number): string =>
  `${township}\n${villageKey(village)}\n${persons}`;

function byGroup<Item>(items: readonly Item[], keyOf: (item: Item) => string) {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}

/** Of one size and village, more than these are no help to anybody. */
const MOST_OF_A_SIZE = 20;

/**
 * The households that came apart: one of a year, two of the other in the same village whose members
 * add up to it and who bear its name. `partners` are matched already, `wholes` and `parts` are not.
 */
export function partsOf(
  partners: readonly Partners[],
  wholes: readonly Row[],
  parts: readonly Row[],
): Parts[] {
  const ofSize = byGroup(parts, (part) => groupKey(part, personsOf(part)));
  const missing = (whole: Row, persons: number): readonly Row[] =>
    (ofSize.get(groupKey(whole, persons)) ?? [])
      .filter((part) => isRelated(part, whole))
      .slice(0, MOST_OF_A_SIZE);
  const besidePartner = partners.flatMap(({ whole, part }) =>
    missing(whole, personsOf(whole) - personsOf(part)).map((second) => ({
      whole,
      first: part,
      second,
    })),
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
    }
    return pairs;
  });
  return [...besidePartner, ...alone];
}
