import { COLUMNS, type FieldKey, ITEMS } from '../src/domain/catalog.js';
import {
  BLANK,
  type Household,
  NUMERIC_FIELDS,
  placeOf,
  type TableHead,
  TEXT_FIELDS,
  type TextField,
} from '../src/domain/household.js';
import type { MatchKey } from '../src/domain/outcomes/result.js';

/** What a test says of a household; everything else is blank or absent. */
export interface Given {
  /** Shared by households of one table; without it the table has the columns that are given. */
  readonly table?: TableHead;
  readonly row?: number;
  readonly texts?: Partial<Record<TextField, string | null>>;
  /** Money in yuan, counts and quantities as they are, yes/no as booleans; null is a blank cell. */
  readonly values?: Partial<Record<FieldKey, number | boolean | null>>;
  /** False: a household that was not surveyed. */
  readonly surveyed?: boolean;
}

const MONEY: ReadonlySet<FieldKey> = new Set([
  ...ITEMS.map(({ key }) => key),
  ...COLUMNS.filter(({ type }) => type === 'money').map(({ key }) => key),
]);
const TEXTS: ReadonlySet<FieldKey> = new Set(TEXT_FIELDS);

/** Every field that a form can have, in the catalogue's order. */
export const ALL_FIELDS: readonly FieldKey[] = [
  ...COLUMNS.filter(({ group }) => group === 'identity').map(({ key }) => key),
  ...ITEMS.map(({ key }) => key),
  ...COLUMNS.filter(({ group }) => group !== 'identity').map(({ key }) => key),
];

/** A table with these columns, in this order. */
export const tableOf = (
  fields: readonly FieldKey[],
  parts: Partial<Omit<TableHead, 'columns'>> = {},
): TableHead => ({
  file: '本年/北张村.xlsx',
  sheet: 'Sheet1',
  year: 'current',
  ...parts,
  columns: Object.fromEntries(fields.map((field, column) => [field, column])),
});

/** A household of 户编号 1, 王建国, 3 persons, with what is given. */
export function household(given: Given = {}): Household {
  const texts: Partial<Record<TextField, string | null>> = {
    id: '1',
    head: '王建国',
    ...given.texts,
  };
  const values = { population: 3, ...given.values };
  const fields = [...Object.keys(texts), ...Object.keys(values)] as FieldKey[];
  const numbers = new Float64Array(NUMERIC_FIELDS.length).fill(BLANK);
  for (const [field, value] of Object.entries(values) as [FieldKey, number | boolean | null][]) {
    if (TEXTS.has(field)) throw new TypeError(`${field} belongs to texts`);
    if (value === null) continue;
    numbers[placeOf(field)] = MONEY.has(field) ? Math.round(Number(value) * 100) : Number(value);
  }
  const whole = texts.idNumber ?? null;
  return {
    table: given.table ?? tableOf(fields),
    row: given.row ?? 4,
    texts: {
      ...(Object.fromEntries(TEXT_FIELDS.map((field) => [field, null])) as Household['texts']),
      ...texts,
      idNumber: whole === null ? null : whole.slice(0, 18),
    },
    idNumberWhole: whole,
    numbers,
    surveyed: given.surveyed ?? true,
  };
}

/** A household in its village. */
export const placed = (row: Household, village = '北张村') => ({
  row,
  village,
  township: '北张乡',
});

/** One household in both years; the prior year stands in 上年/北张村.xlsx. */
export function pair(
  prior: Given,
  current: Given,
  {
    villages = ['北张村', '北张村'],
    matchedBy = 'id',
  }: { villages?: readonly [string, string]; matchedBy?: MatchKey } = {},
) {
  const before = household(prior);
  const table: TableHead = prior.table ?? {
    ...before.table,
    year: 'prior',
    file: '上年/北张村.xlsx',
  };
  return {
    prior: placed({ ...before, table }, villages[0]),
    current: placed(household(current), villages[1]),
    matchedBy,
  };
}
