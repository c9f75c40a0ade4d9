import { CATEGORIES, type FieldKey, SECTIONS, type Section } from '../domain/catalog.js';
import { ITEMS_OF } from '../domain/fields.js';
import type { Need } from './rule.js';

/** One of the items of a section, or its total. */
export const sectionNeed = (section: Section): Need => ({
  anyOf: [`total.${section}`, ...ITEMS_OF[section]],
});

/** The parts of a sum of all categories must all be there, or nothing can be said of it. */
export const INCOMES: readonly Need[] = CATEGORIES.map(sectionNeed);
export const PARTS: readonly Need[] = [...INCOMES, sectionNeed('costs')];

export const ANY_TOTAL: Need = {
  anyOf: SECTIONS.map((section) => `total.${section}` as const) as unknown as [FieldKey],
};
export const ANY_ITEM: Need = {
  anyOf: SECTIONS.flatMap((section) => ITEMS_OF[section]) as unknown as [FieldKey],
};
