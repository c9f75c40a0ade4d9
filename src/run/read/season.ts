import type { SoFar } from '../../checks/seen.js';
import { shapeOf } from '../../domain/amounts.js';
import { ITEMS, type ItemKey, labelOf, SECTIONS } from '../../domain/catalog.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { type Household, hasColumn } from '../../domain/household.js';
import type { Periods } from '../../domain/outcomes/result.js';
import type { Policy } from '../../domain/policy.js';
import { expectedSoFar, type ItemShare, type ItemShares, itemShare } from '../../domain/season.js';
import type { Pair } from '../../intake/batch/match.js';
import type { DetailTable } from '../../intake/table/detail-table.js';

/**
 * The share of each item that some table has, in the order of the catalogue; null where whole
 * periods are compared.
 *
 * @throws {ExpectedFailure} where an item has no share
 */
export function seasonalShares(
  { current, basis }: Periods,
  { season }: Pick<Policy, 'season'>,
  tables: readonly DetailTable[],
): ItemShares | null {
  if (basis === 'same-period') return null;
  const shares = new Map<ItemKey, ItemShare>();
  const missing: string[] = [];
  for (const item of ITEMS) {
    if (!tables.some(({ head }) => hasColumn(head, item.key))) continue;
    const share = itemShare(season, item, current);
    if (share === null) missing.push(item.label);
    else shares.set(item.key, share);
  }
  if (missing.length > 0) {
    throw new ExpectedFailure('period.noShares', { items: missing.join('、') });
  }
  return shares;
}

/** A category that a compared row knows by its total alone. */
interface MereTotal {
  /** Its year and category. */
  readonly of: string;
  /** What it is called and where it stands. */
  readonly shown: string;
}

/** The mere totals of a pair that is compared. */
export interface MereTotals {
  readonly pair: Pair;
  readonly totals: readonly MereTotal[];
}

/** The pairs with a mere total, of each year and category the first one. */
export function mereTotalsIn(pairs: readonly Pair[]): MereTotals[] {
  const known = new Set<string>();
  return pairs.flatMap((pair): MereTotals[] => {
    const { prior, current } = pair;
    if (!prior.row.surveyed || !current.row.surveyed) return [];
    const totals = [prior.row, current.row]
      .flatMap(mereTotalsOf)
      .filter(({ of }) => !known.has(of) && known.add(of));
    return totals.length === 0 ? [] : [{ pair, totals }];
  });
}

/**
 * A mere total has no season of its own: nothing of it can be expected so far, nor projected. Of
 * the rows that are compared the first one of each year and category is named.
 *
 * @throws {ExpectedFailure} where a compared row knows a category by its total alone
 */
export function refuseMereTotals(found: readonly Pick<MereTotals, 'totals'>[]): void {
  const places = new Map<string, string>();
  for (const { of, shown } of found.flatMap(({ totals }) => totals)) {
    if (!places.has(of)) places.set(of, shown);
  }
  if (places.size === 0) return;
  throw new ExpectedFailure('period.mereTotals', { totals: [...places.values()].join('、') });
}

function mereTotalsOf(household: Household): MereTotal[] {
  const { file, sheet, year } = household.table;
  const shape = shapeOf(household);
  return SECTIONS.filter((section) => shape[section].byTotal).map((section) => {
    const at = [file, ...(sheet === '' ? [] : [sheet]), household.row].join('!');
    return { of: `${year} ${section}`, shown: `${labelOf(`total.${section}`)}（${at}）` };
  });
}

/** Works out what is expected so far of a household; null where whole periods are compared. */
export const soFarBy = (shares: ItemShares | null): SoFar | null =>
  shares === null ? null : (prior, current) => expectedSoFar(prior, current, shares);
