import type { HiddenPlace } from '../../domain/findings/finding.js';
import type { Severity } from '../../domain/findings/severity.js';

/** A finding whose sentences are written already, for the copy that goes back to the village. */
export interface AnnotatedFinding {
  readonly severity: Severity;
  readonly code: string;
  /** Null or empty: of the file, or of its only sheet. */
  readonly sheet: string | null;
  /** From 1. */
  readonly row: number | null;
  /** A1 style. */
  readonly cell: string | null;
  readonly household: string | null;
  readonly village: string | null;
  readonly head: string | null;
  readonly message: string;
  readonly suggestion: string | null;
  /** Said in the list, where the row may be another one than in the file. */
  readonly hidden?: HiddenPlace;
}

/** What a village answered to a finding, in the column 核实说明. */
export interface Explanation {
  readonly code: string;
  readonly sheet: string;
  readonly cell: string;
  readonly household: string;
  /** What the list said of it. */
  readonly message: string;
  readonly text: string;
}
