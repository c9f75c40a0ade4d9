import type { ColumnKey } from '../../domain/catalog.js';
import type { Cause, ConditionOf, FactorKey, FactorNumber } from '../../domain/factor.js';
import { amountOf, answerOf, hasColumn, numberOf } from '../../domain/household.js';
import { maskWithin } from '../../domain/masking.js';
import { compareProducts, type Fen } from '../../domain/money.js';
import type { Evidence } from '../../domain/outcomes/result.js';
import { MONTHS_OF_A_YEAR } from '../../domain/period.js';
import { namesDisaster } from '../../domain/standing/disaster.js';
import type { Comparison } from '../compare.js';

/** What the data say of one factor; declared reasons and the primary factor come later. */
export interface DataTag {
  readonly causes: readonly Cause[];
  readonly amount: Fen;
  readonly verify: boolean;
  readonly evidence: readonly Evidence[];
}

type Holds = (comparison: Comparison, earlier: EarlierTags) => boolean;

/**
 * A risk factor: tagged exactly when all its conditions hold, and then with what.
 * Definition: docs/definitions/factors.md.
 */
export interface Factor<Key extends FactorKey> {
  readonly conditions: Readonly<Record<ConditionOf<Key>, Holds>>;
  readonly tag: (comparison: Comparison, earlier: EarlierTags) => DataTag;
}

/** Tags by data of the factors before this one. */
export type EarlierTags = ReadonlyMap<FactorNumber, DataTag>;

/** `less(x)`: both years' cells filled and the current one lower. */
export function less({ prior, current }: Comparison, field: ColumnKey): boolean {
  const before = numberOf(prior, field);
  const now = numberOf(current, field);
  return before !== null && now !== null && now < before;
}

/** The current disaster cell, where it names one. As a cause it is printed: no ID number stays in it. */
export function disasterOf({ current, policy }: Comparison): string | null {
  const text = current.texts.disaster;
  return text !== null && namesDisaster(text, policy.noDisasterWords) ? maskWithin(text) : null;
}

export const hadLoan = ({ prior }: Comparison): boolean => amountOf(prior, 'loan') > 0;

/** The loan is gone or smaller; blank in an existing column counts as 0. */
export const loanIsLower = ({ prior, current }: Comparison): boolean =>
  hasColumn(current.table, 'loan') && amountOf(current, 'loan') < amountOf(prior, 'loan');

export const answer = ({ current }: Comparison, field: ColumnKey): boolean | null =>
  answerOf(current, field);

/** Quantities may have decimals; multiplied by this they are whole and compare exactly. */
const PARTS = 1_000_000;
/** `less(x)` of a year's quantity: to date against the part of last year's that has passed. */
export function shorterThan(comparison: Comparison, field: ColumnKey): boolean {
  const before = numberOf(comparison.prior, field);
  const now = numberOf(comparison.current, field);
  if (!comparison.estimated || before === null || now === null) return less(comparison, field);
  const inParts = (value: number): number => Math.round(value * PARTS);
  return compareProducts(inParts(now), MONTHS_OF_A_YEAR, inParts(before), comparison.months) < 0;
}

/** The causes that hold, in their order; where none does, `unknown`. */
export function causesOrUnknown(causes: readonly (readonly [Cause, boolean])[]): readonly Cause[] {
  const holding = causes.filter(([, holds]) => holds).map(([cause]) => cause);
  return holding.length === 0 ? ['unknown'] : holding;
}
