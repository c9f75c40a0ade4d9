import { type Fen, inPercent, yuan } from './money.js';

/**
 * How figures are written for people, the same on the screen, in sentences, on the page and in the
 * document. Workbooks hold numbers, and have formats that show them so.
 */

/** What stands where there is no figure. */
export const NO_FIGURE = '—';

/** `1234` → `1,234` */
export const countText = (count: number): string => grouped(String(count));

/** An amount in yuan: `1234.5` → `1,234.50`. */
export const yuanText = (amount: number): string => grouped(amount.toFixed(2));

/** An amount in fen: `123450` → `1,234.50`. */
export const amountText = (fen: Fen): string => yuanText(yuan(fen));

/** The same with its sign: `+0.50`, `-0.50`, `0.00`. */
export const signedText = (fen: Fen): string => (fen > 0 ? `+${amountText(fen)}` : amountText(fen));

/** A ratio of at most four decimals as a percentage of two: `0.22` → `22.00%`. */
export const percentText = (ratio: number): string => `${inPercent(ratio).toFixed(2)}%`;

/** What a figure that may be missing is written as. */
export const orNone =
  (write: (figure: number) => string) =>
  (figure: number | null): string =>
    figure === null ? NO_FIGURE : write(figure);

/** A comma before every three digits of the whole number. `Intl` would take a hundredth of a run to load. */
function grouped(figures: string): string {
  const point = figures.indexOf('.');
  const first = figures.startsWith('-') ? 1 : 0;
  let text = figures;
  for (let at = (point === -1 ? figures.length : point) - 3; at > first; at -= 3)
    text = `${text.slice(0, at)},${text.slice(at)}`;
  return text;
}
