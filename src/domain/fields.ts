import {
  COLUMNS,
  type ColumnGroup,
  type ColumnKey,
  type ColumnReadAs,
  type ColumnType,
  type FieldKey,
  ITEMS,
  type ItemKey,
  SECTIONS,
  type Section,
} from './catalog.js';
import { yuan } from './money.js';

/** What the catalogue says of a field, by its key. */

export const ITEM_KEYS = ITEMS.map(({ key }) => key) as readonly ItemKey[] as readonly [
  ItemKey,
  ...ItemKey[],
];

const SECTION_OF: ReadonlyMap<string, Section> = new Map(
  ITEMS.map(({ key, section }) => [key, section]),
);

export const isItem = (field: string): field is ItemKey => SECTION_OF.has(field);

export const sectionOf = (item: ItemKey): Section => SECTION_OF.get(item) as Section;

/** The items of each section, in catalogue order. */
export const ITEMS_OF = Object.fromEntries(
  SECTIONS.map((section) => [section, ITEM_KEYS.filter((key) => sectionOf(key) === section)]),
) as unknown as Readonly<Record<Section, readonly ItemKey[]>>;

const TYPES: ReadonlyMap<FieldKey, ColumnType> = new Map([
  ...ITEM_KEYS.map((key) => [key, 'money'] as const),
  ...COLUMNS.map(({ key, type }) => [key, type] as const),
]);

/** How the cells of a household's field are read; null of a column of persons. */
export const typeOf = (field: FieldKey): ColumnType | null => TYPES.get(field) ?? null;

/** A household's amount: fen inside, yuan or 万元 in tables. */
export const isMoney = (field: FieldKey): boolean => typeOf(field) === 'money';

const UNITS: ReadonlyMap<FieldKey, string> = new Map([
  ...ITEM_KEYS.map((key) => [key, '元'] as const),
  ...COLUMNS.map(({ key, unit }) => [key, unit] as const),
]);

/** Empty where a field has no unit. */
export const unitOf = (field: FieldKey): string => UNITS.get(field) ?? '';

/** The columns of some groups, in catalogue order. */
export const columnsOf = (...groups: readonly ColumnGroup[]): readonly ColumnKey[] =>
  COLUMNS.filter(({ group }) => groups.includes(group)).map(({ key }) => key);

/** The columns whose cells are read in some ways, in catalogue order. */
export const columnsRead = <Type extends ColumnType>(
  ...types: readonly Type[]
): readonly ColumnReadAs<Type>[] =>
  COLUMNS.filter(({ type }) => (types as readonly ColumnType[]).includes(type)).map(
    ({ key }) => key as ColumnReadAs<Type>,
  );

/** A number of a field as people write it: yuan, 是 or 否, or the number itself. */
export function writtenNumber(field: FieldKey, value: number): string | number {
  if (isMoney(field)) return yuan(value);
  return typeOf(field) === 'yesno' ? (value === 1 ? '是' : '否') : value;
}

const SYNONYMS: ReadonlyMap<FieldKey, readonly string[]> = new Map(
  [...ITEMS, ...COLUMNS].map(({ key, synonyms }) => [key, synonyms]),
);

/** What else a field is called in tables. */
export const synonymsOf = (field: FieldKey): readonly string[] => SYNONYMS.get(field) ?? [];
