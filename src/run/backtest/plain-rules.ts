import { ITEMS } from '../../domain/catalog.js';
import { divide, divideExactly, type Fen, RATE_SCALE } from '../../domain/money.js';
import type { RecordedYear, YearSummary } from '../../results/year.js';

/** The shares of a run by item: null for money that comes once a year. */
export type Shares = YearSummary['shares'];

/** Plain rules beside ours. Definition: docs/definitions/projection.md, "backtest". */

/** The year goes on as it has begun: C ÷ s for each item, rounded to the fen. */
export function paceNet(
  { items, priorYear }: Pick<RecordedYear, 'items' | 'priorYear'>,
  shares: Shares,
): Fen {
  let net = 0;
  for (const { key, kind } of ITEMS) {
    const now = items.get(key) ?? 0;
    const prior = priorYear?.items.get(key) ?? 0;
    const year = paceOf(now, prior, shares.get(key) ?? null);
    net += kind === 'cost' ? -year : year;
  }
  return net;
}

function paceOf(now: Fen, prior: Fen, share: number | null): Fen {
  if (share === null) return now > 0 ? now : prior;
  if (share === 0) return prior;
  const scaled = now * RATE_SCALE;
  return Number.isSafeInteger(scaled)
    ? divide(scaled, share)
    : divideExactly(BigInt(now) * BigInt(RATE_SCALE), BigInt(share));
}
