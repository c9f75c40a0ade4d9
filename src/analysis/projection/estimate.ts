import { divide, divideExactly, type Fen, RATE_SCALE } from '../../domain/money.js';
import type { ItemShare } from '../../domain/season.js';

/**
 * The year's end of one item. Definition: docs/definitions/projection.md, "The estimate".
 */

const SQUARE = RATE_SCALE * RATE_SCALE;

/**
 * C × (2 − s) + P × (1 − s)², rounded half away from zero once: what has come tells of the rest as
 * far as a share of the year has passed (Benktander 1976).
 * @internal
 */
export function benktander(current: Fen, prior: Fen, share: number): Fen {
  const rest = RATE_SCALE - share;
  const seen = current * (RATE_SCALE + rest) * RATE_SCALE;
  const unseen = prior * rest * rest;
  const sum = seen + unseen;
  if ([seen, unseen, sum].every(Number.isSafeInteger)) return divide(sum, SQUARE);
  return divideExactly(
    BigInt(current) * BigInt(RATE_SCALE + rest) * BigInt(RATE_SCALE) +
      BigInt(prior) * BigInt(rest) * BigInt(rest),
    BigInt(SQUARE),
  );
}

/**
 * Money that comes once a year: what has come is all; else what of last year's is still due.
 * @internal
 */
export function onceAYear(current: Fen, prior: Fen, share: number | null): Fen {
  if (current > 0) return current;
  return share === null ? prior : divide(prior * (RATE_SCALE - share), RATE_SCALE);
}

/** @throws {TypeError} where the run has no share of an item that does not come once a year */
export function estimateItem(
  { once }: { readonly once: boolean },
  current: Fen,
  prior: Fen,
  { share }: Pick<ItemShare, 'share'>,
): Fen {
  if (once) return onceAYear(current, prior, share);
  if (share === null) throw new TypeError('an item without a share');
  return benktander(current, prior, share);
}
