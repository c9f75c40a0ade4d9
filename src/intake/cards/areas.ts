import { append } from '../../domain/append.js';
import { isBlank } from '../cells/values.js';
import type { Cell, Merge, Sheet } from '../sheet.js';
import { type Kind, kindOf } from './kind.js';

/**
 * A filled cell with the area that its merge gives it, and the columns to the right in which the
 * sheet has nothing; rows and columns from 0, both included.
 */
export interface Area extends Merge {
  readonly cell: Cell;
  /**
   * The last column that is its own; the columns behind it, up to `right`, are blank in every row.
   */
  readonly edge: number;
  readonly kind: Kind;
}

/** The filled areas of a sheet. */
export interface Areas {
  readonly rows: number;
  /** The areas that begin in a row, from the left. */
  in(row: number): readonly Area[];
  /** The area that covers a cell; it may begin above. */
  at(row: number, column: number): Area | undefined;
}

/** Sheets of cards are small and narrow; what has more filled cells, or rows of merges, is none. */
const MOST_CELLS = 300_000;
const MOST_IN_ROW = 64;
const MOST_MERGED_ROWS = 100_000;

/** null for a sheet that is too large to be one of cards. */
export function areasOf(sheet: Sheet): Areas | null {
  const reach = reachesOf(sheet);
  const merges = reach === null ? null : mergesIn(sheet);
  if (reach === null || merges === null) return null;
  const known = new Map<number, readonly Area[]>();
  const areasIn = (row: number): readonly Area[] => {
    if ((sheet.rows[row] ?? []).length === 0) return NONE;
    const made = known.get(row) ?? areasInRow(sheet, merges, reach, row);
    known.set(row, made);
    return made;
  };
  return {
    rows: sheet.rows.length,
    in: areasIn,
    at(row, column) {
      const own = covering(areasIn(row), column);
      if (own !== undefined) return own;
      const above = merges.spanning.get(row)?.find((merge) => covers(merge, column));
      return above === undefined ? undefined : covering(areasIn(above.top), column);
    },
  };
}

const NONE: readonly Area[] = [];

const covers = ({ left, right }: Merge, column: number): boolean =>
  left <= column && column <= right;

/** Which of the areas of a row covers a column; they are sorted from the left. */
function covering(inRow: readonly Area[], column: number): Area | undefined {
  let [low, high] = [0, inRow.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const area = inRow[middle] as Area;
    if (covers(area, column)) return area;
    if (area.left > column) high = middle - 1;
    else low = middle + 1;
  }
  return undefined;
}

interface Merges {
  readonly byTop: ReadonlyMap<number, readonly Merge[]>;
  /** The merges that begin above a row and reach into it. */
  readonly spanning: ReadonlyMap<number, readonly Merge[]>;
}

function mergesIn({ merges, rows }: Sheet): Merges | null {
  const byTop = new Map<number, Merge[]>();
  const spanning = new Map<number, Merge[]>();
  const add = (to: Map<number, Merge[]>, row: number, merge: Merge): void => {
    append(to, row, merge);
  };
  let room = MOST_MERGED_ROWS;
  for (const merge of merges) {
    add(byTop, merge.top, merge);
    const bottom = Math.min(merge.bottom, rows.length - 1);
    room -= bottom - merge.top;
    if (room < 0) return null;
    for (let row = merge.top + 1; row <= bottom; row += 1) add(spanning, row, merge);
  }
  return { byTop, spanning };
}

/** A row with fewer filled cells is a title, which says nothing about columns. */
const FEWEST_IN_ROW = 2;

/**
 * By column, the last one up to which nothing stands beside it in any row: spacing, or what is left
 * of a merge in files that have none. null for a sheet that is too large.
 */
function reachesOf({ rows }: Sheet): readonly number[] | null {
  const used: boolean[] = [];
  let all = 0;
  for (const row of rows) {
    const filled = filledIn(row);
    all += filled;
    if (filled > MOST_IN_ROW || all > MOST_CELLS) return null;
    if (filled < FEWEST_IN_ROW) continue;
    for (const [column, cell] of row.entries()) if (!isBlank(cell)) used[column] = true;
  }
  const reaches: number[] = [];
  for (let column = used.length - 1; column >= 0; column -= 1) {
    const goesOn = column + 1 < used.length && used[column + 1] !== true;
    reaches[column] = goesOn ? (reaches[column + 1] ?? column) : column;
  }
  return reaches;
}

function filledIn(row: readonly Cell[]): number {
  let filled = 0;
  for (const cell of row) if (!isBlank(cell)) filled += 1;
  return filled;
}

/** The areas of a row. Cells under a merge are left out, but for its first: nobody sees them. */
function areasInRow(
  sheet: Sheet,
  { byTop, spanning }: Merges,
  reaches: readonly number[],
  row: number,
): readonly Area[] {
  const merges = [...(byTop.get(row) ?? []), ...(spanning.get(row) ?? [])];
  const areas: Area[] = [];
  for (const [column, cell] of (sheet.rows[row] ?? []).entries()) {
    if (isBlank(cell)) continue;
    const merge = merges.find((one) => covers(one, column));
    if (merge !== undefined && (merge.left !== column || merge.top !== row)) continue;
    const edge = merge?.right ?? column;
    areas.push({
      top: row,
      left: column,
      bottom: merge?.bottom ?? row,
      right: reaches[edge] ?? edge,
      edge,
      cell,
      kind: kindOf(cell),
    });
  }
  return areas;
}
