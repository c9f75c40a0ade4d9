import type { Budget, Used } from '../budget.js';

/** What a part was read as, for the next file that has the same one. */
interface Known {
  readonly packed: Uint8Array;
  readonly value: unknown;
  /** What reading it uses up of a file's limits. */
  readonly used: Used;
}

/**
 * The largest part that is remembered: parts that are the same in every file of a program are
 * small.
 */
const MOST_BYTES = 2 ** 14;
const MOST_PARTS = 64;

const KNOWN = new Map<string, Known>();

export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/**
 * What a small part says, read once for all files of this thread in which its bytes are the same:
 * content types, relationships and styles of one program's workbooks. `key` says which part of
 * what checksum is read how; the bytes are compared nevertheless. Using up of limits is counted as
 * if it had been read.
 */
export async function knownPart<T>(
  key: string,
  packed: Uint8Array,
  budget: Budget,
  read: () => Promise<T>,
): Promise<T> {
  if (packed.length > MOST_BYTES) return await read();
  const name = `${key} ${budget.limitsKey}`;
  const known = KNOWN.get(name);
  if (known !== undefined && isSame(known.packed, packed) && budget.useAgain(known.used)) {
    return known.value as T;
  }
  const since = budget.counting();
  const value = await read();
  if (KNOWN.size >= MOST_PARTS) KNOWN.clear();
  KNOWN.set(name, { packed: packed.slice(), value, used: since() });
  return value;
}
