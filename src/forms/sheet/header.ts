import { plainWord } from '../../domain/names/plain-word.js';
import { type FilledSheet, textCell } from './cells.js';

/** Where the header of a filled list stands, and the place of each of its columns. */
export interface FormHeader<Column> {
  /** The row of the header, from 0. */
  readonly row: number;
  readonly columns: ReadonlyMap<Column, number>;
}

/** Among how many rows the header is looked for, as somebody may have put lines above it. */
const MOST_ROWS_ABOVE = 20;

/** Finds the row with at least `fewest` of the columns `known`; null where the sheet has none. */
export function headerFinder<Column extends string>(
  headers: Readonly<Record<Column, string>>,
  known: readonly NoInfer<Column>[],
  fewest: number,
): (sheet: FilledSheet) => FormHeader<Column> | null {
  const byHeader = new Map(
    (Object.entries(headers) as [Column, string][]).map(([key, text]) => [plainWord(text), key]),
  );
  return ({ rows }) => {
    for (const [row, cells] of rows.slice(0, MOST_ROWS_ABOVE).entries()) {
      const columns = new Map<Column, number>();
      for (const [place, cell] of cells.entries()) {
        const column = byHeader.get(plainWord(textCell(cell)));
        if (column !== undefined && !columns.has(column)) columns.set(column, place);
      }
      if (known.filter((column) => columns.has(column)).length >= fewest) return { row, columns };
    }
    return null;
  };
}
