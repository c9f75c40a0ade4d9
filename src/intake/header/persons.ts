import { COLUMNS, type FieldKey, PERSON_COLUMNS, type PersonKey } from '../../domain/catalog.js';
import { HEADER_NAMES } from './meaning.js';
import type { HeaderColumn } from './names.js';
import { normalizeHeader } from './normalise.js';

/** Headers of tables with a row per person. Definition: docs/definitions/members.md. */

const OF_THE_HEAD = '户主';

/** Names without 户主, which mean the head in other tables and a person here. */
const bareNamesOf = (field: FieldKey): string[] =>
  COLUMNS.filter(({ key }) => key === field)
    .flatMap(({ label, synonyms }) => [label, ...synonyms])
    .map(normalizeHeader)
    .filter((name) => !name.startsWith(OF_THE_HEAD));

const NAMES: ReadonlyMap<string, PersonKey> = new Map([
  ...bareNamesOf('head').map((name): [string, PersonKey] => [name, 'personName']),
  ...bareNamesOf('idNumber').map((name): [string, PersonKey] => [name, 'personNumber']),
  ...PERSON_COLUMNS.flatMap(({ key, label, synonyms }) =>
    [label, ...synonyms].map((name): [string, PersonKey] => [normalizeHeader(name), key]),
  ),
]);

/** Names that mean nothing but a person's: 与户主关系, 劳动技能. */
export const PERSON_NAMES: readonly string[] = [...NAMES.keys()].filter(
  (name) => !HEADER_NAMES.has(name),
);

/** The person's field that a name means in a table of persons. */
export const personNamed = (leaf: string): PersonKey | null => NAMES.get(leaf) ?? null;

const SIGNS: ReadonlySet<FieldKey | null> = new Set<FieldKey>(['relation', 'personId']);

const meaning = ({ field, leaf }: HeaderColumn, isMapped: boolean): FieldKey | null =>
  isMapped ? field : (personNamed(leaf) ?? field);

/**
 * In a table that has 与户主关系 or 人编号, bare 姓名, 证件号码, 务工时间 and 务工月收入 mean the person.
 * What the user's column map says stays.
 */
export function withPersons(
  columns: readonly HeaderColumn[],
  isMapped: (column: HeaderColumn) => boolean,
): readonly HeaderColumn[] {
  const isSign = (column: HeaderColumn): boolean => SIGNS.has(meaning(column, isMapped(column)));
  if (!columns.some(isSign)) return columns;
  return columns.map((column) => {
    const field = meaning(column, isMapped(column));
    return field === column.field ? column : { ...column, field };
  });
}
