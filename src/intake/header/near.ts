import { type Near, nearest } from '../../domain/names/nearest.js';
import { HEADER_NAMES, ITEM_NAMES } from './meaning.js';
import { PERSON_NAMES } from './persons.js';

/**
 * The nearest name of the catalogue for a normalised header, for money of an item; null where none
 * is near.
 */
export type Suggest = (leaf: string, among?: 'all' | 'items') => Near | null;

/** Comparing with every name of the catalogue takes time; no honest form has more unknown headers. */
const MOST_SUGGESTIONS = 500;

/** Suggests for the first different headers that it is asked of, and nothing for those after them. */
export function suggester(): Suggest {
  const made = new Map<string, Near | null>();
  return (leaf, among = 'all') => {
    const key = `${among}/${leaf}`;
    const known = made.get(key);
    if (known !== undefined || made.size >= MOST_SUGGESTIONS) return known ?? null;
    const near = nearest(
      leaf,
      among === 'items' ? ITEM_NAMES : [...HEADER_NAMES.keys(), ...PERSON_NAMES],
    );
    made.set(key, near);
    return near;
  };
}
