/** The runs of figures of a text, and what is shown of them. */

/** A run of figures, and X behind them, with nothing in between. */
export interface Run {
  readonly figures: string;
  readonly from: number;
  readonly to: number;
  /** True once the run, or a number that it is part of, has been masked. */
  shown: boolean;
}

/**
 * A part of the text that is masked, by its places in the folded text, and what is shown instead.
 */
export interface Cover {
  readonly from: number;
  readonly to: number;
  readonly shown: string;
}

export type Looking = (runs: readonly Run[], text: string) => Cover[];

/** What may stand between two parts of one number in a folded text. */
export const PARTED = /^[\s\p{Cc}.-]+$/u;

/** The first figures and the last four, and a star for each between them. */
export const ends = (figures: string, first: number): string =>
  figures.slice(0, first) + '*'.repeat(figures.length - first - 4) + figures.slice(-4);
