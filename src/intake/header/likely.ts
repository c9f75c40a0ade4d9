import { COLUMNS } from '../../domain/catalog.js';
import { isBlank, isWords, squeezed } from '../cells/values.js';
import type { Cell, Sheet } from '../sheet.js';
import { HEADER_NAMES } from './meaning.js';
import { type ColumnMap, columnState, type Header, type HeaderColumn, lackingIn } from './names.js';
import type { Suggest } from './near.js';
import { normalizeHeader } from './normalise.js';
import { headerOf, MAX_HEIGHT, withUnits } from './search.js';
import { textOf } from './texts.js';

/**
 * The header of a sheet that is no detail table only because the county has words of its own: what
 * a column map has to name. It is looked at by people and never read by itself.
 */

/**
 * How many filled rows are looked at, enough for a title block, a header and the first households.
 */
const SEARCHED_ROWS = 30;
/** How many columns are looked at; no honest form is wider. */
const MOST_COLUMNS = 500;
/** No name of a column is longer. */
const LONGEST_NAME = 200;
/** Filled rows below a header that show what its columns hold. */
const BODY_ROWS = 10;
/** Among how many rows they are looked for; nobody leaves as many blank. */
const ROWS_BELOW = 50;

/** Words of a header row: below the first row of a header, at least the two columns of a group. */
const FEWEST_WORDS = 2;
/** The most figures of a header row, which may hold years; a household has more. */
const MOST_FIGURES = 2;
const FEWEST_COLUMNS = 3;

/** Answers that stand in a household's row, never in a header. */
const ANSWERS: ReadonlySet<string> = new Set([
  ...COLUMNS.flatMap(({ values }) => values),
  '男',
  '女',
]);
const ID_NUMBER = /^[\dXx]{15,}$/;

/** Rows of households are counted elsewhere: `脱贫户数` is a column of a village's summary. */
const COUNT_OF_HOUSEHOLDS = /户数$/;

/** A near name below this counts for nothing here: two short words are easily alike. */
const LEAST_SCORE = 0.6;
const KNOWN_WEIGHT = 2;
/** The least weight of a header: one known name, or two near ones. */
const LEAST_WEIGHT = 2 * LEAST_SCORE;

interface Candidate {
  readonly header: Header;
  /** How many names of it the catalogue and the map know; near names count in part. */
  readonly weight: number;
  /** How many columns can be told apart. */
  readonly distinct: number;
}

/**
 * What shows that a row is a header: names that are known, or nearly, or the shape of the sheet
 * alone, as in a form whose every word is the county's own.
 */
export type Sign = 'names' | 'shape';

/** The header that a sheet without a detail table most likely has; null where it can be none. */
export function likelyHeader(
  sheet: Sheet,
  map: ColumnMap,
  suggest: Suggest,
  sign: Sign = 'names',
): Header | null {
  const near: Sheet = { ...sheet, rows: firstRows(sheet) };
  let best: Candidate | null = null;
  for (let top = 0; top < near.rows.length; top += 1) {
    const bottom = bottomOf(near, top);
    if (bottom === null) continue;
    const header = headerOf(near, top, bottom, map);
    const candidate = {
      header,
      weight: weightOf(header.columns, suggest),
      distinct: new Set(header.columns.map(({ upper, leaf }) => `${upper}/${leaf}`)).size,
    };
    if (!isBetter(candidate, best) || (sign === 'names' && candidate.weight < LEAST_WEIGHT))
      continue;
    const body = bodyBelow(near, bottom);
    if (!canBecomeTable(header.columns, body)) continue;
    if (sign === 'names' || hasShape(header.columns, body)) best = candidate;
  }
  return best === null ? null : withUnits(near, best.header);
}

/** The rows that the search looks at; blank rows stay, so that rows keep their numbers. */
function firstRows({ rows }: Sheet): readonly (readonly Cell[])[] {
  const first: (readonly Cell[])[] = [];
  let filled = 0;
  for (const row of rows) {
    if (filled === SEARCHED_ROWS) break;
    const cells = row.length === 0 ? row : row.slice(0, MOST_COLUMNS).map(shortened);
    if (!cells.every(isBlank)) filled += 1;
    first.push(cells);
  }
  return first;
}

const shortened = (cell: Cell): Cell =>
  typeof cell === 'string' ? cell.slice(0, LONGEST_NAME) : cell;

/** The last row of a header that begins in a row; null where none can begin there. */
function bottomOf(sheet: Sheet, top: number): number | null {
  if (!isHeaderRow(sheet.rows[top] ?? [])) return null;
  let bottom = top;
  while (
    bottom + 1 < Math.min(top + MAX_HEIGHT, sheet.rows.length) &&
    isHeaderRow(sheet.rows[bottom + 1] ?? []) &&
    continues(sheet, bottom)
  ) {
    bottom += 1;
  }
  return bottom;
}

