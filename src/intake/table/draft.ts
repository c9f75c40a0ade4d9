import type { FieldKey } from '../../domain/catalog.js';
import type { FindingCode } from '../../domain/findings/codes.js';
import type { GivenParams } from '../../domain/findings/finding.js';
import type { Household, Person, Split } from '../../domain/household.js';

/** What is to be said of a cell of a row. */
export type Note<Code extends FindingCode = FindingCode> = NotedCell<Code> & GivenParams<Code>;

interface NotedCell<Code extends FindingCode> {
  /** The row of the cell, by index from 0. */
  readonly row: number;
  readonly code: Code;
  readonly field: FieldKey | null;
  readonly column: number | null;
  /** Where it is not what stands in the cell. */
  readonly value?: string;
  readonly expected?: string | number | null;
  /** The row is used all the same. */
  readonly isMild?: boolean;
}

/**
 * What stands in a row, before it is decided whether it is a household's, a member's, or none: a
 * member's row is folded into its household first.
 */
export interface RowDraft {
  /** From 0. */
  readonly index: number;
  texts: Household['texts'];
  idNumberWhole: string | null;
  readonly numbers: Float64Array;
  /** Numbers of late columns, in their order; null where the table has none. */
  readonly late: Float64Array | null;
  readonly notes: Note[];
  unread: ReadonlyMap<FieldKey, string>;
  /** Something was found that rejects the row. */
  rejects: boolean;
  /** A key of it lies in a merge that starts above the row. */
  readonly merged: boolean;
  persons?: readonly Person[];
  headless?: true;
  /** The person's number is somebody's elsewhere in the table, and no key of this row. */
  keyless?: true;
  /** Of a row that is part of no household. */
  split?: Split;
  readonly apart?: readonly Household[];
}
