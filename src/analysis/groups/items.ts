import { ITEMS, type ItemKey } from '../../domain/catalog.js';
import { BLANK, filled, placeOf } from '../../domain/household.js';
import type { Fen } from '../../domain/money.js';
import type { Group, HouseholdResult, ItemAmounts } from '../../domain/outcomes/result.js';

/**
 * Fen by `placeOf(item)`, which for items is their place in the catalogue; `BLANK` where no table
 * has the item.
 */
export type ItemSums = Float64Array;

/** Sums of households that have the item in both years, and their number, by place. */
export interface ComparedSums {
  readonly households: Float64Array;
  readonly prior: ItemSums;
  readonly current: ItemSums;
}

export const noItems = (): ItemSums => new Float64Array(ITEMS.length).fill(BLANK);

export const noCompared = (): ComparedSums => ({
  households: new Float64Array(ITEMS.length),
  prior: noItems(),
  current: noItems(),
});

export function addItems(
  sums: ItemSums,
  { keys, numbers }: HouseholdResult['items']['prior'],
): void {
  for (const place of placesOf(keys)) {
    addItem(sums, place, numbers[place] as number);
  }
}

/** Adds an amount; from now on the item counts as asked, though the cell may be blank. */
function addItem(sums: ItemSums, place: number, value: number): void {
  const sum = sums[place] as number;
  sums[place] = (filled(sum) ? sum : 0) + (filled(value) ? value : 0);
}

/** Adds the items that both years know: what one form does not ask for has not changed. */
export function addCompared(
  sums: ComparedSums,
  { prior, current }: HouseholdResult['items'],
): void {
  for (const place of sharedPlaces(prior, current)) {
    sums.households[place] = (sums.households[place] as number) + 1;
    addItem(sums.prior, place, prior.numbers[place] as number);
    addItem(sums.current, place, current.numbers[place] as number);
  }
}

/** Places of the items of a table, which all its households share. */
function placesOf(keys: readonly ItemKey[]): readonly number[] {
  const known = PLACES.get(keys);
  if (known !== undefined) return known;
  const places = keys.map(placeOf);
  PLACES.set(keys, places);
  return places;
}

const PLACES = new WeakMap<readonly ItemKey[], readonly number[]>();

/** Places of the items that two tables share, and that all parts of both years ask for. */
function sharedPlaces(prior: ItemAmounts, current: ItemAmounts): readonly number[] {
  let ofPrior = SHARED.get(prior.keys);
  if (ofPrior === undefined) {
    ofPrior = new WeakMap();
    SHARED.set(prior.keys, ofPrior);
  }
  const known = ofPrior.get(current.keys);
  if (known !== undefined) return known;
  const isWhole = (key: ItemKey): boolean =>
    prior.partial?.has(key) !== true && current.partial?.has(key) !== true;
  const places = current.keys
    .filter((key) => prior.keys.includes(key) && isWhole(key))
    .map(placeOf);
  ofPrior.set(current.keys, places);
  return places;
}

const SHARED = new WeakMap<readonly ItemKey[], WeakMap<readonly ItemKey[], readonly number[]>>();

export function mergeItems(into: ItemSums, from: ItemSums): void {
  from.forEach((value, place) => {
    if (filled(value)) addItem(into, place, value);
  });
}

export function mergeCompared(into: ComparedSums, from: ComparedSums): void {
  from.households.forEach((count, place) => {
    into.households[place] = (into.households[place] as number) + count;
  });
  mergeItems(into.prior, from.prior);
  mergeItems(into.current, from.current);
}

export const itemMap = (sums: ItemSums): ReadonlyMap<ItemKey, Fen> =>
  new Map(
    ITEMS.flatMap(({ key }, place): [ItemKey, Fen][] => {
      const sum = sums[place] as number;
      return filled(sum) ? [[key, sum]] : [];
    }),
  );

export const comparedMap = ({ households, prior, current }: ComparedSums): Group['itemsCompared'] =>
  new Map(
    ITEMS.flatMap(({ key }, place) => {
      const count = households[place] as number;
      return count === 0
        ? []
        : [
            [
              key,
              {
                households: count,
                prior: prior[place] as number,
                current: current[place] as number,
              },
            ] as const,
          ];
    }),
  );
