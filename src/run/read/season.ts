import { shapeOf } from '../../domain/amounts.js';
import { ITEMS, type ItemKey, labelOf, SECTIONS } from '../../domain/catalog.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { amountOf, filled, type Household, hasColumn, placeOf } from '../../domain/household.js';
import { divide, RATE_SCALE } from '../../domain/money.js';
import type { Periods } from '../../domain/outcomes/result.js';
import type { Policy } from '../../domain/policy.js';
import { type ItemShare, itemShare } from '../../domain/season.js';
import type { DetailTable } from '../../intake/table/detail-table.js';

export type ItemShares = ReadonlyMap<ItemKey, ItemShare>;

/**
 * The share of each item that some table has, in the order of the catalogue; null where whole
 * periods are compared.
 *
 * @throws {ExpectedFailure} where an item has no share, or a category is a mere total
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
  const totals = mereTotals(tables);
  if (totals.length > 0) {
    throw new ExpectedFailure('period.mereTotals', { totals: totals.join('、') });
  }
  return shares;
}

/** A mere total has no season of its own; the first household of each category is named. */
function mereTotals(tables: readonly DetailTable[]): string[] {
  const places = new Map<string, string>();
  for (const { head, households } of tables) {
    if (head.year !== 'prior') continue;
    for (const household of households) {
      const shape = shapeOf(household);
      for (const section of SECTIONS) {
        const label = labelOf(`total.${section}`);
        if (!shape[section].byTotal || places.has(label)) continue;
        const sheet = head.sheet === '' ? '' : `!${head.sheet}`;
        places.set(label, `${label}（${head.file}${sheet}!${household.row}）`);
      }
    }
  }
  return [...places.values()];
}

export type SoFar = (prior: Household, current: Household) => Household;

/** What is expected so far of any household; null where whole periods are compared. */
export const soFarBy = (shares: ItemShares | null): SoFar | null =>
  shares === null ? null : (prior, current) => expectedSoFar(prior, current, shares);

/**
 * What of last year is expected so far, rounded per item to the fen. Money that comes once a year
 * is expected as a whole where some of it has come, and not yet due where none has.
 * Definition: docs/definitions/projection.md, "Seasonal shares".
 */
function expectedSoFar(prior: Household, current: Household, shares: ItemShares): Household {
  const numbers = Float64Array.from(prior.numbers);
  for (const { key, once } of ITEMS) {
    const place = placeOf(key);
    const value = numbers[place] as number;
    if (!filled(value) || (once && amountOf(current, key) > 0)) continue;
    const { share } = shares.get(key) ?? { share: null };
    numbers[place] = share === null ? 0 : divide(value * share, RATE_SCALE);
  }
  return { ...prior, numbers };
}
