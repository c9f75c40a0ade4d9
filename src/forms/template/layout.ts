import type { FieldKey } from '../../domain/catalog.js';
import { columnLetters } from '../../domain/household.js';
import type { FormColumn } from './columns.js';

export const TITLE_ROW = 1;
export const UNIT_ROW = 2;
export const HINT_ROW = 3;
export const UPPER_ROW = 4;
export const HEADER_ROW = 5;
export const FIRST_ROW = 6;

/** Where everything of a form stands. Rows and columns count from 1. */
export interface FormLayout {
  readonly columns: readonly FormColumn[];
  readonly firstRow: number;
  readonly lastRow: number;
  readonly totalRow: number;
  readonly signatureRow: number;
  /** The column of a field from 0; null where the form has none. */
  place(field: FieldKey): number | null;
  /** The letters of a column, `K`; null where the form has no such column. */
  letters(field: FieldKey): string | null;
  /** The letters of the column of last year's amount, `J`. */
  referenceLetters(field: FieldKey): string | null;
  /** The cells of a column in all rows of households, `K6:K205`. */
  range(letters: string): string;
}

export function layOut(columns: readonly FormColumn[], rows: number): FormLayout {
  const placesOf = (
    isWanted: (role: FormColumn['role']) => boolean,
  ): ReadonlyMap<FieldKey, number> =>
    new Map(
      columns.flatMap(({ field, role }, n) =>
        field !== null && isWanted(role) ? [[field, n] as const] : [],
      ),
    );
  const own = placesOf((role) => role !== 'reference');
  const references = placesOf((role) => role === 'reference');
  const letters = (place: number | undefined) =>
    place === undefined ? null : columnLetters(place);
  const lastRow = FIRST_ROW + rows - 1;
  return {
    columns,
    firstRow: FIRST_ROW,
    lastRow,
    totalRow: lastRow + 1,
    signatureRow: lastRow + 2,
    place: (field) => own.get(field) ?? null,
    letters: (field) => letters(own.get(field)),
    referenceLetters: (field) => letters(references.get(field)),
    range: (letters) => `${letters}${FIRST_ROW}:${letters}${lastRow}`,
  };
}

/** `$K$6:$K$205`, for formulas that speak of the whole column in every row. */
export const absolute = (range: string): string => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
