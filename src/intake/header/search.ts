import type { FieldKey } from '../../domain/catalog.js';
import { isBlank, isWords } from '../cells/values.js';
import type { Cell, Sheet } from '../sheet.js';
import { HEADER_NAMES, isCategoryName, isGroupName, withSubtotals } from './meaning.js';
import {
  type ColumnMap,
  fieldIn,
  type Header,
  type HeaderColumn,
  isAmountField,
  isDetailHeader,
  isLeftOut,
  isUpperIn,
  meaningIn,
  nameInMap,
} from './names.js';
import { isUnit, type MoneyUnit, normalizeHeader, unitInHeader } from './normalise.js';
import { withPersons } from './persons.js';
import { headerTexts, textOf } from './texts.js';

/** Where a sheet's header stands and what it says. Definition: docs/definitions/intake.md. */

export const MAX_HEIGHT = 3;
/** Filled rows that are searched for a header: title blocks are short. */
const SEARCHED_ROWS = 60;
/** The rows `top..bottom` read as a header, whatever they are. */
export const headerOf = (sheet: Sheet, top: number, bottom: number, map: ColumnMap): Header => ({
  top,
  bottom,
  columns: columnsOf(headerTexts(sheet, top, bottom), map),
});

const NAMES: ReadonlySet<FieldKey | undefined> = new Set(['id', 'idNumber', 'head']);

/**
 * False where no lowest text is a name of 户编号, 户主 or 证件号码, without which nothing is a detail
 * table: so it is with rows of households, which are tried as the header's lower rows.
 */
function mayNameHouseholds(texts: readonly string[][], map: ColumnMap): boolean {
  // A user's map may name them otherwise.
  if (map.size > 0) return true;
  const width = Math.max(...texts.map(({ length }) => length));
  for (let column = 0; column < width; column += 1) {
    const leaf = texts.findLast((row) => (row[column] ?? '') !== '')?.[column] ?? '';
    if (NAMES.has(HEADER_NAMES.get(normalizeHeader(leaf)))) return true;
  }
  return false;
}

/** More forms than this no township has, and no form so many texts; a hostile file may have both. */
const MOST_REMEMBERED = 50;
const LONGEST_REMEMBERED = 16_000;

/**
 * The columns of headers that were read, by all that they depend on: the header's texts and the
 * user's column map. Most tables of a run are one form.
 */
const REMEMBERED = new Map<string, readonly HeaderColumn[]>();

/** The columns of a header with these texts; tables of one form have the same list of them. */
function columnsOf(texts: readonly string[][], map: ColumnMap): readonly HeaderColumn[] {
  const key = JSON.stringify([texts, [...map]]);
  const known = REMEMBERED.get(key);
  if (known !== undefined) return known;
  const columns = columnsRead(texts, map);
  if (key.length > LONGEST_REMEMBERED || !isDetailHeader(columns)) return columns;
  if (REMEMBERED.size >= MOST_REMEMBERED) REMEMBERED.clear();
  REMEMBERED.set(key, columns);
  return columns;
}

function columnsRead(texts: readonly string[][], map: ColumnMap): readonly HeaderColumn[] {
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
    const leaf = normalizeHeader(last);
    const uppers = parts.slice(0, -1).map(normalizeHeader).reverse();
    const upper = uppers[0] ?? null;
    columns.push({
      column,
      path: parts.join('/'),
      parts,
      leaf,
      upper,
      ...meaningIn(map, leaf, uppers),
      leftOut: isLeftOut(map, leaf, upper),
      unit: parts.reduceRight<MoneyUnit | null>((unit, part) => unit ?? unitInHeader(part), null),
    });
  }
  const isMapped = ({ leaf, upper }: HeaderColumn) => nameInMap(map, leaf, upper) !== undefined;
  return withSubtotals(withPersons(columns, isMapped));
}

/**
 * How many fields match. Columns do not count, since a merged category that is read without its
 * leaves would match all of its columns.
 */
const matched = (columns: readonly HeaderColumn[]): number =>
  new Set(columns.flatMap(({ field }) => (field === null ? [] : [field]))).size;

/**
 * The row can be the top of a header down to `bottom`: a category or what the user's map names as
 * one, or a name without another one below it. In a title block `行政村 北张村` stands above other
 * names and is no header.
 */
function canBeTop(sheet: Sheet, top: number, bottom: number, map: ColumnMap): boolean {
  const below = sheet.rows.slice(top + 1, bottom + 1);
  return (sheet.rows[top] ?? []).some((cell, column) => {
    const name = normalizeHeader(textOf(cell));
    if (isCategoryName(name) || isUpperIn(map, name)) return true;
    const known = HEADER_NAMES.has(name) || nameInMap(map, name, null) !== undefined;
    return known && below.every((row) => isBlank(row[column]));
  });
}

/**
 * The fewest columns of a group that have a word of their own below it; amounts below a total are
 * no words.
 */
const FEWEST_LEAVES = 2;

/**
 * A name over several columns, as merges leave it or, without them, with nothing beside it: a
 * category, or a county's own word for one.
 */
function isGroup(names: readonly string[], column: number, below: readonly Cell[], map: ColumnMap) {
  const own = names[column] ?? '';
  if (isCategoryName(own) || isUpperIn(map, own)) return true;
  if (HEADER_NAMES.has(own) && !isGroupName(own)) return false;
  const next = names[column + 1] ?? '';
  return own === next || own === names[column - 1] || (next === '' && isWords(below[column + 1]));
}

