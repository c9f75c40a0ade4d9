import { ID_NUMBER_LENGTH } from '../../../domain/identity.js';
import { editDistance } from '../../../domain/names/nearest.js';

/** ID numbers that differ in more characters are those of two people. */
const MOST_DIFFERENCES = 2;

/**
 * In how many characters two ID numbers differ: 1 or 2; null where they are the same, or more
 * differ. One that lacks characters or has too many is compared with every place shifted.
 */
export function idNumberDifferences(one: string, other: string): number | null {
  if (Math.abs(one.length - other.length) > MOST_DIFFERENCES) return null;
  const differences =
    one.length === ID_NUMBER_LENGTH && other.length === ID_NUMBER_LENGTH
      ? differingPlaces(one, other)
      : editDistance(one, other);
  return differences >= 1 && differences <= MOST_DIFFERENCES ? differences : null;
}

function differingPlaces(one: string, other: string): number {
  let differing = 0;
  for (let n = 0; n < one.length && differing <= MOST_DIFFERENCES; n += 1) {
    if (one[n] !== other[n]) differing += 1;
  }
  return differing;
}

/**
 * Tells whether both numbers are known and too different to be one person's with a slip of the pen.
 */
export const areTwoPeople = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other && idNumberDifferences(one, other) === null;

/** The shortest name that is compared: two names of one character have nothing in common. */
const SHORTEST_NAME = 2;
const LONGEST_NAME = 30;

/** The names differ in one character: another one, one more, one less, or two in another order. */
export const namesAreSimilar = (one: string, other: string): boolean =>
  Math.max(one.length, other.length) <= LONGEST_NAME &&
  Math.min(Array.from(one).length, Array.from(other).length) >= SHORTEST_NAME &&
  editDistance(one, other) === 1;

/**
 * Texts of which two similar names have one in common: the name and every way of leaving out one
 * character.
 */
export function nameVariants(name: string): string[] {
  if (name.length > LONGEST_NAME) return [name];
  const characters = Array.from(name);
  return [name, ...characters.map((_, left) => characters.filter((__, n) => n !== left).join(''))];
}
