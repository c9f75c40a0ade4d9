import { append } from '../../domain/append.js';
import type { Followed } from '../../domain/outcomes/months.js';

/**
 * Who is who in several results: a household by its 户编号, else by its keyed hash, else by
 * township, village and head. Definition: docs/definitions/months.md, "Who is who".
 */

/** A household through the results; null where it is not compared. */
export type Path<One> = readonly (One | null)[];

/** The households of results in their order: a path each, in the order in which they appear. */
export function followed<One extends Followed>(results: readonly (readonly One[])[]): Path<One>[] {
  const following = new Following<One>();
  for (const households of results) following.add(households);
  return following.people.map(({ seen }) =>
    Array.from(results, (_households, month) => seen.get(month) ?? null),
  );
}

/** The households that are in both of two results. */
export const pairsOf = <One extends Followed>(
  earlier: readonly One[],
  later: readonly One[],
): (readonly [earlier: One, later: One])[] =>
  followed([earlier, later]).flatMap(([one = null, other = null]) =>
    one === null || other === null ? [] : [[one, other]],
  );

interface Person<One> {
  readonly seen: Map<number, One>;
  last: One;
}

class Following<One extends Followed> {
  readonly people: Person<One>[] = [];
  readonly #byId = new Map<string, Set<Person<One>>>();
  readonly #byPlacedId = new Map<string, Person<One>>();
  readonly #byHash = new Map<string, Person<One>>();
  /** Villages that number their households for themselves, as any result so far shows. */
  readonly #local = new Set<string>();
  #previous: readonly Person<One>[] = [];
  #month = 0;

  add(households: readonly One[]): void {
    const found = new Map<One, Person<One>>();
    const taken = new Set<Person<One>>();
    const take = (household: One, person: Person<One> | undefined): void => {
      if (person === undefined || found.has(household) || taken.has(person)) return;
      found.set(household, person);
      taken.add(person);
    };
    const ids = this.#idsOf(households);
    for (const one of households) take(one, this.#byPlacedId.get(placedId(one) ?? ''));
    for (const one of households) take(one, this.#elsewhere(one, ids));
    for (const one of households) take(one, this.#byHash.get(one.hash ?? ''));
    const names = uniqueNames(this.#previous.map((person) => [person.last, person]));
    const now = uniqueNames(households.map((one) => [one, one]));
    for (const [name, one] of now) take(one, names.get(name));
    this.#previous = households.map((one) => this.#keep(one, found.get(one)));
    this.#month += 1;
  }

  /** How many households carry each 户编号; where two do, both villages have numbers of their own. */
  #idsOf(households: readonly One[]): ReadonlyMap<string, number> {
    const carriers = new Map<string, One[]>();
    for (const one of households) {
      const id = idOf(one);
      if (id === null) continue;
      append(carriers, id, one);
    }
    for (const all of carriers.values()) {
      if (all.length > 1) for (const one of all) this.#local.add(placeOf(one));
    }
    return new Map([...carriers].map(([id, all]) => [id, all.length]));
  }

  /** The only household with this 户编号, though of another village now. */
  #elsewhere(one: One, ids: ReadonlyMap<string, number>): Person<One> | undefined {
    const id = idOf(one);
    if (id === null || ids.get(id) !== 1 || this.#local.has(placeOf(one))) return undefined;
    const [person, ...others] = this.#byId.get(id) ?? [];
    if (person === undefined || others.length > 0) return undefined;
    return this.#local.has(placeOf(person.last)) ? undefined : person;
  }

  #keep(one: One, known: Person<One> | undefined): Person<One> {
    const person = known ?? { seen: new Map<number, One>(), last: one };
    if (known === undefined) this.people.push(person);
    person.seen.set(this.#month, one);
    person.last = one;
    const id = idOf(one);
    if (id !== null) {
      this.#byId.set(id, (this.#byId.get(id) ?? new Set()).add(person));
      this.#byPlacedId.set(placedId(one) ?? '', person);
    }
    if (one.hash !== null) this.#byHash.set(one.hash, person);
    return person;
  }
}

/** The 户编号 as a key; null where it is masked, since several households may share it then. */
const idOf = ({ id }: Followed): string | null => (id?.includes('*') ? null : id);

const placeOf = ({ township, village }: Followed): string => JSON.stringify([township, village]);

function placedId(one: Followed): string | null {
  const id = idOf(one);
  return id === null ? null : JSON.stringify([one.township, one.village, id]);
}

/** Values by township, village and head, where nobody else has the same. */
function uniqueNames<Value>(
  named: readonly (readonly [household: Followed, value: Value])[],
): ReadonlyMap<string, Value> {
  const names = new Map<string, Value | null>();
  for (const [{ township, village, head }, value] of named) {
    if (head === null) continue;
    const name = JSON.stringify([township, village, head]);
    names.set(name, names.has(name) ? null : value);
  }
  return new Map(
    [...names].flatMap(([name, value]): [string, Value][] =>
      value === null ? [] : [[name, value]],
    ),
  );
}
