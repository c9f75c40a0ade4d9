import type { FieldKey } from '../../domain/catalog.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { NumericReader } from '../cells/fields.js';
import type { HeaderColumn } from '../header/names.js';
import type { Cell } from '../sheet.js';
import type { RowDraft } from './draft.js';
import type { LateColumn } from './late.js';
import type { Row } from './rejections.js';

/** A 小计/合计 row with the figures that stand in it, by `placeOf(field)`. */
export interface TotalRow {
  readonly row: number;
  readonly label: string;
  readonly numbers: Float64Array;
}

export interface HouseholdReader {
  /** Reads the household of a row, by index from 0. */
  read(row: number): Row;
  /** What stands in a row. */
  draft(row: number): RowDraft;
  /** The household of a row, or why there is none; its findings are told, unless it is aside. */
  conclude(draft: RowDraft, as?: Concluded): Row;
  /** Tells what is said of cells of a row that is no household's. */
  tell(draft: Pick<RowDraft, 'notes' | 'texts'>): void;
  /** What a cell of a row says, without white space. */
  textAt(row: number, column: number): string;
  /** What is read of a person's cell beside the household's columns. */
  readonly note: {
    text(row: number, column: number, cell: Cell, value: string | null): void;
    idNumber(row: number, column: number, cell: Cell, readAs: string | null): void;
  };
  readonly numeric: readonly NumericReader[];
  readonly late: readonly LateColumn[];
  /** Says that a value was made of what a person wrote in a cell of a row, or in several. */
  normalised(row: number, column: number, was: string, readAs: string): void;
  readTotal(row: number, label: string): TotalRow;
  /** What was read as something else than a person wrote, as `normalisationLines` takes it. */
  normalisations(): Uint8Array;
  /** To be called when all rows are read: only then are the columns known that depend on all of them. */
  finish(): FinishedColumns;
  /** Findings of rows that were kept, in the order they were read. */
  readonly findings: readonly Finding[];
}

export interface Concluded {
  /** A member's row alone: nobody expects the household's columns to be filled. */
  readonly member?: boolean;
  /** The row is told of elsewhere. */
  readonly aside?: boolean;
}

/** What the rows of a table have shown of its columns. */
export interface FinishedColumns {
  /** Columns that say the same as another one of their item. */
  readonly repeated: readonly HeaderColumn[];
  /** Columns of fields that have no column of their own. */
  readonly owned: ReadonlyMap<FieldKey, HeaderColumn>;
  /** Findings of subtotals and unknown words. */
  readonly findings: readonly Finding[];
}
