import { append } from '../../domain/append.js';
import { type FieldKey, labelOf } from '../../domain/catalog.js';
import { isItem, isMoney } from '../../domain/fields.js';
import { columnLetters } from '../../domain/household.js';
import { maskWritten } from '../../domain/masking.js';
import { yuan } from '../../domain/money.js';
import type { Near } from '../../domain/names/nearest.js';
import type { ValueKinds } from '../cells/kinds.js';
import { quoted, readId, readText } from '../cells/values.js';
import type { Cell, Sheet } from '../sheet.js';
import type { DetailTable } from '../table/detail-table.js';
import { partsOf } from '../table/parts.js';
import { countedOnce } from '../table/persons/read.js';
import { addressOf } from '../table/places.js';
import { rowReader } from '../table/rows.js';
import { likelyHeader, type Sign } from './likely.js';
import { HEADER_NAMES } from './meaning.js';
import {
  type ColumnMap,
  type ColumnState,
  columnState,
  type Essential,
  type HeaderColumn,
  isOfPersons,
  lackingIn,
  nameInMap,
} from './names.js';
import type { Suggest } from './near.js';
import { type MoneyUnit, normalizeHeader, unitInTitle } from './normalise.js';
import { personNamed } from './persons.js';
import { titleText } from './titles.js';
import { type Below, betweenMoney, moneyLeftOut } from './unknown-money.js';
import { bodyOf, type Rows, valuesIn } from './values-below.js';

/** What made a column the field that it is. */
type Source = 'map' | 'label' | 'synonym' | 'category';

/** The catalogue's field whose name is nearest to an unknown header: a hint, never taken. */
export interface NearField {
  /** The label or synonym that is near. */
  readonly name: string;
  readonly field: FieldKey;
  readonly label: string;
  readonly score: number;
  /** The column of the table, or the cell of the card, that is this field already. */
  readonly taken: string | null;
}

/** What one header of a table became. */
export interface ColumnReading {
  readonly column: string;
  /** The header with its upper headers, as a finding quotes it. */
  readonly header: string;
  readonly became: ColumnState | 'duplicate';
  readonly field: FieldKey | null;
  readonly label: string | null;
  readonly by: Source | null;
  /** For a duplicate: the column of the same field to its left. */
  readonly first: string | null;
  /** 万元 where amounts are not in 元. */
  readonly unit: MoneyUnit | null;
  readonly nearest: NearField | null;
  /** What an unknown column holds; null for others. */
  readonly values: ValueKinds | null;
  /** The yuan that an unknown column leaves out (`intake.unknownMoney`); null where it is no money. */
  readonly money: number | null;
  /** How a column map may name the header; null where that would name a person. */
  readonly names: HeaderNames | null;
  /** The name by which the user's map speaks of it. */
  readonly inMap: string | null;
}

/** How a column map may name a column: as the header is written, without white space. */
interface HeaderNames {
  readonly leaf: string;
  /** `上层/表头`; nothing before the slash where it stands under no other. */
  readonly whole: string;
}

/** A label that nobody knows, of cards that are one form. */
export interface LabelReading {
  /** Where it stands first. */
  readonly sheet: string;
  readonly cell: string;
  /** On how many cards it stands. */
  readonly cards: number;
  readonly label: ColumnReading;
}

/** A table of a sheet, or what may be one when its headers are known. */
export interface TableColumns {
  readonly sheet: string;
  /** Rows of the header, from 1. */
  readonly headerRows: readonly [number, number];
  /** What the sheet lacks of a detail table; empty for a detail table. */
  readonly lacks: readonly Essential[];
  readonly columns: readonly ColumnReading[];
}

/**
 * The headers of a sheet's detail tables; where it has none, of the table that it may have by the
 * sign that is asked for. Nothing for other sheets. Definition: docs/columns.md.
 */
export function columnsOfSheet(
  sheet: Sheet,
  map: ColumnMap,
  suggest: Suggest,
  sign: Sign = 'names',
): TableColumns[] {
  const ofName = unitInTitle(sheet.name);
  const parts = partsOf(sheet, map).map((part) =>
    tableColumns(part, { map, suggest, unit: ofName ?? part.named.unit }),
  );
  if (parts.length > 0) return parts;
  const header = likelyHeader(sheet, map, suggest, sign);
  if (header === null) return [];
  const titles = sheet.rows.slice(0, header.top).map(titleText);
  const unit = ofName ?? titles.map(unitInTitle).find((named) => named !== null) ?? null;
  const reader = rowReader(sheet, header);
  const kindOf = (row: number) => reader.kindOf(row);
  return [tableColumns({ sheet, above: 0, header, kindOf }, { map, suggest, unit })];
}

interface Known {
  readonly map: ColumnMap;
  readonly suggest: Suggest;
  /** The unit of the table. */
  readonly unit: MoneyUnit | null;
}

function tableColumns(rows: Rows, known: Known): TableColumns {
  const { sheet, above, header } = rows;
  const firsts = firstsIn(header.columns);
  const below: BelowHeader = {
    between: betweenMoney(header.columns),
    valuesOf: valuesIn(rows),
    cellsOf: cellsIn(rows, firsts),
    unit: known.unit,
  };
  return {
    sheet: sheet.name,
    headerRows: [above + header.top + 1, above + header.bottom + 1],
    lacks: lackingIn(header.columns),
    columns: header.columns.map((column) => readingOf(column, firsts, known, below)),
  };
}

/**
 * The cells of a column, one for each household; in a table of persons a repeated value counts
 * once.
 */
