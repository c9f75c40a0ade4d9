import { inTenThousandths } from '../../domain/money.js';
import { amountText, rateText } from '../phrases.js';

/** Figures as the document writes them. */
export const share = (ratio: number | null, none: string): string =>
  ratio === null ? none : rateText(inTenThousandths(ratio));

/** The size of a change as a percentage: its direction is told in words. */
export const size = (ratio: number | null): string =>
  rateText(Math.abs(inTenThousandths(ratio ?? 0)));

/** Percentage points without a sign. */
export const points = (ratio: number): string =>
  (Math.abs(inTenThousandths(ratio)) / 100).toFixed(2);

/** An amount in fen, or points in ten-thousandths, with its sign. */
export const signed = (amount: number): string =>
  amount > 0 ? `+${amountText(amount)}` : amountText(amount);
