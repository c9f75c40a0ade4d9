import { type FilledSheet, textCell } from '../sheet/cells.js';
import { headerFinder } from '../sheet/header.js';
import { HEADERS, type MapRow } from './layout.js';

/** A row with its place on the sheet, from 1. */
export interface ReadMapRow extends MapRow {
  readonly row: number;
}

const headerOf = headerFinder(HEADERS, ['header', 'means'], 2);

/**
 * The headers of a column map that a clerk has filled, whatever program saved it; null where the
 * file has no such sheet. Lines that were added by hand count like the others.
 */
export function readColumnMap(sheets: readonly FilledSheet[]): ReadMapRow[] | null {
  for (const sheet of sheets) {
    const header = headerOf(sheet);
    if (header === null) continue;
    return sheet.rows.slice(header.row + 1).flatMap((cells, n) => {
      const at = (column: 'header' | 'means' | 'files') =>
        textCell(cells[header.columns.get(column) ?? -1]);
      const name = at('header');
      if (name === '') return [];
      const files = at('files').split(/[\n\r]+/u);
      return [
        {
          header: name,
          means: at('means') || null,
          files: files.map((pattern) => pattern.trim()).filter(Boolean),
          row: header.row + 2 + n,
        },
      ];
    });
  }
  return null;
}
