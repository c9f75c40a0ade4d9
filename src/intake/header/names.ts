import { COLUMNS, type FieldKey, ITEMS, SECTIONS, type Section } from '../../domain/catalog.js';
import { squeeze, WAN } from '../cells/values.js';

/** How headers are matched to the catalogue. Definition: docs/definitions/intake.md, "Reading". */

const UNIT =
  '(?:单位:?)?(?:万?元(?:/(?:公斤|千克|kg|斤|人|月|年|亩|户|头|只))?|亩|人|个?月|天|头|只|羽|头\\(只\\)|头[、/]只|公斤|斤|户|年|%)';
const BRACKETED_UNIT = new RegExp(`\\(${UNIT}\\)`, 'g');
const UNIT_ALONE = new RegExp(`^(?:${UNIT}|\\(${UNIT}\\))$`);
const BRACKETS: Readonly<Record<string, string>> = {
  '【': '(',
  '〔': '(',
  '[': '(',
  '{': '(',
  '】': ')',
  '〕': ')',
  ']': ')',
  '}': ')',
};

function unified(text: string): string {
  return squeeze(text.normalize('NFKC')).replace(/[【〔[{】〕\]}]/g, (b) => BRACKETS[b] ?? b);
}

/** `一、`, `(一)`, `1.`, `(1)` in front of a name; `18位身份证号` is a name. */
const NUMBER_OF_AN_ITEM =
  /^(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}(?:、|\.(?!\d))|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\))(?=.)/u;

/** NFKC, white space, line breaks and numbers of items out, brackets unified, units in brackets out. */
export const normalizeHeader = (text: string): string =>
  unified(text).replace(NUMBER_OF_AN_ITEM, '').replace(BRACKETED_UNIT, '');

/** The text is a unit and nothing else, with or without brackets. */
export const isUnit = (text: string): boolean => UNIT_ALONE.test(unified(text));

export type MoneyUnit = '元' | '万元';

/** The unit that a header's brackets name; null where they name none of money. */
export function unitInHeader(text: string): MoneyUnit | null {
  const found = /\((?:单位:?)?(万?元)(?:\/[^)]{0,40})?\)/.exec(unified(text));
  return found ? (found[1] as MoneyUnit) : null;
}

/** `单位:户、人、万元`, but not 填报单位 and its like, nor a village called 元家村. */
const DECLARED_UNIT =
  /(?<![报表制送属任]\s*)单\s*位\s*(?::\s*)?(?:(?:人民币|[户人亩头只%])[、,/\s]*)*((?:万\s*)?元)(?!\p{Script=Han}{0,6}村)/u;
const UNIT_PHRASES: readonly RegExp[] = [
  DECLARED_UNIT,
  /\(\s*(?:单位:?\s*)?(万?元)\s*\)/u,
  /以?(万?元)为单位|以(万?元)计/u,
];

/** The unit that a title or sheet name declares: `单位:万元`, `(万元)`. `填报单位:…` is no unit. */
export function unitInTitle(text: string): MoneyUnit | null {
  // White space stays: in `单位:万元  北张村` it parts the unit from the village.
  const flat = text.normalize('NFKC').replace(/[【〔[{】〕\]}]/g, (b) => BRACKETS[b] ?? b);
  for (const phrase of UNIT_PHRASES) {
    const found = phrase.exec(flat);
    const unit = found?.[1] ?? found?.[2];
    if (unit !== undefined) return squeeze(unit) as MoneyUnit;
  }
  return null;
}

/** Decimal digits by which a unit's figures are shifted against 元. */
export const shiftOf = (unit: MoneyUnit | null): number => (unit === '万元' ? WAN : 0);

function namesToFields(): ReadonlyMap<string, FieldKey> {
  const names = new Map<string, FieldKey>();
  for (const { key, label, synonyms } of [...ITEMS, ...COLUMNS]) {
    for (const name of [label, ...synonyms]) names.set(normalizeHeader(name), key);
  }
  return names;
}

