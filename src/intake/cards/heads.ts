import { isUnit, type MoneyUnit, unitInHeader } from '../header.js';
import { textOf } from '../headerSearch.js';
import { isWords } from '../values.js';
import type { Area } from './areas.js';
import { isAmountHead, isItemHead, isOtherHead } from './words.js';
import { type Role, rolesOf, type YearWord, yearWordOf } from './years.js';

/** The head of a column of values on a card. */
export interface Head {
  readonly area: Area;
  /**
   * `unclear`: of one of several years, and it cannot be told of which; `aside`: of what does not
   * count; `unknown`: in words that are not known; `item`: of labels.
   */
  readonly role: Role | 'unclear' | 'amount' | 'aside' | 'unknown' | 'item';
  readonly word: YearWord | null;
  readonly unit: MoneyUnit | null;
}

const isYear = ({ role }: Head): boolean =>
  role === 'prior' || role === 'current' || role === 'only' || role === 'unclear';
export const yearHeads = (heads: readonly Head[]): readonly Head[] => heads.filter(isYear);
/** Values that count stand under it. */
export const isValueHead = (head: Head): boolean => isYear(head) || head.role === 'amount';

type Sort = 'amount' | 'aside' | 'item';

function sortOf(area: Area): Sort | null {
  if (isAmountHead(area.name)) return 'amount';
  if (isOtherHead(area.name)) return 'aside';
  return isItemHead(area.name) ? 'item' : null;
}

/**
 * The heads of a row, where it is one of heads: at least two years, or a head of values beside one
 * of labels, and no figure but years. null for any other row.
 */
export function headsIn(areas: readonly Area[]): readonly Head[] | null {
  const found = areas.map((area) => {
    const word = yearWordOf(area);
    return { area, word, sort: word === null ? sortOf(area) : null };
  });
  const count = (sort: Sort): number => found.filter((each) => each.sort === sort).length;
  const words = found.flatMap(({ word }) => (word === null ? [] : [word]));
  const values = words.length + count('amount');
  const isHeads = words.length > 1 || (values > 0 && count('item') + count('aside') > 0);
  const hasFigures = found.some(({ area, word }) => word === null && !isWords(area.cell));
  if (!isHeads || hasFigures) return null;
  const roles = rolesOf(words);
  const first = found.findIndex(({ word, sort }) => word !== null || sort === 'amount');
  return found.flatMap(({ area, word, sort }, n): Head[] => {
    // In front of the first column of values stand categories and whatever the row begins with.
    if (word === null && sort === null && n < first) return [];
    const role = word === null ? (sort ?? 'unknown') : roleOf(roles, word);
    return [{ area, word, role, unit: unitInHeader(textOf(area.cell)) }];
  });
}

const roleOf = (roles: ReadonlyMap<YearWord, Role> | null, word: YearWord): Head['role'] =>
  roles?.get(word) ?? 'unclear';

/** The heads with the units of a row below them that holds nothing else: `元`, `万元`. */
export function withUnitRow(
  heads: readonly Head[],
  areas: readonly Area[],
): readonly Head[] | null {
  const texts = areas.map(({ cell }) => textOf(cell));
  if (heads.length === 0 || texts.length === 0 || !texts.every(isUnit)) return null;
  return heads.map((head) => {
    const below = areas.findIndex(({ left }) => left === head.area.left);
    return { ...head, unit: head.unit ?? unitInHeader(`(${texts[below] ?? ''})`) };
  });
}
