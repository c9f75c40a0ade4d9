import { type FieldKey, SECTIONS } from '../domain/catalog.js';
import { ITEMS_OF } from '../domain/fields.js';
import { BLANK, type Household, isNumeric, placeOf } from '../domain/household.js';
import { isRejected } from '../intake/table/rejections.js';
import type { HouseholdRule, Need } from './rule.js';

/**
 * What a rejected row can be asked: every rule that its readable cells allow, so that a village
 * mends all in one round. Definition: docs/definitions/intake.md, "Rejected rows".
 */

/**
 * Rows rejected for these reasons are not asked: their cells belong to another household or have
 * moved into other columns.
 */
const NOT_ITS_OWN: ReadonlySet<string> = new Set(['intake.mergedIdentity', 'intake.extraFields']);

export const isAsked = (row: Household): boolean =>
  !isRejected(row) || !row.reasons.some(({ code }) => NOT_ITS_OWN.has(code));

const touches = (needs: readonly Need[], unread: ReadonlySet<FieldKey>): boolean =>
  needs.some((need) =>
    typeof need === 'string' ? unread.has(need) : need.anyOf.some((field) => unread.has(field)),
  );

/**
 * The fields of a rejected row that hold no clear number; null where all can be read. A text that
 * cannot be read is blank, and no rule asks about blanks.
 */
export function unreadNumbers(row: Household): ReadonlySet<FieldKey> | null {
  if (!isRejected(row) || row.unread === undefined) return null;
  const fields = [...row.unread.keys()].filter((field) => isNumeric(field));
  return fields.length === 0 ? null : new Set(fields);
}

/**
 * Tells whether a rule can be asked: it looks at nothing that is unread, or at every section for
 * itself.
 */
export const allows = (
  { needs, reads = [], bySection }: HouseholdRule,
  unread: ReadonlySet<FieldKey>,
): boolean => bySection === true || !touches([...needs, ...reads], unread);

/** The row without what is unclear: also without the totals of sections with an unread item. */
export function readable(row: Household, unread: ReadonlySet<FieldKey>): Household {
  const numbers = row.numbers.slice();
  for (const field of unread) numbers[placeOf(field)] = BLANK;
  for (const section of SECTIONS) {
    if (ITEMS_OF[section].some((item) => unread.has(item)))
      numbers[placeOf(`total.${section}`)] = BLANK;
  }
  return { ...row, numbers };
}
