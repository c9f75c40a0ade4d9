/**
 * Money is whole fen (分, 1/100 yuan) in integers; nothing is ever added up in floating point.
 * Ratios are computed on integers too, so a bound is met exactly or not at all.
 */
export type Fen = number;

/** Yuan for people and JSON: the shortest decimal with at most two places. */
export const yuan = (fen: Fen): number => fen / 100;

/** Fen of an amount in yuan, whose binary fraction may lie a trifle beside its two decimals. */
export const fenOf = (amount: number): Fen => Math.round(amount * 100);

/** Rounds half away from zero: `divide(5, 2) = 3`, `divide(-5, 2) = -3`. Needs whole numbers, divisor > 0. */
export function divide(dividend: number, divisor: number): number {
  const size = Math.abs(dividend);
  const quotient =
    size <= Number.MAX_SAFE_INTEGER / 2 - divisor
      ? Math.floor((2 * size + divisor) / (2 * divisor))
      : Number((2n * BigInt(size) + BigInt(divisor)) / (2n * BigInt(divisor)));
  return dividend < 0 && quotient !== 0 ? -quotient : quotient;
}

/** As `divide`, of whole numbers of any size. */
export function divideExactly(dividend: bigint, divisor: bigint): number {
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = Number((2n * size + divisor) / (2n * divisor));
  return dividend < 0n && quotient !== 0 ? -quotient : quotient;
}

/** a × b against c × d, exactly: negative, zero or positive. */
export function compareProducts(a: number, b: number, c: number, d: number): number {
  const left = a * b;
  const right = c * d;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  const difference = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

/** Rates and shares are held in ten-thousandths: four decimals. */
export const RATE_SCALE = 10_000;

/** part ÷ |whole|, rounded half away from zero to four decimals; null where whole is 0. */
export function ratio(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const scaled = part * RATE_SCALE;
  if (Number.isSafeInteger(scaled)) return divide(scaled, Math.abs(whole)) / RATE_SCALE;
  const size = BigInt(Math.abs(whole));
  const exact = BigInt(Math.abs(part)) * BigInt(RATE_SCALE);
  const rounded = Number((2n * exact + size) / (2n * size)) / RATE_SCALE;
  return part < 0 ? -rounded : rounded;
}

/** A rate of the policy (at most four decimals) in ten-thousandths. */
export const inTenThousandths = (rate: number): number => Math.round(rate * RATE_SCALE);

/** A ratio of at most four decimals in percent: `0.22` → `22`. */
export const inPercent = (rate: number): number => inTenThousandths(rate) / 100;

const DECIMAL = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * A decimal number written in figures, in hundredths of `10 ** shift`, rounded half away from zero;
 * null where the text is no number or too large to be held exactly.
 * `hundredths('12.345') = 1235`; `hundredths('1.2', 4) = 1200000` (万元 to fen).
 */
export function hundredths(text: string, shift = 0): number | null {
  const found = DECIMAL.exec(text);
  if (found === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = found;
  const digits = whole + fraction;
  if (digits === '') return null;
  const point = whole.length + Number(exponent) + shift + 2;
  if (point < 0) return 0;
  if (point > 40) return /^0*$/.test(digits) ? 0 : null;
  const kept = Number(digits.slice(0, point).padEnd(point, '0'));
  const size = kept + ((digits[point] ?? '0') >= '5' ? 1 : 0);
  if (!Number.isSafeInteger(size)) return null;
  return sign === '-' && size !== 0 ? -size : size;
}
