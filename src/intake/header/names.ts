import type { FieldKey, ItemKey } from '../../domain/catalog.js';
import { isItem } from '../../domain/fields.js';
import type { TableHead } from '../../domain/household.js';
import { type Meaning, meaningOf, type Subtotal } from './meaning.js';
import { type MoneyUnit, normalizeHeader } from './normalise.js';
import { standingWithoutField } from './unread.js';

/** How headers are matched to the catalogue. Definition: docs/definitions/intake.md, "Reading". */

/** A user's column map: normalised header or path → field, or null for "leave it out". */
export type ColumnMap = ReadonlyMap<string, FieldKey | null>;

/** What a user's column map says of a form besides its headers. */
export interface FormNotes {
  /** The unit of its amounts; null where only the form itself says it. */
  readonly unit: MoneyUnit | null;
  /** Items that are taken out of both years (不问). */
  readonly notAsked: readonly ItemKey[];
  /** Items that stand per person where a table has a row for each. */
  readonly perPerson: readonly ItemKey[];
}

/** The parts of the notes that belong to the head of each table. */
export const headNotes = ({
  unit,
  notAsked,
}: FormNotes): Pick<TableHead, 'unitGiven' | 'notAsked'> => ({
  ...(unit !== null && { unitGiven: true }),
  ...(notAsked.length > 0 && { notAsked }),
});

export const NO_NOTES: FormNotes = { unit: null, notAsked: [], perPerson: [] };

/** How a header `上层/表头` or `表头` is looked up in a column map. */
export const mapKey = (header: string): string => normalizeHeader(header);

/** Which name of a column map speaks of a header, the path before the leaf; undefined for none. */
export const nameInMap = (map: ColumnMap, leaf: string, upper: string | null): string | undefined =>
  [`${upper ?? ''}/${leaf}`, leaf].find((known) => map.has(known));

/** What a column map says of a header; undefined where it says nothing. */
const mappedIn = (
  map: ColumnMap,
  leaf: string,
  upper: string | null,
): FieldKey | null | undefined => {
  const name = nameInMap(map, leaf, upper);
  return name === undefined ? undefined : map.get(name);
};

/** Every text that stands before a slash in a column map; kept, for it is asked of every header row. */
const UPPERS = new WeakMap<ColumnMap, ReadonlySet<string>>();

function uppersIn(map: ColumnMap): ReadonlySet<string> {
  const known = UPPERS.get(map);
  if (known !== undefined) return known;
  const uppers = new Set(
    [...map.keys()].flatMap((name) =>
      [...name.matchAll(/\//g)].map(({ index }) => name.slice(0, index)),
    ),
  );
  uppers.delete('');
  UPPERS.set(map, uppers);
  return uppers;
}

/** The header is named in a column map as one that stands above others: `上层` of `上层/表头`. */
export const isUpperIn = (map: ColumnMap, name: string): boolean =>
  map.size > 0 && uppersIn(map).has(name);

/**
 * What a header stands for under the names above it, the nearest first. A user's column map comes
 * first; null there leaves the column out.
 */
export function meaningIn(map: ColumnMap, leaf: string, uppers: readonly string[]): Meaning {
  const mapped = mappedIn(map, leaf, uppers[0] ?? null);
  return mapped === undefined ? meaningOf(leaf, uppers) : { field: mapped };
}

/** The field of a header that stands alone or under one name. */
export const fieldIn = (map: ColumnMap, leaf: string, upper: string | null): FieldKey | null =>
  meaningIn(map, leaf, upper === null ? [] : [upper]).field;

/** A user's column map says that the column is not to be read: nothing is said of it any more. */
export const isLeftOut = (map: ColumnMap, leaf: string, upper: string | null): boolean =>
  mappedIn(map, leaf, upper) === null;

export interface HeaderColumn {
  /** Column of the sheet, from 0. */
  readonly column: number;
  /** Row of the sheet, from 0, where it is a label of a card. */
  readonly row?: number;
  /** The header as it is written, with the upper headers it stands under: `工资性收入/务工收入`. */
  readonly path: string;
  /** The texts of the path, from the top. */
  readonly parts: readonly string[];
  /** The header itself, normalised. */
  readonly leaf: string;
  /** The header directly above it, normalised. */
  readonly upper: string | null;
  readonly field: FieldKey | null;
  /** The column sums up others: it has no field of its own. */
  readonly subtotal?: Subtotal | undefined;
  readonly unit: MoneyUnit | null;
  /** The user's column map leaves it out. */
  readonly leftOut: boolean;
}

export interface Header {
  /** The first and the last row of the header, from 0. */
  readonly top: number;
  readonly bottom: number;
  /** Columns with a header text, from the left. */
  readonly columns: readonly HeaderColumn[];
}

/** What a column without a field is; only `unknown` ones are told of. */
export type ColumnState =
  | 'field'
  | 'subtotal'
  | 'leftOut'
  | 'serial'
  | 'reference'
  | 'note'
  | 'notRead'
  | 'unknown';

export function columnState({ field, subtotal, leaf, upper, leftOut }: HeaderColumn): ColumnState {
  if (field !== null) return 'field';
  if (leftOut) return 'leftOut';
  return subtotal === undefined ? standingWithoutField(leaf, upper) : 'subtotal';
}

const ESSENTIALS = ['identity', 'population', 'amount'] as const;
export type Essential = (typeof ESSENTIALS)[number];

/**
 * A detail table has an identity column, 家庭人口数 and at least one amount column: what is missing.
 * Of a table of persons the rows show the rest. Definition: docs/definitions/members.md.
 */
export function lackingIn(columns: readonly Pick<HeaderColumn, 'field'>[]): readonly Essential[] {
  const fields = new Set(columns.map(({ field }) => field));
  if (isOfPersons(fields)) return [];
  const has: Readonly<Record<Essential, boolean>> = {
    identity: fields.has('id') || fields.has('idNumber') || fields.has('head'),
    population: fields.has('population'),
    amount: columns.some(({ field }) => field !== null && isAmountField(field)),
  };
  return ESSENTIALS.filter((essential) => !has[essential]);
}

/** The header has 户编号 and 与户主关系 or 人编号. */
export const isOfPersons = (fields: {
  has(field: 'id' | 'relation' | 'personId'): boolean;
}): boolean => fields.has('id') && (fields.has('relation') || fields.has('personId'));

export const isDetailHeader = (columns: readonly HeaderColumn[]): boolean =>
  lackingIn(columns).length === 0;

/** Tells whether a field is an item or a total. */
export const isAmountField = (field: FieldKey): boolean =>
  isItem(field) || field.startsWith('total.');
