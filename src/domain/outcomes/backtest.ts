import type { Fen } from '../money.js';
import type { Period } from '../period.js';

/**
 * How well the projection would have done. Definition: docs/definitions/projection.md, "backtest".
 */
export const RULES = ['benktander', 'pace', 'lastYear'] as const;
/** Ours, and the two plain rules beside it. */
export type ProjectionRule = (typeof RULES)[number];

/** Ratios with four decimals; null where there is nothing to divide by. */
export interface Hits {
  readonly precision: number | null;
  readonly recall: number | null;
}

export interface RuleTest extends Hits {
  /** Mean absolute error of net, in fen rounded to the fen; null without households. */
  readonly meanError: Fen | null;
  /** The median of the relative errors; null where there is none. */
  readonly median: number | null;
}

/** The results of one month against the final ones. */
export interface MonthTest {
  readonly period: Period;
  readonly months: number;
  /** How many households of the month are in the final results. */
  readonly households: number;
  readonly missing: number;
  /** Households with a projected net of 0, which have no relative error. */
  readonly zero: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Share of errors within the interval that the other villages give; null with one village. */
  readonly coverage: number | null;
  readonly rules: Readonly<Record<ProjectionRule, RuleTest>>;
  /** The rule with the least mean absolute error, the first of equal ones. */
  readonly best: ProjectionRule | null;
}

export interface Backtest {
  /** In ten-thousandths. */
  readonly level: number;
  readonly months: readonly MonthTest[];
}
