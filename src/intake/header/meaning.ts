import {
  COLUMNS,
  type FieldKey,
  ITEMS,
  type ItemKey,
  SECTIONS,
  type Section,
} from '../../domain/catalog.js';
import { isItem } from '../../domain/fields.js';
import { ITEM_GROUPS, type ItemGroup } from './item-groups.js';
import { normalizeHeader } from './normalise.js';

/** What the name of a header stands for. Definition: docs/definitions/intake.md, "Reading". */

/** A column that sums up other columns of its table. */
export interface Subtotal {
  readonly parts: readonly ItemKey[];
  /** What the parts leave over counts as this item. */
  readonly own: ItemKey;
  /** Its name is also that of an item, and only the figures tell which of the two it is. */
  readonly doubtful: boolean;
  /** The sum of a single item, which is only compared with the item and adds nothing. */
  readonly isCheck: boolean;
}

/** The field of a header; with `subtotal` only where the table has none of its parts. */
export interface Meaning {
  readonly field: FieldKey | null;
  readonly subtotal?: Subtotal | undefined;
}

const namesOf = ({ label, synonyms }: Pick<ItemGroup, 'label' | 'synonyms'>): string[] =>
  [label, ...synonyms].map(normalizeHeader);

const FIELDS = [...ITEMS, ...COLUMNS];

/** Names that counties' forms have besides those of the catalogue. Definition: docs/columns.md. */
const OTHER_NAMES: readonly (readonly [string, FieldKey])[] = [
  ['村别', 'village'],
  ['家庭年总纯收入', 'total.net'],
  ['家庭总纯收入', 'total.net'],
  ['年总纯收入', 'total.net'],
  ['家庭收入合计', 'total.gross'],
  ['家庭总收入合计', 'total.gross'],
];

/** Every normalised name of a field. */
export const HEADER_NAMES: ReadonlyMap<string, FieldKey> = new Map([
  ...FIELDS.flatMap((field) => namesOf(field).map((name): [string, FieldKey] => [name, field.key])),
  ...OTHER_NAMES,
]);

const SECTION_NAMES: ReadonlyMap<string, Section> = new Map(
  SECTIONS.flatMap((section) =>
    COLUMNS.filter(({ key }) => key === `total.${section}`).flatMap((total) =>
      namesOf(total).map((name): [string, Section] => [name, section]),
    ),
  ),
);

const GROUP_NAMES: ReadonlyMap<string, ItemGroup> = new Map(
  ITEM_GROUPS.flatMap((group) => namesOf(group).map((name): [string, ItemGroup] => [name, group])),
);

/** The normalised names of items. */
export const ITEM_NAMES: readonly string[] = [...HEADER_NAMES].flatMap(([name, field]) =>
  isItem(field) ? [name] : [],
);

export const isCategoryName = (name: string): boolean => SECTION_NAMES.has(name);
export const isGroupName = (name: string): boolean => GROUP_NAMES.has(name);

const subtotalOf = ({ items, own }: ItemGroup, doubtful = false): Meaning => ({
  field: own,
  subtotal: { parts: items, own, doubtful, isCheck: false },
});

/** `生态补偿金小计`, `生态补偿金(合计)`, `小计(生态补偿金)`: what is summed up; null for other texts. */
function summedUp(name: string): string | null {
  const inner =
    /^\(?[小合]计\)?[:-]?(?<inner>.+)$/u.exec(name)?.groups?.inner ??
    /^(?<inner>.+?)[:-]?\(?[小合]计\)?$/u.exec(name)?.groups?.inner;
  return inner === undefined ? null : inner.replace(/^\((.+)\)$/u, '$1');
}

const isSum = (leaf: string): boolean => /^(?:收入|支出)?[小合]计$/u.test(leaf);
const isOther = (leaf: string): boolean => leaf === '其他' || leaf === '其它';

const REMARK = '说明';

const isKnown = (name: string): boolean =>
  HEADER_NAMES.has(name) || isCategoryName(name) || isGroupName(name);

