import type { HIDDEN } from '../../results/told.js';

type Figure = number | typeof HIDDEN | null | undefined;

/** What stands where there is no figure. */
const NONE = '—';

const counts = new Intl.NumberFormat('en-US');
const amounts = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

const shown =
  (write: (value: number) => string) =>
  (figure: Figure): string => {
    if (figure === null || figure === undefined) return NONE;
    return typeof figure === 'number' ? write(figure) : figure;
  };

export const count = shown((value) => counts.format(value));
/** Yuan: `1,234.50`. */
export const amount = shown((value) => amounts.format(value));
/** A ratio of four decimals as a percentage of two. */
export const percent = shown((ratio) => `${(Math.round(ratio * 10_000) / 100).toFixed(2)}%`);
/** The same in points, with its sign. */
export const points = shown((ratio) => {
  const text = (Math.round(ratio * 10_000) / 100).toFixed(2);
  return ratio > 0 ? `+${text}` : text;
});

/** What tables are sorted by; what is not told comes last. */
export const sortable = (figure: Figure): string =>
  typeof figure === 'number' ? String(figure) : '';
