import CODE from './assembly/index.wasm';
import { TEXT } from './cells.js';
import type { ColumnNumbers, TableRows } from './table-rows.js';

type Place = WebAssembly.Global<'i32'>;

/** What `assembly/index.ts` exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly mostCells: Place;
  readonly mostColumns: Place;
  readonly mostLooks: Place;
  readonly kindsAt: Place;
  readonly looksAt: Place;
  readonly valuesAt: Place;
  readonly heightsAt: Place;
  readonly levelsAt: Place;
  readonly stylesAt: Place;
  readonly blanksAt: Place;
  readonly outputAt: Place;
  readonly outputSize: Place;
  readonly written: Place;
  readonly isAsked: Place;
  begin(firstRow: number, rows: number, columns: number): void;
  write(cell: number): number;
}

/** What rows are written to. */
interface RowsSink {
  /** Bytes that hold until the next ones come. */
  addBytes(bytes: Uint8Array): void;
  /** The rest of a cell that the code asks for, from behind the number of its style. */
  addRest(column: number, row: number): void;
}

/** So many rows of a table, from one of them on. */
interface Batch {
  readonly rows: TableRows;
  readonly numbers: readonly ColumnNumbers[];
  readonly from: number;
  readonly count: number;
}

/** A cell of whose text nothing is left, beside what cells are in a plan. */
const EMPTY = 4;
/** No blank cell of a column holds a text. */
const NO_TEXT = 2 ** 32 - 1;

/** One writer in WebAssembly with memory of its own, which never grows. */
class RowsWriter {
  private readonly code: Exports;
  private readonly kinds: Uint8Array;
  private readonly looks: Uint8Array;
  private readonly values: Float64Array;
  private readonly heights: Uint32Array;
  private readonly levels: Uint8Array;
  private readonly styles: Uint32Array;
  private readonly blanks: Uint32Array;
  private readonly output: Uint8Array;

  constructor() {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(CODE));
    this.code = exports as unknown as Exports;
    const { memory, mostCells, mostColumns, mostLooks } = this.code;
    const { buffer } = memory;
    const cells = mostCells.value;
    const columns = mostColumns.value;
    const { kindsAt, looksAt, valuesAt, heightsAt, levelsAt, stylesAt, blanksAt } = this.code;
    this.kinds = new Uint8Array(buffer, kindsAt.value, cells);
    this.looks = new Uint8Array(buffer, looksAt.value, cells);
    this.values = new Float64Array(buffer, valuesAt.value, cells);
    this.heights = new Uint32Array(buffer, heightsAt.value, cells);
    this.levels = new Uint8Array(buffer, levelsAt.value, cells);
    this.styles = new Uint32Array(buffer, stylesAt.value, columns * mostLooks.value);
    this.blanks = new Uint32Array(buffer, blanksAt.value, columns);
    this.output = new Uint8Array(buffer, this.code.outputAt.value, this.code.outputSize.value);
  }

  /** Writes rows with the numbers that their texts and styles have in the workbook. */
  write(rows: TableRows, numbers: readonly ColumnNumbers[], sink: RowsSink): void {
    const columns = numbers.length;
    if (columns > this.blanks.length) throw new RangeError(`${columns} columns are too many`);
    const most = Math.floor(this.kinds.length / columns);
    numbers.forEach(({ styles, blank }, n) => {
      this.styles.set(styles, n * styles.length);
      this.blanks[n] = blank ?? NO_TEXT;
    });
    for (let from = 0; from < rows.heights.length; from += most) {
      const count = Math.min(most, rows.heights.length - from);
      this.fill({ rows, numbers, from, count });
      this.code.begin(rows.firstRow + from, count, columns);
      this.take(from, count, columns, sink);
    }
  }

  private fill(batch: Batch): void {
    const { rows, from, count } = batch;
    const to = from + count;
    this.heights.set(rows.heights.subarray(from, to));
    if (rows.levels === null) this.levels.fill(0, 0, count);
    else this.levels.set(rows.levels.subarray(from, to));
    rows.columns.forEach(({ cells, looks }, n) => {
      const at = n * count;
      this.kinds.set(cells.kinds.subarray(from, to), at);
      this.values.set(cells.values.subarray(from, to), at);
      if (looks === null) this.looks.fill(0, at, at + count);
      else this.looks.set(looks.subarray(from, to), at);
      if (cells.texts.length > 0) this.nameTexts(at, count, batch.numbers[n] as ColumnNumbers);
    });
  }

  /** A text has another number in the workbook than its place in the column. */
  private nameTexts(at: number, count: number, { texts }: ColumnNumbers): void {
    const { kinds, values } = this;
    for (let cell = at; cell < at + count; cell += 1) {
      if (kinds[cell] !== TEXT) continue;
      const number = texts[values[cell] as number] ?? null;
      if (number === null) kinds[cell] = EMPTY;
      else values[cell] = number;
    }
  }

  private take(from: number, count: number, columns: number, sink: RowsSink): void {
    const { code } = this;
    for (let cell = 0, isOver = false; !isOver; ) {
      cell = code.write(cell);
      sink.addBytes(this.output.subarray(0, code.written.value));
      if (code.isAsked.value === 1) {
        const row = Math.floor(cell / columns);
        sink.addRest(cell - row * columns, from + row);
        cell += 1;
      } else isOver = cell === count * columns;
    }
  }
}

let made: RowsWriter | undefined;

/** The writer of this thread, compiled when it is first needed. */
export const rowsWriter = (): RowsWriter => {
  made ??= new RowsWriter();
  return made;
};
