import { bothHave, type OneSided, oneSided, type Shape } from '../../domain/amounts.js';
import { append } from '../../domain/append.js';
import { type FieldKey, ITEMS, type ItemKey } from '../../domain/catalog.js';
import { filled, hasColumn, placeOf, type TableHead, type Year } from '../../domain/household.js';
import { type Fen, yuan } from '../../domain/money.js';
import type { Checked } from '../amounts.js';
import type {
  BatchProblem,
  BatchRule,
  CheckedPair,
  MatchedYears,
  PlacedHousehold,
  Rules,
} from '../rule.js';

/** Items that only one year's form has, or that nobody filled in. Definition: docs/definitions/intake.md. */

/** Households of a table and village that have something of an item in one year. */
interface Holders {
  readonly table: TableHead;
  readonly village: string;
  readonly item: ItemKey;
  /** The months of the parts that do not ask for it; null where no table of the year does. */
  readonly parts: string | null;
  households: number;
  sum: Fen;
}

type ItemCode = 'intake.itemGone' | 'intake.itemNew' | 'intake.itemBlank';
type ItemProblem = BatchProblem<ItemCode>;

/** Adds up holders by table, village and item. */
class Tally {
  private readonly holders = new Map<TableHead, Map<string, Map<ItemKey, Holders>>>();

  add(of: Pick<Holders, 'table' | 'village' | 'item' | 'parts'>, amount: number): void {
    if (!(amount > 0)) return;
    const { table, village, item } = of;
    const villages = this.holders.get(table) ?? new Map<string, Map<ItemKey, Holders>>();
    this.holders.set(table, villages);
    const items = villages.get(village) ?? new Map<ItemKey, Holders>();
    villages.set(village, items);
    const known = items.get(item) ?? { ...of, households: 0, sum: 0 };
    items.set(item, known);
    known.households += 1;
    known.sum += amount;
  }

  all(): readonly Holders[] {
    return [...this.holders.values()].flatMap((villages) =>
      [...villages.values()].flatMap((items) => [...items.values()]),
    );
  }
}

const amountOf = ({ household }: Checked, item: ItemKey): number =>
  household.numbers[placeOf(item)] as number;

const problemOf = ({ table, village, item, parts, households, sum }: Holders): ItemProblem => ({
  table,
  village,
  field: item,
  value: yuan(sum),
  params: { households, ...(parts === null ? {} : { parts }) },
});

/** Most households of a village have the shapes of the one before them. */
function oneSidedByShape(): typeof oneSided {
  const known = new Map<Shape, Map<Shape, OneSided>>();
  let last: { readonly prior: Shape; readonly current: Shape; readonly sides: OneSided } | null =
    null;
  return (prior, current) => {
    if (last !== null && last.prior === prior && last.current === current) return last.sides;
    const byShape = known.get(prior) ?? new Map<Shape, OneSided>();
    known.set(prior, byShape);
    const sides = byShape.get(current) ?? oneSided(prior, current);
    byShape.set(current, sides);
    last = { prior, current, sides };
    return sides;
  };
}

function oneSidedRule(which: keyof OneSided): BatchRule<ItemCode> {
  return {
    scope: 'batch',
    origin: 'form',
    source: 'intakeRules',
    check: (_, pairs) => {
      const sidesOf = oneSidedByShape();
      const tally = new Tally();
      for (const { pair, prior, current } of pairs) {
        const sides = sidesOf(prior.shape, current.shape);
        if (sides[which].length === 0) continue;
        const [holder, other] = which === 'gone' ? [prior, current] : [current, prior];
        const { village } = pair.current;
        const { table } = current.household;
        for (const item of sides[which]) {
          const parts = other.household.table.joined?.lacking.get(item) ?? null;
          tally.add({ table, village, item, parts }, amountOf(holder, item));
        }
      }
      return tally.all().map(problemOf);
    },
  };
}

const FEWEST_HOLDERS = 5;

/** Every row that a village has in a year; pairs count for the village of the current year. */
function rowsByVillage(
  { pairs, priorOnly, currentOnly }: MatchedYears,
  year: Year,
): ReadonlyMap<string, readonly PlacedHousehold[]> {
  const rows = new Map<string, PlacedHousehold[]>();
  const add = (village: string, placed: PlacedHousehold): void => {
    append(rows, village, placed);
  };
  for (const pair of pairs) add(pair.current.village, pair[year]);
  for (const placed of year === 'prior' ? priorOnly : currentOnly) add(placed.village, placed);
  return rows;
}

/** Tells whether the whole village has the column and no cell of it is filled. */
function isBlankFor(rows: readonly PlacedHousehold[], item: FieldKey): boolean {
  const place = placeOf(item);
  return rows.every(
    ({ row }) => !filled(row.numbers[place] as number) && hasColumn(row.table, item),
  );
}

function blankItems(years: MatchedYears, pairs: readonly CheckedPair[], year: Year): ItemProblem[] {
  const other = year === 'prior' ? 'current' : 'prior';
  const rows = rowsByVillage(years, year);
  const ofVillages = new Map<string, CheckedPair[]>();
  for (const pair of pairs) {
    const { village } = pair.pair.current;
    append(ofVillages, village, pair);
  }
  return [...ofVillages].flatMap(([village, own]) => {
    const table = own[0]?.[year].household.table as TableHead;
    const all = rows.get(village) ?? [];
    // Nearly every column has a filled cell, and the first one settles it.
    const blank = ITEMS.filter(({ key }) => isBlankFor(all, key));
    return blank.flatMap(({ key }): ItemProblem[] => {
      const holders = own.filter(
        (pair) =>
          bothHave(pair.prior.shape, pair.current.shape, key) && amountOf(pair[other], key) > 0,
      );
      if (holders.length < FEWEST_HOLDERS) return [];
      const sum = holders.reduce((total, pair) => total + amountOf(pair[other], key), 0);
      return [
        problemOf({ table, village, item: key, parts: null, households: holders.length, sum }),
      ];
    });
  });
}

export const itemRules = {
  'intake.itemGone': oneSidedRule('gone'),
  'intake.itemNew': oneSidedRule('came'),
  'intake.itemBlank': {
    scope: 'batch',
    origin: 'form',
    source: 'intakeRules',
    check: (years, pairs) => [
      ...blankItems(years, pairs, 'prior'),
      ...blankItems(years, pairs, 'current'),
    ],
  },
} as const satisfies Rules;