/**
 * The row below names the columns of a group that stands in the last row of `texts`. Below a known
 * name that is no group it is blank; a household's row is filled there.
 */
function goesOn(texts: readonly string[][], below: readonly Cell[], map: ColumnMap): boolean {
  const last = (texts.at(-1) ?? []).map(normalizeHeader);
  let leaves = 0;
  let group = false;
  for (const [column, cell] of below.entries()) {
    const own = last[column] ?? '';
    if (own !== '') group = isGroup(last, column, below, map);
    if (!group && HEADER_NAMES.has(own) && !isBlank(cell)) return false;
    if (group && isWords(cell)) leaves += 1;
  }
  return leaves >= FEWEST_LEAVES;
}

/** Every reading of the header that begins in a row, the lowest first. */
function readingsAt(sheet: Sheet, top: number, map: ColumnMap): Header[] {
  const readings: Header[] = [];
  const height = Math.min(MAX_HEIGHT, sheet.rows.length - top);
  for (let bottom = top; bottom < top + height; bottom += 1) {
    if (!canBeTop(sheet, top, bottom, map)) break;
    const texts = headerTexts(sheet, top, bottom);
    const complete =
      bottom === top + MAX_HEIGHT - 1 || !goesOn(texts, sheet.rows[bottom + 1] ?? [], map);
    const columns = complete && mayNameHouseholds(texts, map) ? columnsOf(texts, map) : [];
    if (isDetailHeader(columns) && !isInPairs(sheet, top, bottom, map)) {
      readings.push({ top, bottom, columns });
    }
  }
  return readings;
}

const FIGURE = /^(?:[\d.,]+|\d{17}[\dXx])$/;
const OF_A_CARD: ReadonlySet<FieldKey | null> = new Set(['id', 'idNumber', 'population']);
/** How many amounts beside their names make a card; a header may have a number somewhere. */
const FEWEST_AMOUNTS = 2;

/** Names with their values beside them are a card's, not a header: `家庭人口数 | 3`. */
function isInPairs(sheet: Sheet, top: number, bottom: number, map: ColumnMap): boolean {
  let amounts = 0;
  for (const row of sheet.rows.slice(top, bottom + 1)) {
    const filled = row.filter((cell) => !isBlank(cell)).map((cell) => textOf(cell));
    for (const [n, text] of filled.entries()) {
      const [name, behind] = [filled[n - 1], filled[n + 1]];
      // Months and numbers of columns come one after the other.
      const isValue = FIGURE.test(text) && !FIGURE.test(behind ?? '');
      if (name === undefined || !isValue) continue;
      const field = fieldIn(map, normalizeHeader(name).replace(/:$/, ''), null);
      if (OF_A_CARD.has(field)) return true;
      if (field !== null && isAmountField(field)) amounts += 1;
    }
  }
  return amounts >= FEWEST_AMOUNTS;
}

/**
 * The header of the first detail table that begins in one of the first `within` filled rows at or
 * below row `from`; null where there is none. Of several readings the one that matches most columns
 * counts, then the one that begins first, then the one of fewest rows.
 */
export function findHeader(
  sheet: Sheet,
  map: ColumnMap = new Map(),
  from = 0,
  within = SEARCHED_ROWS,
): Header | null {
  let best: Header | null = null;
  let searched = 0;
  for (let top = from; top < sheet.rows.length; top += 1) {
    if (best === null ? searched >= within : top > best.bottom) break;
    if ((sheet.rows[top] ?? []).every(isBlank)) continue;
    searched += 1;
    for (const reading of readingsAt(sheet, top, map)) {
      if (best === null || matched(reading.columns) > matched(best.columns)) best = reading;
    }
  }
  return best === null ? null : withUnits(sheet, withGroups(sheet, best, map));
}

const GROUP_NAME = /^[\p{Script=Han}()、]{2,12}$/u;
const PLACE_OR_TITLE = /(?:村|社区|居?委会|[省市县区乡镇局办表])$/u;

/** A row above the categories that names groups of columns (基本情况, 收入情况) is header too. */
function withGroups(sheet: Sheet, header: Header, map: ColumnMap): Header {
  const above = header.top - 1;
  if (above < 0 || header.bottom - above >= MAX_HEIGHT) return header;
  const names = (sheet.rows[above] ?? []).map(textOf).filter((text) => text !== '');
  const areGroups =
    names.length > 1 &&
    names.map(normalizeHeader).every((name) => GROUP_NAME.test(name) && !PLACE_OR_TITLE.test(name));
  if (!areGroups) return header;
  // The header is read again, because a group may name the unit of its columns.
  return headerOf(sheet, above, header.bottom, map);
}

/** A row of nothing but units below the names (`元`, `(万元)`, `人`) is header too. */
export function withUnits(sheet: Sheet, header: Header): Header {
  const texts = Array.from(sheet.rows[header.bottom + 1] ?? [], textOf);
  const units = texts.filter((text) => text !== '');
  if (units.length === 0 || !units.every(isUnit)) return header;
  const columns = header.columns.map((column) => ({
    ...column,
    unit: column.unit ?? unitInHeader(`(${texts[column.column] ?? ''})`),
  }));
  return { top: header.top, bottom: header.bottom + 1, columns };
}
