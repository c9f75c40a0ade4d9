import type { MoneyUnit } from '../header/normalise.js';
import { SERIAL_NAMES } from '../header/unread.js';
import type { Area } from './areas.js';
import type { HeadKind } from './words.js';
import { type Role, rolesOf, type YearWord } from './years.js';

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
/** Tells whether the values under a head count. */
export const isValueHead = (head: Head): boolean => isYear(head) || head.role === 'amount';

/**
 * The heads of a row, where it is one of heads: at least two years, or a head of values beside one
 * of labels, and no figure but years. null for any other row. `2021` is a year among heads only:
 * beside a label it is an amount.
 */
export function headsIn(areas: readonly Area[]): readonly Head[] | null {
  const figuresAreYears =
    areas.every(({ kind }) => kind.year !== null || kind.head !== null) &&
    areas.some(({ kind }) => kind.isWords);
  const found = areas.map((area) => {
    const { isWords, year, head } = area.kind;
    return { area, word: isWords || figuresAreYears ? year : null, sort: head };
  });
  const count = (sort: HeadKind): number => found.filter((each) => each.sort === sort).length;
  const words = found.flatMap(({ word }) => (word === null ? [] : [word]));
  const values = words.length + count('amount');
  const isHeads = words.length > 1 || (values > 0 && count('item') + count('aside') > 0);
  const hasFigures = found.some(({ area, word }) => word === null && !area.kind.isWords);
  if (!isHeads || hasFigures) return null;
  const roles = rolesOf(words);
  const first = found.findIndex(({ word, sort }) => word !== null || sort === 'amount');
  return found.flatMap(({ area, word, sort }, n): Head[] => {
    // Categories, and whatever else the row begins with, stand in front of the first column of
    // values.
    if (word === null && sort === null && n < first) return [];
    const role = word === null ? roleOfSort(sort, n) : roleOf(roles, word);
    return [{ area, word, role, unit: area.kind.unit }];
  });

  /**
   * The role of a head that is no year. A running number behind the labels belongs to the form, as
   * in `内容 | 单位 | 序号 | 金额`.
   */
  function roleOfSort(sort: HeadKind | null, n: number): Head['role'] {
    const isMark = n > 0 && SERIAL_NAMES.has(areas[n]?.kind.name ?? '');
    return isMark ? 'aside' : (sort ?? 'unknown');
  }
}

const roleOf = (roles: ReadonlyMap<YearWord, Role> | null, word: YearWord): Head['role'] =>
  roles?.get(word) ?? 'unclear';

/** The heads with the units of a row below them that holds nothing else: `元`, `万元`. */
export function withUnitRow(
  heads: readonly Head[],
  areas: readonly Area[],
): readonly Head[] | null {
  if (heads.length === 0 || areas.length === 0) return null;
  if (!areas.every(({ kind }) => kind.isUnit)) return null;
  return heads.map((head) => {
    const below = areas.find(({ left }) => left === head.area.left);
    return { ...head, unit: head.unit ?? below?.kind.unit ?? null };
  });
}
