import { countText, NO_FIGURE, percentText, yuanText } from '../../domain/figures.js';
import { inPercent } from '../../domain/money.js';
import type { HIDDEN } from '../../results/told.js';

type Figure = number | typeof HIDDEN | null | undefined;

const shown =
  (write: (value: number) => string) =>
  (figure: Figure): string => {
    if (figure === null || figure === undefined) return NO_FIGURE;
    return typeof figure === 'number' ? write(figure) : figure;
  };

export const count = shown(countText);
/** An amount in yuan: `1,234.50`. */
export const amount = shown(yuanText);
/** A ratio of four decimals as a percentage of two. */
export const percent = shown(percentText);
/** A ratio in percentage points, with its sign. */
export const points = shown((ratio) => {
  const text = inPercent(ratio).toFixed(2);
  return ratio > 0 ? `+${text}` : text;
});
