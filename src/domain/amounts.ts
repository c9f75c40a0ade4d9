import { type ItemKey, SECTIONS, type Section } from './catalog.js';
import { ITEMS_OF, sectionOf } from './fields.js';
import {
  amountOf,
  BLANK,
  filled,
  type Household,
  hasColumn,
  POPULATION,
  placeOf,
  type TableHead,
} from './household.js';
import { divide, type Fen } from './money.js';

/**
 * What a household's year comes to, worked out once for checks, factors and results.
 * Definitions: docs/definitions/comparison.md, "Amounts", and intake.md, "Reading".
 */

/** The income that a disaster takes, and that is compared with the area and the prices of crops. */
export const LAND = ['business.crops', 'business.orchard'] as const;
export const ANIMALS = ['business.livestock'] as const;

/** What is known of a section of a form. */
interface SectionShape {
  readonly section: Section;
  /** Items that can be asked about one by one: none where the section is known by its total alone. */
  readonly items: readonly ItemKey[];
  /** Those of them that some part of the year does not ask for: nobody can say whether they fell. */
  readonly lacking: readonly ItemKey[];
  /** Places of these items. */
  readonly itemPlaces: readonly number[];
  /** Place of the section's total; null where the table has no such column. */
  readonly totalPlace: number | null;
  /** Places whose numbers add up to the section: its items, else its total, else none. */
  readonly places: readonly number[];
  /** The total is all that is known: nothing can be asked about items. */
  readonly byTotal: boolean;
}

/** What can be asked of a table, or of one household of it. */
export type Shape = Readonly<Record<Section, SectionShape>>;

const SHAPES = new WeakMap<TableHead, Shape>();

/** The shape of a table, worked out once; no two tables share one, so that plans can be kept by it. */
export function tableShape(table: TableHead): Shape {
  let shape = SHAPES.get(table);
  if (shape === undefined) {
    shape = { ...formShape(table) };
    SHAPES.set(table, shape);
  }
  return shape;
}

const FORMS = new WeakMap<TableHead['columns'], Shape>();

/** What tables of the same columns have alike: 2 KB, of which a large run has one and not 20,000. */
function formShape(table: TableHead): Shape {
  const isOfColumnsAlone = table.derived === undefined && table.joined === undefined;
  const known = isOfColumnsAlone ? FORMS.get(table.columns) : undefined;
  const shape = known ?? shapeBy((section) => sectionShape(table, section));
  if (isOfColumnsAlone) FORMS.set(table.columns, shape);
  return shape;
}

const shapeBy = (ofSection: (section: Section) => SectionShape): Shape =>
  Object.fromEntries(SECTIONS.map((section) => [section, ofSection(section)])) as unknown as Shape;

function sectionShape(table: TableHead, section: Section): SectionShape {
  const items = ITEMS_OF[section].filter((key) => hasColumn(table, key));
  const itemPlaces = items.map(placeOf);
  const total = `total.${section}` as const;
  const totalPlace = hasColumn(table, total) ? placeOf(total) : null;
  const byTotal = items.length === 0 && totalPlace !== null;
  const places = byTotal ? [totalPlace] : itemPlaces;
  const lacking = items.filter((key) => table.joined?.lacking.has(key));
  return { section, items, lacking, itemPlaces, totalPlace, places, byTotal };
}

/**
 * The shape of a household: its table's, but for sections whose items are all blank in its row
 * while the total is above 0; these are known by their total alone (`totals.only`).
 */
export function shapeOf({ table, numbers }: Pick<Household, 'table' | 'numbers'>): Shape {
  const shape = tableShape(table);
  let totals = 0;
  for (let n = 0; n < SECTIONS.length; n += 1) {
    if (onlyTotalFilled(shape[SECTIONS[n] as Section], numbers)) totals |= 1 << n;
  }
  return totals === 0 ? shape : shapeWithTotals(shape, totals);
}

function onlyTotalFilled(
  { itemPlaces, totalPlace, byTotal }: SectionShape,
  numbers: Float64Array,
): boolean {
  if (totalPlace === null || byTotal || !((numbers[totalPlace] as number) > 0)) return false;
  for (let n = 0; n < itemPlaces.length; n += 1) {
    if (filled(numbers[itemPlaces[n] as number] as number)) return false;
  }
  return true;
}