/** The names of the last item of a category, 其他, which often has a note beside it. */
const OTHERS: ReadonlySet<string> = new Set(
  ['其他', '其它'].flatMap((other) => [other, `${other}收入`, `${other}支出`]),
);

/** Tells whether a name is known with or without 收入 or 支出. */
const isKnownRoughly = (name: string): boolean =>
  OTHERS.has(name) ||
  [name, `${name}收入`, `${name}支出`, name.replace(/(?:收入|支出)$/u, '')].some(isKnown);

/** `务工收入说明`, `种植业说明`, `务工收入/说明`: the note of a known column. */
export function isNoteOfAnother(leaf: string, upper: string | null): boolean {
  if (leaf === REMARK) return upper !== null && isKnownRoughly(upper);
  return leaf.endsWith(REMARK) && isKnownRoughly(leaf.slice(0, -REMARK.length));
}

/** The nearest category above a header, and the group of items between the two. */
function above(uppers: readonly string[]): { section?: Section; group?: ItemGroup } {
  const at = uppers.findIndex(isCategoryName);
  const category = uppers[at];
  const section = category === undefined ? undefined : SECTION_NAMES.get(category);
  const between = (at === -1 ? uppers : uppers.slice(0, at)).find(isGroupName);
  const group = between === undefined ? undefined : GROUP_NAMES.get(between);
  return { ...(section && { section }), ...(group && { group }) };
}

/** What `小计` and `其他` are under other names; null where no name above them says it. */
function meaningUnder(leaf: string, uppers: readonly string[]): Meaning | null {
  if (!isSum(leaf) && !isOther(leaf)) return null;
  const { section, group } = above(uppers);
  if (group !== undefined) return isSum(leaf) ? subtotalOf(group) : { field: group.own };
  if (section === undefined) return null;
  return { field: isSum(leaf) ? `total.${section}` : `${section}.other` };
}

/** A sum of a category is its total, that of an item its check. */
function meaningOfSum(leaf: string): Meaning {
  const name = summedUp(leaf);
  if (name === null) return { field: null };
  const group = GROUP_NAMES.get(name);
  if (group !== undefined) return subtotalOf(group);
  const section = SECTION_NAMES.get(name);
  if (section !== undefined) return { field: `total.${section}` };
  const field = HEADER_NAMES.get(name);
  if (field === undefined || !isItem(field)) return { field: null };
  return { field, subtotal: { parts: [field], own: field, doubtful: false, isCheck: true } };
}

/** `工资性收入(务工收入、公益性岗位报酬)`: a category or group that says what belongs to it. */
function withoutList(leaf: string): string | null {
  const name = /^(?<name>[^()]+)\([^()]*、[^()]*\)$/u.exec(leaf)?.groups?.name;
  return name !== undefined && (isCategoryName(name) || isGroupName(name)) ? name : null;
}

/** What a header means under the names above it, the nearest first; all of them normalised. */
export function meaningOf(leaf: string, uppers: readonly string[]): Meaning {
  const under = meaningUnder(leaf, uppers);
  if (under !== null) return under;
  if (leaf === REMARK && isNoteOfAnother(leaf, uppers[0] ?? null)) return { field: null };
  const group = GROUP_NAMES.get(leaf);
  if (group !== undefined) return subtotalOf(group, group.namesItem);
  const field = HEADER_NAMES.get(leaf);
  if (field !== undefined) return { field };
  const listed = withoutList(leaf);
  return listed === null ? meaningOfSum(leaf) : meaningOf(listed, uppers);
}

/** A column that may be a subtotal is one where the table has parts of it, else an item's column. */
export function withSubtotals<C extends Meaning>(columns: readonly C[]): C[] {
  const fields = new Set(
    columns.flatMap(({ field, subtotal }) => (field === null || subtotal ? [] : [field])),
  );
  return columns.map((column) => {
    const { subtotal } = column;
    if (subtotal === undefined) return column;
    const has = subtotal.parts.some((part) => fields.has(part));
    return has ? { ...column, field: null } : { ...column, subtotal: undefined };
  });
}
