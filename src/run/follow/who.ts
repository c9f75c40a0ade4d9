/**
 * Who is who in two results: by 户编号, else by keyed hash, else by village and head where that is
 * unique in both. Definition: docs/definitions/projection.md, "backtest".
 */
export interface Who {
  readonly township: string;
  readonly village: string;
  readonly id: string | null;
  readonly head: string | null;
  /** Of the ID number, where the run has a key. */
  readonly hash?: string | null;
}

/** What a household is known by; null where it does not say. */
type KeyOf = (who: Who) => string | null;

const joined = (...parts: readonly string[]): string => JSON.stringify(parts);

/** A masked 户编号 may be that of several. */
const idOf: KeyOf = ({ id }) => (id?.includes('*') ? null : id);

/** Numbers over the whole result; numbers that villages begin at 1 are known within the village. */
const byId: readonly KeyOf[] = [
  idOf,
  (who) => {
    const id = idOf(who);
    return id === null ? null : joined(who.township, who.village, id);
  },
];
const byHash: KeyOf = ({ hash }) => hash ?? null;
const byName: KeyOf = ({ township, village, head }) =>
  head === null ? null : joined(township, village, head);

/**
 * Keys that hold over any time.
 * @internal
 */
export const LASTING_KEYS: readonly KeyOf[] = [...byId, byHash];
/** Also names, which hold from one result to the next. */
const ALL_KEYS: readonly KeyOf[] = [...LASTING_KEYS, byName];

/** The earlier household of each later one that has one; nobody is taken twice. */
export function followed<Earlier extends Who, Later extends Who>(
  earlier: readonly Earlier[],
  later: readonly Later[],
  keys: readonly KeyOf[] = ALL_KEYS,
): ReadonlyMap<Later, Earlier> {
  const found = new Map<Later, Earlier>();
  const taken = new Set<Earlier>();
  for (const keyOf of keys) {
    const before = uniqueBy(earlier, keyOf);
    for (const [key, one] of uniqueBy(later, keyOf)) {
      const other = before.get(key);
      if (other === undefined || taken.has(other) || found.has(one)) continue;
      found.set(one, other);
      taken.add(other);
    }
  }
  return found;
}

/** Households by a key that only one of them has. */
function uniqueBy<One extends Who>(all: readonly One[], keyOf: KeyOf): Map<string, One> {
  const unique = new Map<string, One>();
  const several = new Set<string>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === null) continue;
    if (unique.has(key)) several.add(key);
    unique.set(key, one);
  }
  for (const key of several) unique.delete(key);
  return unique;
}
