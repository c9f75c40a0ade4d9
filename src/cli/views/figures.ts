/** Figures as the screen shows them. */
export const count = (number: number): string => number.toLocaleString('en-US');

export const percent = (share: number | null): string =>
  share === null ? '—' : `${(share * 100).toFixed(2)}%`;
