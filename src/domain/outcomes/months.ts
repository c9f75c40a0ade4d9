import type { FactorNumber } from '../factor.js';
import type { Fen } from '../money.js';
import type { Basis, Period } from '../period.js';
import type { Trend, Warning } from './result.js';

/**
 * Households and groups through several results. Definition: docs/definitions/months.md.
 */

/** What identifies a household from month to month. */
export interface Followed {
  readonly township: string;
  readonly village: string;
  /** The 户编号 as results show it; a masked one does not identify anybody. */
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
  /** The factors of its tags, found by data or declared. */
  readonly factors: readonly FactorNumber[];
}

/** What decides the place of a result among others. */
export interface MonthOf {
  readonly period: Period;
  readonly basis: Basis;
}

export const MARKS = ['newlyDown', 'again', 'lasting', 'recovered', 'cameDown'] as const;
type Mark = (typeof MARKS)[number];

export const MOVES = [...MARKS, 'warningRaised', 'warningLowered', 'left', 'came'] as const;
export type Move = (typeof MOVES)[number];
/**
 * The moves that a run can count: it knows only its predecessor, so it cannot tell a repeated
 * decline.
 */
export const COUNTED_MOVES = MOVES.filter((move) => move !== 'again');
/** How many households of a group made each move since the previous result. */
export type Moves = Readonly<Record<Move, number>>;

/** What became of a household between the previous result of the row and one result. */
export interface MonthMarks {
  readonly mark: Mark | null;
  /**
   * How many results in a row it has been declining, this one included; 0 where it does not
   * decline.
   */
  readonly run: number;
  readonly warning: 'warningRaised' | 'warningLowered' | null;
  readonly presence: 'left' | 'came' | null;
  readonly factorsAdded: readonly FactorNumber[];
  readonly factorsGone: readonly FactorNumber[];
}

/** A household between the last two results of a row; null where it is not compared. */
export interface MarkedHousehold extends MonthMarks {
  readonly before: MonthHousehold | null;
  readonly now: MonthHousehold | null;
}

/** A run against its predecessor. */
export interface AgainstPrevious {
  readonly before: Period;
  readonly now: Period;
  /** The folder of the previous result, as people name it. */
  readonly folder: string;
  readonly total: Moves;
  /** By path, those that only one of the two has included. */
  readonly villages: readonly { readonly path: readonly string[]; readonly moves: Moves }[];
  /** The groups of the predecessor. */
  readonly groups: readonly { readonly path: readonly string[]; readonly figures: MonthFigures }[];
  /** Those with a mark or another warning. */
  readonly marked: readonly MarkedHousehold[];
}

/** As much of a group as is shown month by month. */
export interface MonthFigures {
  readonly surveyed: number;
  readonly up: number;
  readonly down: number;
  readonly flat: number;
  readonly growth: number | null;
  readonly met: number;
  readonly notMet: number;
  readonly warning: Readonly<Record<Warning, number>>;
  /** Households of each factor, in their order. */
  readonly factors: readonly number[];
}

interface PlacedFigures {
  readonly level: string;
  readonly path: readonly string[];
}

/** A group of one result. */
export interface MonthGroup extends PlacedFigures {
  /** GROUP as the result holds it. */
  readonly json: unknown;
  readonly figures: MonthFigures;
}

/** The results of one run, as far as they are set side by side. */
export interface MonthResult extends MonthOf {
  /** The name of the folder. */
  readonly folder: string;
  /** The folder as people named it. */
  readonly shown: string;
  /** The hash of its manifest. */
  readonly sha256: string;
  /** The township, or what the run covers. */
  readonly name: string;
  readonly groups: readonly MonthGroup[];
  /** Those that are compared; null where the results name none, as those of a rollup. */
  readonly households: readonly MonthHousehold[] | null;
  /** The merged policy. */
  readonly policy: unknown;
  /** The fingerprint of the key that its hashes were made with. */
  readonly fingerprint: string | null;
}

/** A group in one result; null where the result does not have it or names no households. */
export interface GroupMonth {
  readonly period: Period;
  readonly group: MonthGroup | null;
  readonly moves: Moves | null;
}

export interface GroupMonths extends PlacedFigures {
  readonly months: readonly GroupMonth[];
}

/** A household that was ever down, red or orange, through the last row. */
export interface HouseholdMonths {
  readonly path: readonly string[];
  readonly id: string | null;
  readonly head: string | null;
  readonly months: readonly (MonthHousehold | null)[];
  readonly now: Mark | null;
  readonly run: number;
}

/** What two policies say differently, between two results that follow each other. */
export interface PolicyChange {
  readonly from: Period;
  readonly to: Period;
  /** `tolerance.rate`, … */
  readonly keys: readonly string[];
}

/** Several results side by side. */
export interface Months {
  readonly name: string;
  /** In the order of their months. */
  readonly results: readonly MonthResult[];
  /** How many results stand in each row. */
  readonly rows: readonly number[];
  readonly groups: readonly GroupMonths[];
  readonly paths: readonly HouseholdMonths[];
  readonly policyChanges: readonly PolicyChange[];
  /** Between the last two results of the last row. */
  readonly marked: readonly MarkedHousehold[];
}
