import type { Fen } from '../money.js';
import type { LedgerHousehold, LedgerRow } from './ledger.js';

/**
 * What comes of filled ledgers as of a date. Money in fen; rates as ratios with four decimals.
 * Definition: docs/definitions/measures.md, "Follow-up".
 */
export interface FollowUp {
  /** `2022-12-31` */
  readonly asOf: string;
  readonly township: FollowUpCounts;
  /** By name. */
  readonly villages: readonly (FollowUpCounts & { readonly village: string })[];
  /** By name; measures that name nobody come last. */
  readonly helpers: readonly HelperLoad[];
  /** 漏帮: no measure taken. */
  readonly missed: readonly Cover[];
  /** 覆盖不足: measures taken, but planned income below what is needed. */
  readonly short: readonly Cover[];
  readonly overdue: readonly LedgerRow[];
  /** Done, but without 实际增收. */
  readonly doneWithoutIncome: readonly LedgerRow[];
}

/** Planned income of a household against the larger of its fall and shortfall. */
export interface Cover {
  readonly household: LedgerHousehold;
  readonly helpers: readonly string[];
  readonly need: Fen;
  /** The planned income of the measures that are taken. */
  readonly planned: Fen;
  /** What is missing; never below 0. */
  readonly short: Fen;
}

/** How many households there are of each kind; `rows` counts rows of the ledger. */
export interface FollowUpCounts {
  readonly needing: number;
  readonly monitored: number;
  readonly withMeasure: number;
  readonly missed: number;
  readonly covered: number;
  /** Every measure that is taken is done. */
  readonly done: number;
  /** A measure is past its day and not done. */
  readonly overdue: number;
  readonly doneWithoutIncome: number;
  readonly need: Fen;
  readonly planned: Fen;
  /** The sum of what each household lacks: a surplus of one household does not help another. */
  readonly short: Fen;
  readonly actual: Fen;
  readonly rates: Readonly<Record<'withMeasure' | 'covered' | 'done' | 'overdue', number | null>>;
}

export interface HelperLoad {
  /** null for measures that name nobody. */
  readonly helper: string | null;
  readonly households: number;
  readonly monitored: number;
  readonly measures: number;
  readonly done: number;
  readonly overdue: number;
  readonly planned: Fen;
  readonly actual: Fen;
}
