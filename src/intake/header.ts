import { COLUMNS, type FieldKey, ITEMS, SECTIONS, type Section } from '../domain/catalog.js';
import type { Cell, Merge, Sheet } from './sheet.js';
import { squeeze, WAN } from './values.js';

/** How headers are matched to the catalogue. Definition: docs/definitions/intake.md, "Reading". */

const UNIT =
  '(?:单位:?)?(?:万元|元|亩|人|月|个月|天|头|只|羽|头\\(只\\)|头[、/]只|公斤|斤|户|年|%|(?:万?元)/(?:公斤|斤|人|月|年|亩))';
const BRACKETED_UNIT = new RegExp(`\\(${UNIT}\\)`, 'g');
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

/** NFKC, white space and line breaks out, brackets unified, units in brackets out. */
export const normalizeHeader = (text: string): string => unified(text).replace(BRACKETED_UNIT, '');

export type MoneyUnit = '元' | '万元';

/** The unit that a header's brackets name; null where they name none of money. */
export function unitInHeader(text: string): MoneyUnit | null {
  const found = /\((?:单位:?)?(万?元)(?:\/[^)]*)?\)/.exec(unified(text));
  return found ? (found[1] as MoneyUnit) : null;
}

/** The unit that a title or sheet name declares: `单位:万元`, `(万元)`. `填报单位:…` is no unit. */
export function unitInTitle(text: string): MoneyUnit | null {
  const flat = unified(text);
  const found =
    /(?<![报表制送属任])单位:?(万?元)(?![\u4e00-\u9fff]{0,6}村)/.exec(flat) ??
    /\((?:单位:?)?(万?元)\)/.exec(flat);
  return found ? (found[1] as MoneyUnit) : null;
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

export const SERIAL_NAMES: ReadonlySet<string> = new Set(['序号', '序', '编号', 'No', 'NO', 'No.']);

/** The field of a header `upper/leaf`, both normalised; null where nothing matches. */
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
export const mapKey = (header: string): string => header.split('/').map(normalizeHeader).join('/');

export interface HeaderColumn {
  /** Column of the sheet, from 0. */
  readonly column: number;
  /** The header as it is written, with the upper headers it stands under: `工资性收入/务工收入`. */
  readonly path: string;
  /** Normalised leaf. */
  readonly leaf: string;
  readonly field: FieldKey | null;
  readonly unit: MoneyUnit | null;
}

export interface Header {
  /** Rows of the header, from 0, both included. */
  readonly top: number;
  readonly bottom: number;
  /** Columns with a header text, from the left. */
  readonly columns: readonly HeaderColumn[];
}

const MAX_HEIGHT = 3;
/** Rows that are searched for a header: title blocks are short. */
const SEARCHED_ROWS = 60;

const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'string' ? squeeze(cell) : typeof cell === 'number' ? String(cell) : '';

/** Texts of the rows `top..bottom`, merged cells showing the text of their first cell. */
function headerTexts(sheet: Sheet, top: number, bottom: number): string[][] {
  const texts: string[][] = [];
  for (let r = top; r <= bottom; r += 1) texts.push((sheet.rows[r] ?? []).map(textOf));
  const spread = new Array<boolean>(texts.length).fill(false);
  for (const merge of sheet.merges) {
    if (merge.bottom < top || merge.top > bottom) continue;
    fillMerge(texts, merge, top, textOf(sheet.rows[merge.top]?.[merge.left]));
    if (merge.right > merge.left && merge.top >= top) spread[merge.top - top] = true;
  }
  inheritFromTheLeft(texts, spread);
  return texts;
}

function fillMerge(texts: string[][], merge: Merge, top: number, text: string): void {
  const last = Math.min(merge.bottom, top + texts.length - 1);
  for (let r = Math.max(merge.top, top); r <= last; r += 1) {
    const row = texts[r - top] as string[];
    // A merge may span the whole sheet: only columns that some header row reaches count.
    const right = Math.min(merge.right, Math.max(...texts.map(({ length }) => length)) - 1);
    for (let c = merge.left; c <= right; c += 1) row[c] = text;
  }
}

/**
 * Where merges are lost (text files), an upper header stands in the first of its columns only:
 * the blanks to its right belong to it as long as leaves stand below.
 */
function inheritFromTheLeft(texts: string[][], spread: readonly boolean[]): void {
  for (let r = 0; r + 1 < texts.length; r += 1) {
    if (spread[r]) continue;
    const row = texts[r] as string[];
    const below = texts[r + 1] as string[];
    let group = '';
    for (let c = 0; c < below.length; c += 1) {
      const own = row[c] ?? '';
      if (own !== '') group = (below[c] ?? '') === '' ? '' : own;
      else if (group !== '' && (below[c] ?? '') !== '') row[c] = group;
      else group = '';
    }
  }
}

function columnsOf(texts: readonly string[][], map: ColumnMap): HeaderColumn[] {
  const width = Math.max(...texts.map(({ length }) => length));
  const columns: HeaderColumn[] = [];
  for (let column = 0; column < width; column += 1) {
    const parts: string[] = [];
    for (const row of texts) {
      const text = row[column] ?? '';
      if (text !== '' && text !== parts.at(-1)) parts.push(text);
    }
    const last = parts.at(-1);
    if (last === undefined) continue;
    const above = parts.at(-2);
    const leaf = normalizeHeader(last);
    const upper = above === undefined ? null : normalizeHeader(above);
    const mapped = map.get(`${upper ?? ''}/${leaf}`) ?? map.get(leaf);
    columns.push({
      column,
      path: parts.join('/'),
      leaf,
      field: mapped === undefined ? fieldOf(leaf, upper) : mapped,
      unit: unitInHeader(last) ?? (above === undefined ? null : unitInHeader(above)),
    });
  }
  return columns;
}

/** Fields, not columns: read without its leaves, a merged category matches all of its columns. */
const matched = (columns: readonly HeaderColumn[]): number =>
  new Set(columns.flatMap(({ field }) => (field === null ? [] : [field]))).size;

/** A detail table has an identity column, 家庭人口数 and at least one amount column. */
export function isDetailHeader(columns: readonly HeaderColumn[]): boolean {
  const fields = new Set(columns.map(({ field }) => field));
  return (
    (fields.has('id') || fields.has('idNumber') || fields.has('head')) &&
    fields.has('population') &&
    columns.some(({ field }) => field !== null && (ITEM_KEYS.has(field) || isTotal(field)))
  );
}

const isTotal = (field: FieldKey): boolean => field.startsWith('total.');

function knownCells(row: readonly Cell[], map: ColumnMap): number {
  let known = 0;
  for (const cell of row) {
    if (typeof cell !== 'string' || cell.length > 60) continue;
    const name = normalizeHeader(cell);
    if (NAMES.has(name) || SECTION_NAMES.has(name) || map.has(name)) known += 1;
  }
  return known;
}

/**
 * The header of the first detail table at or below row `from`; null where there is none.
 * Of several readings the one that matches most columns counts, then the one of fewest rows.
 */
export function findHeader(sheet: Sheet, map: ColumnMap = new Map(), from = 0): Header | null {
  let best: Header | null = null;
  const until = Math.min(sheet.rows.length, from + SEARCHED_ROWS);
  for (let top = from; top < until; top += 1) {
    if (knownCells(sheet.rows[top] ?? [], map) === 0) continue;
    for (let height = 1; height <= MAX_HEIGHT && top + height <= sheet.rows.length; height += 1) {
      const bottom = top + height - 1;
      const columns = columnsOf(headerTexts(sheet, top, bottom), map);
      if (!isDetailHeader(columns)) continue;
      if (best === null || matched(columns) > matched(best.columns))
        best = { top, bottom, columns };
    }
    if (best !== null && top > best.bottom) break;
  }
  return best === null ? null : withGroups(sheet, best);
}

const GROUP_NAME = /^[\p{Script=Han}()、]{2,12}$/u;

/** A row above the categories that names groups of columns (基本情况, 收入情况) is header too. */
function withGroups(sheet: Sheet, header: Header): Header {
  const above = header.top - 1;
  if (above < 0 || header.bottom - above >= MAX_HEIGHT) return header;
  const names = (sheet.rows[above] ?? []).map(textOf).filter((text) => text !== '');
  const areGroups = names.length > 1 && names.every((name) => GROUP_NAME.test(name));
  return areGroups ? { ...header, top: above } : header;
}
