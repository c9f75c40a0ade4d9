import type { FactorKey } from '../factor.js';
import type { MeasureKey } from '../measure.js';
import type { Fen } from '../money.js';
import type { Both, Group, HouseholdResult, Trend, Warning } from './result.js';

/** What a changed policy would change: `prior` of a pair is the present policy, `current` the changed. */
export interface WhatIf {
  readonly differences: readonly PolicyDifference[];
  readonly township: GroupShift;
  /** By name, then township. */
  readonly villages: readonly GroupShift[];
  /** By village, 户编号 and head. */
  readonly households: readonly HouseholdShift[];
}

/** `tolerance.rate`, with both values as the policy files write them; undefined where absent. */
export interface PolicyDifference {
  readonly key: string;
  readonly present: unknown;
  readonly changed: unknown;
}

export interface GroupShift {
  readonly present: Group;
  readonly changed: Group;
  /** How many households change in any way. */
  readonly shifted: number;
}

/** A household of which something changes; what stays the same is null or empty. */
export interface HouseholdShift {
  readonly household: Pick<
    HouseholdResult,
    'village' | 'township' | 'id' | 'head' | 'idNumber' | 'monitored'
  >;
  readonly trend: Both<Trend> | null;
  readonly warning: Both<Warning> | null;
  readonly met: Both<boolean | null> | null;
  readonly shortfall: Both<Fen | null> | null;
  readonly primary: Both<FactorKey | null> | null;
  readonly factors: Shift<FactorKey>;
  readonly measures: Shift<MeasureKey>;
}

export interface Shift<Key> {
  readonly added: readonly Key[];
  readonly removed: readonly Key[];
}
