import { bothHave, sumAt, takenAsWhole } from '../domain/amounts.js';
import { type ItemKey, SECTIONS, type Section } from '../domain/catalog.js';
import { ITEMS_OF } from '../domain/fields.js';
import { placeOf } from '../domain/household.js';
import { ratio } from '../domain/money.js';
import type { ItemRow } from '../domain/outcomes/item-row.js';
import type { Comparison } from './compare.js';
import { cellsOf } from './evidence.js';
import type { TablePlan } from './plan.js';

/**
 * The items of a household that are not zero in both years, one by one, for a reader who compares
 * them with the paper form. A section that either year knows by its total alone is one row: its
 * items cannot be compared. Definition: docs/definitions/results.md, "Reports".
 */
export const itemRows = (comparison: Comparison): ItemRow[] =>
  SECTIONS.flatMap((section) => {
    const { prior, current } = comparison.plan;
    return takenAsWhole(prior.shape, current.shape, section)
      ? wholeRow(comparison, section)
      : ITEMS_OF[section].flatMap((key) => itemRow(comparison, section, key));
  });

function itemRow(comparison: Comparison, section: Section, key: ItemKey): ItemRow[] {
  const { prior, current } = comparison.plan;
  const isComparable = bothHave(prior.shape, current.shape, key);
  return rowOf(comparison, { section, field: key, isComparable }, (plan) =>
    plan.shape[section].items.includes(key) ? [placeOf(key)] : null,
  );
}

function wholeRow(comparison: Comparison, section: Section): ItemRow[] {
  const { prior, current } = comparison.plan;
  const places = ({ shape }: TablePlan) => {
    const own = shape[section].places;
    return own.length === 0 ? null : own;
  };
  const isComparable = places(prior) !== null && places(current) !== null;
  return rowOf(comparison, { section, field: `total.${section}`, isComparable }, places);
}

interface Named extends Pick<ItemRow, 'section' | 'field'> {
  readonly isComparable: boolean;
}

function rowOf(
  { prior, current, plan }: Comparison,
  { section, field, isComparable }: Named,
  placesOf: (plan: TablePlan) => readonly number[] | null,
): ItemRow[] {
  const [before, now] = [placesOf(plan.prior), placesOf(plan.current)];
  const amounts = {
    prior: before === null ? null : sumAt(prior.numbers, before),
    current: now === null ? null : sumAt(current.numbers, now),
  };
  const difference = (amounts.current ?? 0) - (amounts.prior ?? 0);
  if (!amounts.prior && !amounts.current) return [];
  return [
    {
      section,
      field,
      ...amounts,
      change: isComparable
        ? { amount: difference, rate: ratio(difference, amounts.prior ?? 0) }
        : null,
      priorCells: before && ownCells(cellsOf(prior, plan.prior, before, any), plan.prior),
      currentCells: now && ownCells(cellsOf(current, plan.current, now, any), plan.current),
    },
  ];
}

const any = (): boolean => true;

/** Cells without their table, which stands once beside the household's name. */
const ownCells = (cells: string | null, { prefix }: TablePlan): string | null =>
  cells?.startsWith(prefix) ? cells.slice(prefix.length) : cells;
