import type { Cause, FactorKey } from '../factor.js';
import type { MeasureKey } from '../measure.js';
import type { Fen } from '../money.js';
import type { FallenItem, Trend, Warning } from './result.js';

/** A compared household as a run's results hold it: what ledgers are made from. Money in fen. */
export interface RecordedHousehold {
  readonly village: string;
  readonly township: string;
  readonly id: string | null;
  readonly head: string | null;
  /** Masked, unless the run was asked for whole ones. */
  readonly idNumber: string | null;
  /** The keyed hash of its ID number, where the run was given a key. */
  readonly hash?: string | null;
  readonly monitored: string | null;
  readonly helper: string | null;
  readonly trend: Trend;
  /** Change of net income. */
  readonly netChange: Fen;
  readonly target: { readonly met: boolean | null; readonly shortfall: Fen | null };
  readonly warning: Warning;
  readonly factors: readonly RecordedFactor[];
  readonly measures: readonly RecordedMeasure[];
  readonly assistanceStopped: boolean;
}

interface RecordedFactor {
  readonly key: FactorKey;
  readonly causes: readonly Cause[];
  readonly primary: boolean;
  readonly verify: boolean;
  /** The items that fell most. */
  readonly items: readonly FallenItem[];
}

interface RecordedMeasure {
  readonly key: MeasureKey;
  /** The reason in the words of the results. */
  readonly reason: string;
  readonly questions: readonly string[];
}

/** It declines, misses the target, is red or carries a tag. Definition: docs/definitions/measures.md. */
export const needsMeasures = ({ trend, target, warning, factors }: RecordedHousehold): boolean =>
  trend === 'down' || target.met === false || warning === 'red' || factors.length > 0;