const WITH_TOTALS = new WeakMap<Shape, Map<number, Shape>>();

/** The same object for the same sections (a bit each), so that plans can be kept by shape. */
function shapeWithTotals(shape: Shape, totals: number): Shape {
  let known = WITH_TOTALS.get(shape);
  if (known === undefined) {
    known = new Map();
    WITH_TOTALS.set(shape, known);
  }
  let own = known.get(totals);
  if (own === undefined) {
    own = shapeBy((section) =>
      (totals & (1 << SECTIONS.indexOf(section))) === 0
        ? shape[section]
        : wholeSection(shape[section]),
    );
    known.set(totals, own);
  }
  return own;
}

const wholeSection = (section: SectionShape): SectionShape => ({
  ...section,
  items: [],
  lacking: [],
  itemPlaces: [],
  places: section.totalPlace === null ? [] : [section.totalPlace],
  byTotal: true,
});

/**
 * The item can be asked about: its column is there, in every part of the year, and its section is
 * not known by a total alone.
 */
export function hasItem(shape: Shape, item: ItemKey): boolean {
  const { items, lacking } = shape[sectionOf(item)];
  return items.includes(item) && !lacking.includes(item);
}

/** Both years know the item: of others nobody can say what became of them. */
export const bothHave = (prior: Shape, current: Shape, item: ItemKey): boolean =>
  hasItem(prior, item) && hasItem(current, item);

/** Either year knows the section by its total alone: it is taken as a whole. */
export const takenAsWhole = (prior: Shape, current: Shape, section: Section): boolean =>
  prior[section].byTotal || current[section].byTotal;

export interface OneSided {
  /** Items that last year's form asks for, and this year's does not. */
  readonly gone: readonly ItemKey[];
  /** Items that only this year's form asks for. */
  readonly came: readonly ItemKey[];
}

/** What one of two forms asks of items and the other does not, where categories are not taken as a whole. */
export function oneSided(prior: Shape, current: Shape): OneSided {
  const compared = SECTIONS.filter((section) => !takenAsWhole(prior, current, section));
  const lacking = (one: Shape, other: Shape): ItemKey[] =>
    compared.flatMap((section) => one[section].items.filter((item) => !hasItem(other, item)));
  const gone = lacking(prior, current);
  // An item that parts of both years lack is told once.
  return { gone, came: lacking(current, prior).filter((item) => !gone.includes(item)) };
}

/** Sum of the numbers at some places; blank counts as 0. */
export function sumAt(numbers: Float64Array, places: readonly number[]): number {
  let sum = 0;
  for (let n = 0; n < places.length; n += 1) {
    const value = numbers[places[n] as number] as number;
    if (filled(value)) sum += value;
  }
  return sum;
}

/** Amounts of a household and year in fen; `business` is gross of `costs`. */
export interface Amounts extends Readonly<Record<Section, Fen>> {
  readonly net: Fen;
  readonly perCapita: Fen;
}

export function amountsOf({ numbers }: Pick<Household, 'numbers'>, shape: Shape): Amounts {
  const wages = sumAt(numbers, shape.wages.places);
  const business = sumAt(numbers, shape.business.places);
  const costs = sumAt(numbers, shape.costs.places);
  const property = sumAt(numbers, shape.property.places);
  const transfers = sumAt(numbers, shape.transfers.places);
  const net = wages + business - costs + property + transfers;
  const persons = numbers[POPULATION] as number;
  // A rejected row may not say how many people the household has.
  const perCapita = filled(persons) ? divide(net, persons) : BLANK;
  return { wages, business, costs, property, transfers, net, perCapita };
}

/** What the monitoring line is held against: net + claims − out-of-pocket spending, per head. */
export const monitoringPerCapita = (household: Household, net: Fen): Fen =>
  divide(
    net + amountOf(household, 'claims') - amountOf(household, 'outOfPocket'),
    amountOf(household, 'population'),
  );
