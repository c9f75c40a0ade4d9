import type { Cell, Sheet } from '../../intake/sheet.js';

/** A cell that is neither a number nor a text is among the few that travel as they are. */
type OtherCell = Exclude<Cell, string | number | null>;

/** What a place in `kinds` says. */
const BLANK = 0;
const NUMBER = 1;
const TEXT = 2;
const OTHER = 3;

/**
 * A sheet as it goes from one thread to another: copying arrays with a value a cell takes as long as
 * reading the file does.
 */
export interface PackedSheet extends Omit<Sheet, 'rows'> {
  /** How many cells each row has. */
  readonly lengths: Uint32Array;
  /** What each cell is, row by row. */
  readonly kinds: Uint8Array;
  /** The number of each cell that is not blank, or its place in `texts` or `others`. */
  readonly values: Float64Array;
  /** Each text once. */
  readonly texts: readonly string[];
  readonly others: readonly OtherCell[];
}

export function packedSheet({ rows, ...rest }: Sheet): PackedSheet {
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  const lengths = Uint32Array.from(rows, (row) => row.length);
  const kinds = new Uint8Array(cells);
  const values = new Float64Array(cells);
  const places = new Map<string, number>();
  const others: OtherCell[] = [];
  let at = 0;
  let filled = 0;
  for (const row of rows) {
    for (const cell of row) {
      if (typeof cell === 'number') {
        kinds[at] = NUMBER;
        values[filled] = cell;
        filled += 1;
      } else if (typeof cell === 'string') {
        let place = places.get(cell);
        if (place === undefined) {
          place = places.size;
          places.set(cell, place);
        }
        kinds[at] = TEXT;
        values[filled] = place;
        filled += 1;
      } else if (cell !== null) {
        kinds[at] = OTHER;
        values[filled] = others.length;
        filled += 1;
        others.push(cell);
      }
      at += 1;
    }
  }
  const texts = [...places.keys()];
  return { ...rest, lengths, kinds, values: values.slice(0, filled), texts, others };
}

const NO_CELLS: readonly Cell[] = [];

export function unpackedSheet(packed: PackedSheet): Sheet {
  const { lengths, kinds, values, texts, others, ...rest } = packed;
  const rows: (readonly Cell[])[] = [];
  let at = 0;
  let filled = 0;
  for (const length of lengths) {
    if (length === 0) {
      rows.push(NO_CELLS);
      continue;
    }
    const row: Cell[] = [];
    for (const end = at + length; at < end; at += 1) {
      const kind = kinds[at];
      if (kind === BLANK) {
        row.push(null);
        continue;
      }
      const value = values[filled] as number;
      filled += 1;
      row.push(kind === NUMBER ? value : ((kind === TEXT ? texts[value] : others[value]) as Cell));
    }
    rows.push(row);
  }
  return { ...rest, rows };
}
