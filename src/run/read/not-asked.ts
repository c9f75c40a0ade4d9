import type { PlacedHousehold } from '../../checks/rule.js';
import { type CheckOptions, type Checks, checkHouseholds } from '../../checks/run.js';
import type { Seen } from '../../checks/seen.js';
import { shapeOf, tableShape, takenAsWhole } from '../../domain/amounts.js';
import { type FieldKey, type ItemKey, SECTIONS } from '../../domain/catalog.js';
import { ITEMS_OF, sectionOf } from '../../domain/fields.js';
import {
  BLANK,
  filled,
  type Household,
  hasColumn,
  isSurveyed,
  placeOf,
  type TableHead,
} from '../../domain/household.js';
import { type Both, replaced } from './replaced.js';

/**
 * Takes the items that the column map calls 不问 out of both years, before anything else looks at
 * them. Where either year knows a category by its total alone, nothing is taken out of it.
 * Definition: docs/definitions/intake.md, "Reading".
 */
export function withoutNotAsked(both: Both): Both {
  const others = new Map<Household, Household>();
  const take = (household: Household, items: readonly ItemKey[]): void => {
    if (items.length > 0) others.set(household, without(household, items));
  };
  for (const { prior, current } of both.matching.pairs) {
    const named = union(prior.row.table.notAsked, current.row.table.notAsked);
    if (named.length === 0) continue;
    const shapes = [shapeOf(prior.row), shapeOf(current.row)] as const;
    const items = named.filter((item) => !takenAsWhole(...shapes, sectionOf(item)));
    take(prior.row, items);
    take(current.row, items);
  }
  for (const { row } of [...both.matching.priorOnly, ...both.matching.currentOnly]) {
    const shape = shapeOf(row);
    take(
      row,
      (row.table.notAsked ?? []).filter((item) => !shape[sectionOf(item)].byTotal),
    );
  }
  return replaced(both, others);
}

/**
 * Asks the rules of single households about the items that count. Totals of a sheet are compared
 * with the rows as they are written, since they include items that are 不问.
 */
export function checkHouseholdsAsked(
  written: readonly PlacedHousehold[],
  asked: readonly PlacedHousehold[],
  options: CheckOptions,
  seen: Seen,
): Checks {
  const whole = checkHouseholds(written, options, seen);
  if (written.every(({ row }, n) => row === asked[n]?.row)) return whole;
  const isTotal = ({ code }: { readonly code: string }): boolean => code.startsWith('totals.');
  const rest = checkHouseholds(asked, options, seen);
  return {
    findings: [
      ...whole.findings.filter(isTotal),
      ...rest.findings.filter((found) => !isTotal(found)),
    ],
    notRun: rest.notRun,
  };
}

const union = (one: readonly ItemKey[] = [], other: readonly ItemKey[] = []): readonly ItemKey[] =>
  one.length === 0 && other.length === 0 ? [] : [...new Set([...one, ...other])];

function without(household: Household, items: readonly ItemKey[]): Household {
  const table = headWithout(household.table, items);
  const numbers = household.numbers.slice();
  for (const item of items) numbers[placeOf(item)] = BLANK;
  for (const section of new Set(items.map(sectionOf))) {
    const rest = tableShape(table)[section].itemPlaces;
    // The reported total includes the item, so it no longer stands for the rest of the category.
    const blank = rest.every((place) => !filled(numbers[place] as number));
    if (blank) numbers[placeOf(`total.${section}`)] = BLANK;
  }
  return { ...household, table, numbers, surveyed: household.surveyed && isSurveyed(numbers) };
}

const HEADS = new WeakMap<TableHead, Map<string, TableHead>>();

/** A table as it is asked: without the columns of some items. */
export interface AskedTable {
  readonly table: TableHead;
  readonly without: readonly ItemKey[];
}

const ASKED = new WeakMap<TableHead, AskedTable>();

/** The table of a head that was made without some items. */
export const askedTable = (head: TableHead): AskedTable =>
  ASKED.get(head) ?? { table: head, without: [] };

/**
 * The table without the columns of these items, and without totals of which no item is left; it is
 * the same one each time.
 */
export function headWithout(table: TableHead, items: readonly ItemKey[]): TableHead {
  if (items.length === 0) return table;
  const known = HEADS.get(table) ?? new Map<string, TableHead>();
  HEADS.set(table, known);
  const key = items.join();
  const made = known.get(key);
  if (made !== undefined) return made;
  const gone = new Set<FieldKey>(items);
  for (const section of SECTIONS) {
    const own = ITEMS_OF[section].filter((item) => hasColumn(table, item));
    if (own.length > 0 && own.every((item) => gone.has(item))) gone.add(`total.${section}`);
  }
  const columns = Object.fromEntries(
    Object.entries(table.columns).filter(([field]) => !gone.has(field as FieldKey)),
  );
  const head = { ...table, columns };
  known.set(key, head);
  ASKED.set(head, { table, without: items });
  return head;
}
