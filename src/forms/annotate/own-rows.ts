import { shownNames } from '../../intake/cells/values.js';
import type { Merge, Sheet } from '../../intake/sheet.js';

/** Rows of a sheet, from 1, both included. */
export type RowRange = readonly [first: number, last: number];

/** The rows that are one village's, by the sheets' names as findings have them. */
export type OwnRows = ReadonlyMap<string, readonly RowRange[]>;

export interface OwnSheets {
  readonly sheets: readonly Sheet[];
  /** The row of the copy that holds a row of the file (both from 1); null where none does. */
  readonly rowOf: (sheet: string, row: number) => number | null;
}

/**
 * The sheets of a file with the rows of one village only: what else stands in it are other people's
 * names and numbers. Sheets without any of its rows are left out, and sheets of one (masked) name,
 * for nobody could tell whose rows are whose.
 */
export function ownSheets(all: readonly Sheet[], own: OwnRows): OwnSheets {
  const places = new Map<string, Int32Array>();
  const sheets = all.flatMap((sheet) => {
    const name = shownNames(sheet.name).find((one) => own.has(one)) ?? '';
    const ranges = own.get(name);
    const isOnly = all.filter((each) => shownNames(each.name).includes(name)).length === 1;
    if (ranges === undefined || !isOnly) return [];
    const place = placesIn(sheet, ranges);
    places.set(name, place);
    return [withRows(sheet, place)];
  });
  return {
    sheets,
    rowOf: (sheet, row) => {
      const place = places.get(sheet)?.[row - 1] ?? -1;
      return place === -1 ? null : place + 1;
    },
  };
}

/** The new index of each row, -1 for those that are left out. */
function placesIn({ rows }: Sheet, ranges: readonly RowRange[]): Int32Array {
  const place = new Int32Array(rows.length).fill(-1);
  for (const [first, last] of ranges) place.fill(0, first - 1, Math.min(last, rows.length));
  let next = 0;
  for (const [row, kept] of place.entries()) {
    if (kept === -1) continue;
    place[row] = next;
    next += 1;
  }
  return place;
}

function withRows(sheet: Sheet, place: Int32Array): Sheet {
  const isKept = (_: unknown, row: number): boolean => (place[row] ?? -1) !== -1;
  return {
    ...sheet,
    rows: sheet.rows.filter(isKept),
    merges: sheet.merges.flatMap((merge) => moved(merge, place)),
    hiddenRows: sheet.hiddenRows.flatMap((row) => {
      const at = place[row] ?? -1;
      return at === -1 ? [] : [at];
    }),
  };
}

/** Where a merge is in the copy; its text stands in its first row, without which it is dropped. */
function moved(merge: Merge, place: Int32Array): Merge[] {
  const top = place[merge.top] ?? -1;
  if (top === -1) return [];
  const rows = place.subarray(merge.top, merge.bottom + 1);
  const bottom = rows.reduce((last, row) => Math.max(last, row), top);
  return [{ ...merge, top, bottom }];
}
