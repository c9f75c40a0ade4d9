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

/**
 * A mere total has no season of its own: nothing of it can be expected so far, nor projected. Of
 * the rows that are compared the first one of each year and category is named.
 *
 * @throws {ExpectedFailure} where a compared row knows a category by its total alone
 */
export function refuseMereTotals(shares: ItemShares | null, pairs: readonly Pair[]): void {
  if (shares === null) return;
  const places = new Map<string, string>();
  for (const { prior, current } of pairs) {
    if (!prior.row.surveyed || !current.row.surveyed) continue;
    for (const { row } of [prior, current]) noteTotals(row, places);
  }
  if (places.size === 0) return;
  throw new ExpectedFailure('period.mereTotals', { totals: [...places.values()].join('、') });
}

/** The first pair with a mere total, for each year and category. */
export function firstMereTotals(pairs: readonly Pair[]): Pair[] {
  const places = new Map<string, string>();
  return pairs.filter(({ prior, current }) => {
    if (!prior.row.surveyed || !current.row.surveyed) return false;
    const known = places.size;
    for (const { row } of [prior, current]) noteTotals(row, places);
    return places.size > known;
  });
}

function noteTotals(household: Household, places: Map<string, string>): void {
  const { file, sheet, year } = household.table;
  const shape = shapeOf(household);
  for (const section of SECTIONS) {
    const key = `${year} ${section}`;
    if (!shape[section].byTotal || places.has(key)) continue;
    const at = [file, ...(sheet === '' ? [] : [sheet]), household.row].join('!');
    places.set(key, `${labelOf(`total.${section}`)}（${at}）`);
  }
}

/** Works out what is expected so far of a household; null where whole periods are compared. */
export const soFarBy = (shares: ItemShares | null): SoFar | null =>
  shares === null ? null : (prior, current) => expectedSoFar(prior, current, shares);
