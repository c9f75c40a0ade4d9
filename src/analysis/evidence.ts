import type { ColumnKey, FieldKey } from '../domain/catalog.js';
import { columnsRead } from '../domain/fields.js';
import {
  cellOf,
  filled,
  type Household,
  NUMERIC_FIELDS,
  placeOf,
  type Year,
} from '../domain/household.js';
import { maskIfAny } from '../domain/masking.js';
import type { Evidence } from '../domain/outcomes/result.js';
import type { Comparison } from './compare.js';
import { sumsOf } from './falls.js';
import { type FigureKey, prefixOf, type TablePlan } from './plan.js';

/** What a tag rests on, with both values and the cells they stand in. */

/** Cells that hold 是 or 否; they are quoted as they stand in the form. */
const ANSWERS: ReadonlySet<FieldKey> = new Set(columnsRead('yesno'));
const QUANTITIES: ReadonlySet<FieldKey> = new Set(columnsRead('count', 'number', 'yesno'));

/** `file!sheet!H7+J7` of the places that have a column; null where none has. */
export function cellsOf(
  household: Household,
  { prefix, letters, rows }: TablePlan,
  places: readonly number[],
  wanted: (place: number) => boolean,
): string | null {
  if (household.parts !== undefined) return cellsOfParts(household.parts, places.filter(wanted));
  let addresses = '';
  for (const place of places) {
    const column = letters[place] ?? null;
    if (column === null || !wanted(place)) continue;
    const row = rows?.[place] ?? household.row;
    addresses += addresses === '' ? `${column}${row}` : `+${column}${row}`;
  }
  return addresses === '' ? null : prefix + addresses;
}

/** The cells of all parts of a joined household: `a!Sheet1!H7+J7+b!Sheet1!H7`. */
function cellsOfParts(parts: readonly Household[], places: readonly number[]): string | null {
  const ofParts = parts.flatMap((part) => {
    const cells = places.flatMap((place) => cellOf(part, NUMERIC_FIELDS[place] as FieldKey) ?? []);
    return cells.length === 0 ? [] : [prefixOf(part.table) + cells.join('+')];
  });
  return ofParts.length === 0 ? null : ofParts.join('+');
}

const any = (): boolean => true;

/** A numeric column of its own: an item or a cell of evidence. */
export function numberEvidence({ prior, current, plan }: Comparison, field: FieldKey): Evidence {
  const place = placeOf(field);
  const value = (household: Household): number | string | null => {
    const number = household.numbers[place] as number;
    if (!filled(number)) return null;
    return ANSWERS.has(field) ? (number === 1 ? '是' : '否') : number;
  };
  return {
    field,
    prior: value(prior),
    current: value(current),
    money: !QUANTITIES.has(field),
    source: cellsOf(current, plan.current, [place], any),
    priorSource: cellsOf(prior, plan.prior, [place], any),
  };
}

/** The items at some places that hold something in either year. */
export const itemEvidence = (
  comparison: Comparison,
  places: readonly number[],
): readonly Evidence[] =>
  places
    .filter(
      (place) => isSomething(comparison.prior, place) || isSomething(comparison.current, place),
    )
    .map((place) => numberEvidence(comparison, NUMERIC_FIELDS[place] as FieldKey));

/** A text as it was written, but for an ID number that stands in it. */
export function textEvidence(
  { prior, current, plan }: Comparison,
  field: Extract<ColumnKey, 'disaster' | 'declared' | 'welfare'>,
): Evidence {
  return {
    field,
    prior: maskIfAny(prior.texts[field]),
    current: maskIfAny(current.texts[field]),
    money: false,
    source: cellOfText(current, plan.current, field),
    priorSource: cellOfText(prior, plan.prior, field),
  };
}

function cellOfText(household: Household, { prefix }: TablePlan, field: FieldKey): string | null {
  if (household.parts !== undefined) return textCells(household.parts, field);
  const cell = cellOf(household, field);
  return cell === null ? null : prefix + cell;
}

function textCells(parts: readonly Household[], field: FieldKey): string | null {
  const cells = parts.flatMap((part) => {
    const cell = cellOf(part, field);
    return cell === null ? [] : [prefixOf(part.table) + cell];
  });
  return cells.length === 0 ? null : cells.join('+');
}

/**
 * A sum with a name of its own, behind the items of it that changed, the largest fall first: the
 * items say what happened, each with its cells, and the sum what it comes to.
 */
export function sumEvidence(
  comparison: Comparison,
  field: 'subsidy' | 'assisted' | 'wages' | 'property',
  places: readonly number[],
): readonly Evidence[] {
  const changeAt = (place: number): number => {
    const { prior, current } = sumsOf(comparison, [place]);
    return current - prior;
  };
  const changed = places
    .filter((place) => changeAt(place) !== 0)
    .sort((a, b) => changeAt(a) - changeAt(b) || a - b);
  return [
    ...changed.map((place) => numberEvidence(comparison, NUMERIC_FIELDS[place] as FieldKey)),
    { field, ...sumsOf(comparison, places), money: true, source: null, priorSource: null },
  ];
}

const isSomething = ({ numbers }: Household, place: number): boolean =>
  filled(numbers[place] as number) && numbers[place] !== 0;

/** A figure of the comparison: a category, gross, costs or net. */
export function incomeEvidence(comparison: Comparison, field: FigureKey): Evidence {
  const { plan, income } = comparison;
  const ofYear = (year: Year): string | null => {
    const household = comparison[year];
    const places = plan[year].figures[field];
    return cellsOf(household, plan[year], places, (place) => isSomething(household, place));
  };
  return {
    field,
    prior: income.prior[field],
    current: income.current[field],
    money: true,
    source: ofYear('current'),
    priorSource: ofYear('prior'),
  };
}

/** A category that is asked by the items that both years know, or taken as a whole. */
export const categoryEvidence = (
  comparison: Comparison,
  category: 'wages' | 'property',
  places: readonly number[] | null,
): readonly Evidence[] =>
  places === null
    ? [incomeEvidence(comparison, category)]
    : sumEvidence(comparison, category, places);
