import { figureAt, formulaAt } from '../../../../src/xlsx/write/rows/cells.js';
import type { TableRows } from '../../../../src/xlsx/write/rows/table-rows.js';
import type { RowWriter } from '../../../../src/xlsx/write/sheet.js';

type CellWriter = Omit<RowWriter, 'addRows' | 'merge'>;

/** The rows of a table as a writer would be told of each of their cells. */
export function cellByCell(
  { firstRow, columns, heights, levels }: TableRows,
  writer: CellWriter,
): void {
  heights.forEach((height, row) => {
    writer.startRow(firstRow + row, height || null, levels?.[row]);
    for (const { cells, looks, styles, ifBlank } of columns) {
      const style = writer.styleNumber(styles[looks?.[row] ?? 0] ?? {});
      const content = figureAt(cells, row) ?? ifBlank;
      const formula = formulaAt(cells, row, firstRow + row);
      if (formula === null) writer.add(style, content);
      else writer.addFormula(style, formula, content);
    }
    writer.endRow();
  });
}