function cellsIn(rows: Rows, firsts: Firsts): Below['cellsOf'] {
  const id = firsts.get('id')?.column;
  if (id === undefined || !isOfPersons(firsts)) {
    return (column) => bodyOf(rows).map((cells) => [cells[column]]);
  }
  const village = firsts.get('village')?.column ?? -1;
  const households = new Map<unknown, (readonly Cell[])[]>();
  for (const cells of bodyOf(rows)) {
    const number = readId(cells[id]);
    // Lists of villages may each be numbered from 1.
    const household = number === null ? cells : `${readText(cells[village])}\n${number}`;
    append(households, household, cells);
  }
  return (column) =>
    [...households.values()].map((persons) => countedOnce(persons.map((cells) => cells[column])));
}

/** The labels of a file's cards that a column map has to name, each once. Definition: docs/columns.md. */
export function unknownLabels(
  cards: readonly DetailTable[],
  map: ColumnMap,
  suggest: Suggest,
): readonly LabelReading[] {
  const found = new Map<string, LabelReading>();
  for (const { head, header } of cards) {
    const firsts = firstsIn(header);
    const counted = new Set<string>();
    for (const column of header) {
      const { path } = column;
      if (columnState(column) !== 'unknown' || counted.has(path)) continue;
      counted.add(path);
      const known = found.get(path);
      if (known !== undefined) found.set(path, { ...known, cards: known.cards + 1 });
      else {
        const label = readingOf(column, firsts, { map, suggest, unit: null }, null);
        found.set(path, { sheet: head.sheet, cell: placeOf(column), cards: 1, label });
      }
    }
  }
  return [...found.values()];
}

/** Where a header stands: the column of a table, the cell of a card. */
const placeOf = ({ column, row }: HeaderColumn): string =>
  row === undefined ? columnLetters(column) : addressOf({ row: row + 1, column });

/** What is below the headers of a table. */
interface BelowHeader extends Below {
  readonly valuesOf: (column: number) => ValueKinds | null;
}

type Firsts = ReadonlyMap<FieldKey, HeaderColumn>;

/** The first column of each field. */
function firstsIn(columns: readonly HeaderColumn[]): Firsts {
  const firsts = new Map<FieldKey, HeaderColumn>();
  for (const column of columns) {
    if (column.field !== null && !firsts.has(column.field)) firsts.set(column.field, column);
  }
  return firsts;
}

function readingOf(
  column: HeaderColumn,
  firsts: Firsts,
  { map, suggest, unit }: Known,
  below: BelowHeader | null,
): ColumnReading {
  const { field, leaf, upper } = column;
  const standing = columnState(column);
  const first = field === null ? undefined : firsts.get(field);
  const inMap = nameInMap(map, leaf, upper) ?? null;
  const isSecond = first !== undefined && isDuplicate(column, first);
  const ofMoney = field === null ? column.unit : isMoney(field) ? (column.unit ?? unit) : null;
  return {
    column: columnLetters(column.column),
    header: quoted(column.path),
    became: isSecond ? 'duplicate' : standing,
    field,
    label: field === null ? null : labelOf(field),
    by: field === null ? null : inMap === null ? sourceOf(field, leaf) : 'map',
    first: isSecond ? columnLetters(first.column) : null,
    unit: ofMoney === '万元' ? ofMoney : null,
    ...(standing === 'unknown' ? ofUnknown(column, firsts, suggest, below) : KNOWN),
    names: namesOf(column),
    inMap,
  };
}

type OfUnknown = Pick<ColumnReading, 'nearest' | 'values' | 'money'>;
const KNOWN: OfUnknown = { nearest: null, values: null, money: null };

/**
 * What helps a person to say what an unknown header is; there is nothing below the label of a card.
 */
function ofUnknown(
  column: HeaderColumn,
  firsts: Firsts,
  suggest: Suggest,
  below: BelowHeader | null,
): OfUnknown {
  const money = below === null ? null : moneyLeftOut(column, below);
  return {
    nearest: nearField(suggest(column.leaf, money === null ? 'all' : 'items'), firsts),
    values: below === null ? null : below.valuesOf(column.column),
    money: money === null ? null : yuan(money.sum),
  };
}

/** Other names of 家庭人口数 are no duplicates, and those of an item are different money. */
const isDuplicate = (column: HeaderColumn, first: HeaderColumn): boolean =>
  column !== first &&
  (column.leaf === first.leaf ||
    !(column.field === 'population' || isItem(column.field as FieldKey)));

function sourceOf(field: FieldKey, leaf: string): Source {
  if (HEADER_NAMES.get(leaf) !== field && personNamed(leaf) !== field) return 'category';
  return normalizeHeader(labelOf(field)) === leaf ? 'label' : 'synonym';
}

function nearField(near: Near | null, firsts: Firsts): NearField | null {
  const field =
    near === null
      ? undefined
      : (HEADER_NAMES.get(near.candidate) ?? personNamed(near.candidate) ?? undefined);
  if (near === null || field === undefined) return null;
  const taken = firsts.get(field);
  return {
    name: near.candidate,
    field,
    label: labelOf(field),
    score: near.score,
    taken: taken === undefined ? null : placeOf(taken),
  };
}

/** A header in which somebody has written an ID number stays out of a file that is passed on. */
function namesOf({ parts }: HeaderColumn): HeaderNames | null {
  const leaf = parts.at(-1) ?? '';
  const whole = `${parts.at(-2) ?? ''}/${leaf}`;
  return leaf === '' || maskWritten(whole) !== whole ? null : { leaf, whole };
}