const NAMES = namesToFields();
const SECTION_NAMES: ReadonlyMap<string, Section> = new Map(
  SECTIONS.flatMap((section) =>
    COLUMNS.filter(({ key }) => key === `total.${section}`).flatMap(({ label, synonyms }) =>
      [label, ...synonyms].map((name): [string, Section] => [normalizeHeader(name), section]),
    ),
  ),
);
const ITEM_KEYS: ReadonlySet<string> = new Set(ITEMS.map(({ key }) => key));

/** Every normalised name of the catalogue, for suggestions. */
export const HEADER_NAMES: ReadonlyMap<string, FieldKey> = NAMES;

export const isCategoryName = (name: string): boolean => SECTION_NAMES.has(name);

export const SERIAL_NAMES: ReadonlySet<string> = new Set(['序号', '序', '编号', 'No', 'NO', 'No.']);

/**
 * Last year's amounts beside this year's, as collection forms show them: `上年务工收入(对照)`. The
 * header itself says that the column is there to compare with, so leaving it out is no surprise.
 */
const isReference = (leaf: string): boolean => /^上年.+\(对照\)$/u.test(leaf);

/**
 * The field of a header `upper/leaf`, both normalised; null where nothing matches.
 * @internal
 */
export function fieldOf(leaf: string, upper: string | null): FieldKey | null {
  const section = upper === null ? undefined : SECTION_NAMES.get(upper);
  if (section !== undefined) {
    if (leaf === '小计' || leaf === '合计') return `total.${section}`;
    if (leaf === '其他' || leaf === '其它') return `${section}.other`;
  }
  return NAMES.get(leaf) ?? null;
}

/** A user's column map: normalised header or path → field, or null for "leave it out". */
export type ColumnMap = ReadonlyMap<string, FieldKey | null>;

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

/** A user's column map comes first; null there leaves the column out. */
export function fieldIn(map: ColumnMap, leaf: string, upper: string | null): FieldKey | null {
  const mapped = mappedIn(map, leaf, upper);
  return mapped === undefined ? fieldOf(leaf, upper) : mapped;
}

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
  /** Normalised leaf. */
  readonly leaf: string;
  /** The header directly above it, normalised. */
  readonly upper: string | null;
  readonly field: FieldKey | null;
  readonly unit: MoneyUnit | null;
  /** The user's column map leaves it out. */
  readonly leftOut: boolean;
}

export interface Header {
  /** Rows of the header, from 0, both included. */
  readonly top: number;
  readonly bottom: number;
  /** Columns with a header text, from the left. */
  readonly columns: readonly HeaderColumn[];
}

/** What a column without a field is; only `unknown` ones are a surprise. */
export type Standing = 'field' | 'leftOut' | 'serial' | 'reference' | 'unknown';

export function standingOf({ field, leaf, leftOut }: HeaderColumn): Standing {
  if (field !== null) return 'field';
  if (leftOut) return 'leftOut';
  if (SERIAL_NAMES.has(leaf)) return 'serial';
  return isReference(leaf) ? 'reference' : 'unknown';
}

const ESSENTIALS = ['identity', 'population', 'amount'] as const;
export type Essential = (typeof ESSENTIALS)[number];

/** A detail table has an identity column, 家庭人口数 and at least one amount column: what is missing. */
export function lackingIn(columns: readonly Pick<HeaderColumn, 'field'>[]): readonly Essential[] {
  const fields = new Set(columns.map(({ field }) => field));
  const has: Readonly<Record<Essential, boolean>> = {
    identity: fields.has('id') || fields.has('idNumber') || fields.has('head'),
    population: fields.has('population'),
    amount: columns.some(({ field }) => field !== null && isAmountField(field)),
  };
  return ESSENTIALS.filter((essential) => !has[essential]);
}

export const isDetailHeader = (columns: readonly HeaderColumn[]): boolean =>
  lackingIn(columns).length === 0;

/** An item or a total. */
export const isAmountField = (field: FieldKey): boolean =>
  ITEM_KEYS.has(field) || field.startsWith('total.');
