import { COLUMNS, type Column, type FieldKey } from '../../domain/catalog.js';
import { FACTOR_NUMBERS } from '../../domain/factor.js';
import { MONTHS_OF_A_YEAR } from '../../domain/period.js';

/**
 * What may be typed into a column. The bounds are those at which intake rejects a row or a rule
 * speaks. Definition: docs/definitions/intake.md, "Rejected rows", and checks.md.
 */
export type CellCheck =
  | { readonly kind: 'text' | 'key' | 'idNumber' | 'money' | 'quantity' }
  | { readonly kind: 'whole'; readonly least: number; readonly most: number }
  /** A count of persons of this household. */
  | { readonly kind: 'persons' }
  | { readonly kind: 'months'; readonly most: number }
  /** Exactly one of these values. */
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** These values are offered; anything else may be written as well. */
  | { readonly kind: 'offer'; readonly values: readonly string[] };

export const ID_NUMBER_LENGTHS = [18, 20, 22] as const;
const MOST_PERSONS = 30;
const OWN_CHECKS: Readonly<Partial<Record<FieldKey, CellCheck>>> = {
  id: { kind: 'key' },
  population: { kind: 'whole', least: 1, most: MOST_PERSONS },
  labour: { kind: 'persons' },
  workers: { kind: 'persons' },
  workMonths: { kind: 'months', most: MONTHS_OF_A_YEAR },
  disaster: {
    kind: 'offer',
    values: ['无', '干旱', '洪涝', '冰雹', '霜冻', '大风', '病虫害', '其他灾害'],
  },
  declared: { kind: 'offer', values: FACTOR_NUMBERS.map(String) },
  note: {
    kind: 'offer',
    values: ['新增户', '整户迁出', '整户死亡销户', '并入他户', '外出联系不上'],
  },
};

const BY_TYPE: Readonly<Record<Column['type'], (column: Column) => CellCheck>> = {
  text: () => ({ kind: 'text' }),
  causes: () => ({ kind: 'text' }),
  id: () => ({ kind: 'idNumber' }),
  choice: ({ values }) => ({ kind: 'choice', values }),
  yesno: ({ values }) => ({ kind: 'choice', values }),
  count: () => ({ kind: 'persons' }),
  number: () => ({ kind: 'quantity' }),
  money: () => ({ kind: 'money' }),
};

const COLUMN_CHECKS: ReadonlyMap<FieldKey, CellCheck> = new Map(
  COLUMNS.map((column) => [column.key, OWN_CHECKS[column.key] ?? BY_TYPE[column.type](column)]),
);

/** The check of a field; items of income and cost are money. */
export const checkOf = (field: FieldKey): CellCheck =>
  COLUMN_CHECKS.get(field) ?? { kind: 'money' };

const TEXT_KINDS: ReadonlySet<CellCheck['kind']> = new Set([
  'text',
  'key',
  'idNumber',
  'choice',
  'offer',
]);

export const isText = (check: CellCheck): boolean => TEXT_KINDS.has(check.kind);
