import type { Cell, Sheet } from '../../intake/sheet.js';

/**
 * A sheet as it goes from thread to thread: numbers in buffers that move, and each text once. To
 * copy rows that are arrays of cells takes as long as to read them from the file.
 */
export interface PackedSheet extends Omit<Sheet, 'rows'> {
  /** How many cells each row has. */
  readonly lengths: Uint32Array;
  /** What each cell is (below), row by row. */
  readonly kinds: Uint8Array;
  /** A number, or the place of a text in `texts` or of anything else in `others`. */
  readonly values: Float64Array;
  readonly texts: readonly string[];
  readonly others: readonly Cell[];
}

/** The kinds of cells; a blank one is neither. */
const NUMBER = 1;
const TEXT = 2;
const OTHER = 3;

export function packedSheet({ rows, ...rest }: Sheet): PackedSheet {
  const lengths = Uint32Array.from(rows, (row) => row.length);
  const cells = lengths.reduce((sum, length) => sum + length, 0);
  const kinds = new Uint8Array(cells);
  const values = new Float64Array(cells);
  const places = new Map<string, number>();
  const others: Cell[] = [];
  let at = 0;
  for (const row of rows) {
    for (const cell of row) {
      if (typeof cell === 'number') {
        kinds[at] = NUMBER;
        values[at] = cell;
      } else if (typeof cell === 'string') {
        kinds[at] = TEXT;
        values[at] = placeOf(cell, places);
      } else if (cell !== null) {
        kinds[at] = OTHER;
        values[at] = others.length;
        others.push(cell);
      }
      at += 1;
    }
  }
  return { ...rest, lengths, kinds, values, texts: [...places.keys()], others };
}

function placeOf(text: string, places: Map<string, number>): number {
  const known = places.get(text);
  if (known !== undefined) return known;
  places.set(text, places.size);
  return places.size - 1;
}

/** One for all rows that are not stored. */
const NO_CELLS: readonly Cell[] = Object.freeze([]);

export function unpackedSheet(packed: PackedSheet): Sheet {
  const { lengths, kinds, values, texts, others, ...rest } = packed;
  const rows: (readonly Cell[])[] = [];
  let at = 0;
  for (const length of lengths) {
    if (length === 0) {
      rows.push(NO_CELLS);
      continue;
    }
    const row: Cell[] = [];
    for (const end = at + length; at < end; at += 1) {
      const kind = kinds[at];
      const value = values[at] as number;
      if (kind === NUMBER) row.push(value);
      else if (kind === TEXT) row.push(texts[value] as string);
      else row.push(kind === OTHER ? (others[value] as Cell) : null);
    }
    rows.push(row);
  }
  return { ...rest, rows };
}
