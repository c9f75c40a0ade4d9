import type { Finding } from '../../../domain/findings/finding.js';
import { columnLetters } from '../../../domain/household.js';
import { shownName } from '../../../intake/cells/values.js';
import type { Sheet } from '../../../intake/sheet.js';

/** The rows (from 1) and columns of a sheet that nobody sees, or all of it. */
export interface HiddenParts {
  readonly sheet: string;
  readonly rows: readonly number[];
  readonly columns: readonly string[];
  /** The whole sheet is hidden. */
  readonly whole: boolean;
}

/**
 * What each sheet hides; of sheets that findings call by one (masked) name nobody could tell which
 * one is meant.
 */
export function hiddenIn(sheets: readonly Sheet[]): HiddenParts[] {
  const times = new Map<string, number>();
  for (const { name } of sheets) {
    times.set(shownName(name), (times.get(shownName(name)) ?? 0) + 1);
  }
  return sheets.flatMap((sheet) => {
    const name = shownName(sheet.name);
    const rows = sheet.hiddenRows.filter((row) => row < sheet.rows.length).map((row) => row + 1);
    const columns = columnsOf(sheet);
    const isSeen = rows.length === 0 && columns.length === 0 && !sheet.hidden;
    if (isSeen || times.get(name) !== 1) return [];
    return [{ sheet: name, rows, columns, whole: sheet.hidden }];
  });
}

/** The hidden columns in which something stands; forms hide all empty columns to their right. */
function columnsOf({ rows, hiddenColumns }: Sheet): string[] {
  if (hiddenColumns.length === 0) return [];
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  return hiddenColumns.filter((column) => column < width).map(columnLetters);
}

/** The parts of a reading that tell what is hidden in which file. */
interface Reading {
  readonly input: { readonly name: string };
  readonly hidden?: readonly HiddenParts[];
}

/**
 * Findings with what of their place is hidden: who looks for them in the workbook sees nothing
 * there. Definition: docs/definitions/intake.md.
 */
export function withHidden(findings: readonly Finding[], readings: readonly Reading[]): Finding[] {
  const sheets = new Map<string, { rows: Set<number>; columns: Set<string>; whole: boolean }>();
  for (const { input, hidden = [] } of readings) {
    for (const { sheet, rows, columns, whole } of hidden) {
      const key = `${input.name}\n${sheet}`;
      sheets.set(key, { rows: new Set(rows), columns: new Set(columns), whole });
    }
  }
  return findings.map((found) => {
    const own = sheets.get(`${found.file}\n${found.sheet}`);
    // A finding about hidden rows says it already.
    if (own === undefined || found.code.startsWith('intake.hidden')) return found;
    const row = found.row !== null && own.rows.has(found.row);
    const column = own.columns.has(/^[A-Z]+/u.exec(found.cell ?? '')?.[0] ?? '');
    if (!row && !column && !own.whole) return found;
    return { ...found, hidden: { row, column, ...(own.whole && { sheet: true as const }) } };
  });
}
