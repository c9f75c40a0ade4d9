import type { HiddenPlace } from '../../domain/findings/finding.js';
import type { Severity } from '../../domain/findings/severity.js';

/** A finding whose sentences are written already, for the copy that goes back to the village. */
export interface AnnotatedFinding {
  readonly severity: Severity;
  readonly code: string;
  /** The sheet; null or empty for the file as a whole, or for its only sheet. */
  readonly sheet: string | null;
  /** The row, from 1. */
  readonly row: number | null;
  /** The cell, in A1 style. */
  readonly cell: string | null;
  readonly household: string | null;
  readonly village: string | null;
  readonly head: string | null;
  readonly message: string;
  readonly suggestion: string | null;
  /**
   * What of the place is hidden, which the list tells; its rows may be numbered otherwise than in
   * the file.
   */
  readonly hidden?: HiddenPlace;
}

/** What a village answered to a finding, in the column 核实说明. */
export interface Explanation {
  readonly code: string;
  readonly sheet: string;
  readonly cell: string;
  readonly household: string;
  /** The message of the list that was explained. */
  readonly message: string;
  readonly text: string;
}
