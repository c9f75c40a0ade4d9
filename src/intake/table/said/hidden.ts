import { type Finding, finding } from '../../../domain/findings/finding.js';
import { columnLetters } from '../../../domain/household.js';
import { shownName } from '../../cells/values.js';
import type { Sheet } from '../../sheet.js';

/** What is hidden on a sheet is read like the rest, and said. Definition: docs/definitions/intake.md. */
export function hiddenFindings(sheet: Sheet, file: string): Finding[] {
  const at = { file, sheet: shownName(sheet.name) };
  const hiddenRows = sheet.hiddenRows.filter((row) => row < sheet.rows.length);
  // Forms hide all empty columns to their right.
  const width = sheet.rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  const hiddenColumns = sheet.hiddenColumns.filter((column) => column < width);
  return [
    ...(sheet.hidden ? [finding('intake.hiddenSheet', at)] : []),
    ...(hiddenRows.length > 0
      ? [
          finding('intake.hiddenRows', {
            ...at,
            row: (hiddenRows[0] ?? 0) + 1,
            value: hiddenRows.length,
            params: {
              rows: hiddenRows
                .slice(0, 20)
                .map((row) => row + 1)
                .join(', '),
            },
          }),
        ]
      : []),
    ...(hiddenColumns.length > 0
      ? [
          finding('intake.hiddenColumns', {
            ...at,
            value: hiddenColumns.length,
            params: { columns: hiddenColumns.slice(0, 20).map(columnLetters).join(', ') },
          }),
        ]
      : []),
  ];
}
