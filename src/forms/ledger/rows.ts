import type { FilledCells, LedgerFamily, LedgerHousehold } from '../../domain/outcomes/ledger.js';

/** A row of the ledger that is being made. */
export interface NewRow {
  readonly household: LedgerHousehold;
  readonly family: LedgerFamily;
  readonly factors: string;
  readonly marks: string;
  readonly reason: string;
  readonly questions: string;
  readonly basis: string;
  readonly cells: FilledCells;
}

/** Why a row stands on the sheet 不再需要. */
export type RetiredCause =
  | 'notInNeed'
  | 'notProposed'
  | 'notInResults'
  | 'ambiguous'
  | 'duplicate'
  | 'noFamily'
  | 'noKey';

export interface RetiredRow {
  readonly key: string;
  readonly village: string;
  readonly head: string | null;
  readonly family: string;
  readonly cause: RetiredCause;
  readonly cells: FilledCells;
}

/** The ledger of one village. */
export interface VillageLedger {
  readonly village: string;
  readonly rows: readonly NewRow[];
  readonly retired: readonly RetiredRow[];
}
