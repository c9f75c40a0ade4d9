import { type Amounts, amountsOf, type Shape, shapeOf } from '../domain/amounts.js';
import type { FieldKey, Section } from '../domain/catalog.js';
import { filled, type Household, hasColumn, placeOf } from '../domain/household.js';

/** A household with its amounts added up and what it can be asked. */
export interface Checked {
  readonly household: Household;
  readonly amounts: Amounts;
  readonly shape: Shape;
}

export function checked(household: Household): Checked {
  const shape = shapeOf(household);
  return { household, shape, amounts: amountsOf(household, shape) };
}

/** The cell that shows an amount of some sections: its total, else the largest item. */
export function cellOfSections(
  { household, shape }: Checked,
  total: FieldKey,
  sections: readonly Section[],
): FieldKey {
  if (hasColumn(household.table, total)) return total;
  let largest: FieldKey = total;
  let size = Number.NEGATIVE_INFINITY;
  for (const section of sections) {
    for (const item of shape[section].items) {
      const amount = household.numbers[placeOf(item)] as number;
      const own = filled(amount) ? amount : 0;
      if (own > size) {
        size = own;
        largest = item;
      }
    }
  }
  return largest;
}
