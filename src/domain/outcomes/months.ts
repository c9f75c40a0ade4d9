import type { FactorNumber } from '../factor.js';
import type { Fen } from '../money.js';
import type { Basis, Period } from '../period.js';
import type { Trend, Warning } from './result.js';

/**
 * Households and groups through several results. Definition: docs/definitions/months.md.
 */

/** What a household is followed by. */
export interface Followed {
  readonly township: string;
  readonly village: string;
  /** As results show it; one that is masked is no key. */
  readonly id: string | null;
  readonly head: string | null;
  /** Keyed hash of the ID number; null without key or number. */
  readonly hash: string | null;
}

/** A household that is compared in one result. */
export interface MonthHousehold extends Followed {
  /** Its village's group. */
  readonly path: readonly string[];
  readonly trend: Trend;
  readonly warning: Warning;
  /** Net income of the current period. */
  readonly net: Fen;
  /** Of its tags, by data or declared. */
  readonly factors: readonly FactorNumber[];
}

/** What decides where a result stands among others. */
export interface MonthOf {
  readonly period: Period;
  readonly basis: Basis;
}

const MARKS = ['newlyDown', 'again', 'lasting', 'recovered', 'cameDown'] as const;
type Mark = (typeof MARKS)[number];

export const MOVES = [...MARKS, 'warningRaised', 'warningLowered', 'left', 'came'] as const;
export type Move = (typeof MOVES)[number];
/** How many households of a group made each move since the previous result. */
export type Moves = Readonly<Record<Move, number>>;

/** What became of a household between the previous result of the row and one result. */
export interface MonthMarks {
  readonly mark: Mark | null;
  /** Results in a row that it has been down, this one included; 0 where it is not down. */
  readonly run: number;
  readonly warning: 'warningRaised' | 'warningLowered' | null;
  readonly presence: 'left' | 'came' | null;
  readonly factorsAdded: readonly FactorNumber[];
  readonly factorsGone: readonly FactorNumber[];
}