function isHeaderRow(cells: readonly Cell[]): boolean {
  let words = 0;
  let figures = 0;
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    if (isWords(cell)) words += 1;
    else figures += 1;
    const text = squeezed(cell);
    if (figures > MOST_FIGURES || ANSWERS.has(text) || ID_NUMBER.test(text)) return false;
  }
  return words >= FEWEST_WORDS;
}

/** What a title block says above a header: `2022年度`, `收入明细表`, `填报单位:`, or places alone. */
const TITLE = /表(?:\([^()]*\))?$|单位|^\d{4}年/u;
const PLACE = /(?:村|社区|居?委会|[省市县区乡镇])$/u;

function isTitle(cells: readonly Cell[]): boolean {
  const texts = cells.map(textOf).filter((text) => text !== '');
  return texts.some((text) => TITLE.test(text)) || texts.every((text) => PLACE.test(text));
}

/**
 * The row below names columns of the groups in this one, mostly where this one is blank. A household
 * is filled wherever the header is.
 */
function continues(sheet: Sheet, row: number): boolean {
  const upper = sheet.rows[row] ?? [];
  const lower = sheet.rows[row + 1] ?? [];
  if (isTitle(upper)) return false;
  let filled = 0;
  let twice = 0;
  for (const [column, cell] of lower.entries()) {
    if (isBlank(cell)) continue;
    filled += 1;
    const group = isBlank(upper[column + 1]) && !isBlank(lower[column + 1]);
    if (!isBlank(upper[column]) && !group) twice += 1;
  }
  return twice * 2 <= filled;
}

function weightOf(columns: readonly HeaderColumn[], suggest: Suggest): number {
  const known = new Set(columns.flatMap(({ field }) => field ?? [])).size;
  const near = columns
    .filter((column) => columnState(column) === 'unknown')
    .map(({ leaf }) => suggest(leaf)?.score ?? 0)
    .filter((score) => score >= LEAST_SCORE)
    .reduce((sum, score) => sum + score, 0);
  return KNOWN_WEIGHT * known + near;
}

const isBetter = (one: Candidate, other: Candidate | null): boolean =>
  other === null ||
  one.weight > other.weight ||
  (one.weight === other.weight && one.distinct > other.distinct);

interface Body {
  readonly rows: number;
  /** Columns that hold figures more often than words. */
  readonly figures: ReadonlySet<number>;
  /** How many cells name a field: none below a header, one in every row of a card. */
  readonly names: number;
}

function bodyBelow(sheet: Sheet, bottom: number): Body {
  const balance = new Map<number, number>();
  let rows = 0;
  let names = 0;
  const below = sheet.rows.slice(bottom + 1, bottom + 1 + ROWS_BELOW);
  for (const cells of below) {
    if (rows === BODY_ROWS) break;
    if (cells.every(isBlank)) continue;
    rows += 1;
    for (const [column, cell] of cells.entries()) {
      if (isBlank(cell)) continue;
      balance.set(column, (balance.get(column) ?? 0) + (isWords(cell) ? -1 : 1));
      if (HEADER_NAMES.has(normalizeHeader(textOf(cell)))) names += 1;
    }
  }
  const figures = [...balance].filter(([, more]) => more > 0).map(([column]) => column);
  return { rows, names, figures: new Set(figures) };
}

/** A cell of a household may name a field, such as 养老金 in a remark. */
const MOST_NAMES_BELOW = 1;
/**
 * How many names must be known in an empty form, where no household shows what its columns hold.
 */
const FEWEST_KNOWN = 3;

/** Tells whether each missing column may be one of the unknown ones, judged by what they hold. */
function canBecomeTable(columns: readonly HeaderColumn[], { rows, names, figures }: Body): boolean {
  const lacking = lackingIn(columns);
  const unknown = columns.filter((column) => columnState(column) === 'unknown');
  if (columns.length < FEWEST_COLUMNS || names > MOST_NAMES_BELOW) return false;
  // Where nothing is missing the sheet would have been read, so this is only half of a header.
  if (lacking.length === 0 || lacking.length > unknown.length) return false;
  if (unknown.some(({ leaf }) => COUNT_OF_HOUSEHOLDS.test(leaf))) return false;
  if (rows === 0) return columns.filter(({ field }) => field !== null).length >= FEWEST_KNOWN;
  const ofFigures = unknown.filter(({ column }) => figures.has(column)).length;
  return ofFigures >= lacking.filter((essential) => essential !== 'identity').length;
}

/**
 * A table has at least so many columns of figures: persons and several amounts. On a card labels
 * and values take turns, so fewer columns hold figures.
 */
const FEWEST_FIGURES = 4;
const FEWEST_ROWS = 2;

const hasShape = (columns: readonly HeaderColumn[], { rows, figures }: Body): boolean =>
  rows >= FEWEST_ROWS &&
  columns.filter(({ field, column }) => field === null && figures.has(column)).length >=
    FEWEST_FIGURES;
