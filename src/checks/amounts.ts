import { type FieldKey, ITEMS, type ItemKey, SECTIONS, type Section } from '../domain/catalog.js';
import { filled, type Household, hasColumn, placeOf, type TableHead } from '../domain/household.js';
import { divide, type Fen } from '../domain/money.js';

/** The items of each section, in catalogue order. */
export const ITEMS_OF = Object.fromEntries(
  SECTIONS.map((section) => [
    section,
    ITEMS.filter((item) => item.section === section).map(({ key }) => key),
  ]),
) as unknown as Readonly<Record<Section, readonly ItemKey[]>>;

interface SectionShape {
  readonly section: Section;
  readonly items: readonly ItemKey[];
  /** Places of the items that the table has. */
  readonly itemPlaces: readonly number[];
  /** Place of the section's total; null where the table has no such column. */
  readonly totalPlace: number | null;
  /** Places that make the amount: the items, else the total. */
  readonly places: readonly number[];
}

/** What a table can be asked, worked out once. */
export type TableShape = Readonly<Record<Section, SectionShape>>;

const SHAPES = new WeakMap<TableHead, TableShape>();

export function shapeOf(table: TableHead): TableShape {
  let shape = SHAPES.get(table);
  if (shape === undefined) {
    shape = Object.fromEntries(
      SECTIONS.map((section) => [section, sectionShape(table, section)]),
    ) as unknown as TableShape;
    SHAPES.set(table, shape);
  }
  return shape;
}

function sectionShape(table: TableHead, section: Section): SectionShape {
  const items = ITEMS_OF[section].filter((key) => hasColumn(table, key));
  const itemPlaces = items.map(placeOf);
  const total = `total.${section}` as const;
  const totalPlace = hasColumn(table, total) ? placeOf(total) : null;
  const places = items.length > 0 || totalPlace === null ? itemPlaces : [totalPlace];
  return { section, items, itemPlaces, totalPlace, places };
}

/** A household's amounts in fen, as docs/definitions/comparison.md adds them up; business is gross. */
export interface Amounts extends Readonly<Record<Section, Fen>> {
  readonly net: Fen;
  readonly perCapita: Fen;
}

const POPULATION = placeOf('population');

export function sumAt(numbers: Float64Array, places: readonly number[]): number {
  let sum = 0;
  for (let n = 0; n < places.length; n += 1) {
    const value = numbers[places[n] as number] as number;
    if (filled(value)) sum += value;
  }
  return sum;
}

/** A household with its amounts added up and what its table can be asked. */
export interface Checked {
  readonly household: Household;
  readonly amounts: Amounts;
  readonly shape: TableShape;
}

export function checked(household: Household): Checked {
  const { numbers } = household;
  const shape = shapeOf(household.table);
  const wages = sumAt(numbers, shape.wages.places);
  const business = sumAt(numbers, shape.business.places);
  const costs = sumAt(numbers, shape.costs.places);
  const property = sumAt(numbers, shape.property.places);
  const transfers = sumAt(numbers, shape.transfers.places);
  const net = wages + business - costs + property + transfers;
  const perCapita = divide(net, numbers[POPULATION] as number);
  return {
    household,
    shape,
    amounts: { wages, business, costs, property, transfers, net, perCapita },
  };
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
