import { divideExactly, RATE_SCALE } from './money.js';

/** An exact ratio of whole numbers; `whole` is above 0. */
export interface Fraction {
  readonly part: bigint;
  readonly whole: bigint;
}

export const fraction = (part: number, whole: number): Fraction => ({
  part: BigInt(part),
  whole: BigInt(whole),
});

/** Below, equal or above 0 as a is below, equal or above b. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const [left, right] = [a.part * b.whole, b.part * a.whole];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Rounded half away from zero to four decimals. */
export const inFourDecimals = ({ part, whole }: Fraction): number =>
  divideExactly(part * BigInt(RATE_SCALE), whole) / RATE_SCALE;

/**
 * The quantile of type 7 (Hyndman and Fan 1996) of numbers in their order; `at` is a fraction of 1.
 * null where there are no numbers.
 */
export function quantile(rising: readonly Fraction[], at: Fraction): Fraction | null {
  const reach = BigInt(rising.length - 1) * at.part;
  const below = rising[Number(reach / at.whole)];
  if (below === undefined) return null;
  const above = rising[Number(reach / at.whole) + 1] ?? below;
  const [rest, scale] = [reach % at.whole, at.whole];
  return {
    part: below.part * above.whole * (scale - rest) + above.part * below.whole * rest,
    whole: below.whole * above.whole * scale,
  };
}

export const median = (rising: readonly Fraction[]): Fraction | null =>
  quantile(rising, fraction(1, 2));
