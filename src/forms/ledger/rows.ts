import type { FilledCells, LedgerFamily, LedgerHousehold } from '../../domain/outcomes/ledger.js';
import type { RecordedHousehold } from '../../domain/outcomes/recorded.js';

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

/** A village by its name; with its township where the run covers several. */
export const villageName = (
  { village, township }: Pick<RecordedHousehold, 'village' | 'township'>,
  several: boolean,
): string => (several && township !== '' ? `${township} ${village}` : village);
