import { pairsOf } from '../../analysis/months/follow.js';
import { ITEMS, type ItemKey } from '../../domain/catalog.js';
import { divide, divideExactly, type Fen, RATE_SCALE } from '../../domain/money.js';
import type { Followed } from '../../domain/outcomes/months.js';
import { MONTHS_OF_A_YEAR } from '../../domain/period.js';

/**
 * Shares of the calendar months, learned from the beginnings of a year and its whole.
 * Definition: docs/definitions/projection.md, "Seasonal shares".
 */
export interface EarningHousehold extends Followed {
  /** Fen of the current year. */
  readonly items: ReadonlyMap<ItemKey, Fen>;
}

/** The results of one end month. */
export interface Beginning {
  readonly months: number;
  readonly households: readonly EarningHousehold[];
}

export interface LearnedItem {
  readonly item: ItemKey;
  /** The shares of January to December in ten-thousandths; together they are the whole. */
  readonly shares: readonly number[];
  /**
   * How many households the shares rest on, the fewest over the end months: compared in both
   * results, with an amount above 0 in the whole year.
   */
  readonly households: number;
}

/**
 * Learns the shares of each item. `firstMonth` is the calendar month in which the year begins, 0
 * for January.
 */
export function learnSeasons(
  whole: readonly EarningHousehold[],
  beginnings: readonly Beginning[],
  firstMonth: number,
): LearnedItem[] {
  const known = beginnings
    .toSorted((a, b) => a.months - b.months)
    .map(({ months, households }) => ({ months, pairs: pairsOf(households, whole) }));
  return ITEMS.flatMap(({ key: item }) => {
    const points = known.flatMap(({ months, pairs }) => {
      const seen = seenOf(item, pairs);
      return seen.year > 0 ? [{ months, ...seen }] : [];
    });
    if (points.length === 0) return [];
    const cumulative = cumulativeOf(points);
    return [
      {
        item,
        shares: byCalendar(cumulative, firstMonth),
        households: Math.min(...points.map(({ households }) => households)),
      },
    ];
  });
}

interface Seen {
  readonly soFar: Fen;
  readonly year: Fen;
  readonly households: number;
}

/** Sums over households whose two tables ask for the item. */
function seenOf(
  item: ItemKey,
  pairs: readonly (readonly [EarningHousehold, EarningHousehold])[],
): Seen {
  let [soFar, year, households] = [0, 0, 0];
  for (const [beginning, whole] of pairs) {
    const now = beginning.items.get(item);
    const all = whole.items.get(item);
    if (all === undefined || now === undefined) continue;
    soFar += now;
    year += all;
    if (all > 0) households += 1;
  }
  return { soFar, year, households };
}

/**
 * The cumulative share by end month, 0 to 12: never falling, at most 1, and on a straight line
 * between known months.
 */
function cumulativeOf(points: readonly (Seen & { readonly months: number })[]): number[] {
  const cumulative = [0];
  let [lastMonth, last] = [0, 0];
  const upTo = (months: number, share: number): void => {
    const span = months - lastMonth;
    for (let month = lastMonth + 1; month <= months; month += 1) {
      cumulative.push(divide(last * (months - month) + share * (month - lastMonth), span));
    }
    [lastMonth, last] = [months, share];
  };
  for (const { months, soFar, year } of points) {
    const share = divideExactly(BigInt(soFar) * BigInt(RATE_SCALE), BigInt(year));
    upTo(months, Math.min(RATE_SCALE, Math.max(last, share)));
  }
  upTo(MONTHS_OF_A_YEAR, RATE_SCALE);
  return cumulative;
}

const byCalendar = (cumulative: readonly number[], firstMonth: number): number[] =>
  Array.from({ length: MONTHS_OF_A_YEAR }, (_, month) => {
    const n = (month - firstMonth + MONTHS_OF_A_YEAR) % MONTHS_OF_A_YEAR;
    return (cumulative[n + 1] ?? 0) - (cumulative[n] ?? 0);
  });
