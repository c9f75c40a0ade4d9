import { SEVERITIES } from '../../domain/findings/severity.js';
import { shownName, shownNames } from '../../intake/cells/values.js';
import type { AnnotatedFinding } from './finding.js';
import { addressOf, cellAddress } from './ooxml/address.js';
import type { SheetEntry } from './ooxml/workbook.js';

/** A finding with its number in the list and its place in the workbook. */
export interface Item {
  readonly number: number;
  readonly finding: AnnotatedFinding;
  /** The sheet as it is called in the copy, without an ID number in its name. */
  readonly sheet: string;
  /** Undefined where the copy has no such sheet. */
  readonly entry: SheetEntry | undefined;
  readonly row: number | null;
  readonly address: string | null;
}

/** Items of last year's households, which have no place in this year's file to be marked. */
export const leftOutItems = (findings: readonly AnnotatedFinding[]): Item[] =>
  findings.map((finding, n) => ({
    number: n + 1,
    finding,
    sheet: finding.sheet ?? '',
    entry: undefined,
    row: finding.row,
    address: null,
  }));

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_383;

/** The items, the worst first, then as they stand in the workbook. */
export function itemsOf(
  findings: readonly AnnotatedFinding[],
  sheets: readonly SheetEntry[],
  renamed: ReadonlyMap<string, string>,
): Item[] {
  const entries = new Map(sheets.map((entry) => [entry.name, entry]));
  // A sheet that is named after somebody's number is known by its masked name.
  for (const entry of sheets) {
    for (const name of shownNames(entry.name)) if (!entries.has(name)) entries.set(name, entry);
  }
  const [only] = sheets;
  const placed = findings.map((finding) => {
    const named = finding.sheet || null;
    const name = named === null ? null : (renamed.get(named) ?? named);
    // In a file with one sheet, such as a text file, a place needs no sheet.
    const isOnly = name === null && sheets.length === 1;
    const entry = isOnly ? only : entries.get(name ?? '');
    const place = finding.cell === null ? undefined : cellAddress(finding.cell);
    const isIn = place !== undefined && place.row <= LAST_ROW && place.column <= LAST_COLUMN;
    return {
      finding,
      sheet: (name === named ? named : null) ?? shownName(entry?.name ?? name ?? ''),
      entry,
      row: finding.row ?? place?.row ?? null,
      column: isIn ? place.column : -1,
      address: isIn ? addressOf(place) : null,
    };
  });
  placed.sort(
    (a, b) =>
      SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) ||
      (a.entry?.index ?? -1) - (b.entry?.index ?? -1) ||
      (a.row ?? 0) - (b.row ?? 0) ||
      a.column - b.column,
  );
  return placed.map(({ column: _, ...item }, index) => ({ number: index + 1, ...item }));
}
