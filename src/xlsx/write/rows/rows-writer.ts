import CODE from './assembly/index.wasm';
import { CellTexts, type Numbering, styleNumbers } from './numbering.js';
import type { TableRows } from './table-rows.js';

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
  write(table: TableRows, numbering: Numbering, sink: RowsSink): void {
    const columns = table.columns.length;
    const { kinds, values } = this;
    if (columns > this.blanks.length) throw new RangeError(`${columns} columns are too many`);
    this.styles.set(styleNumbers(table, numbering));
    const texts = new CellTexts(table.columns, numbering.strings, this.blanks);
    const { length } = table.heights;
    const most = Math.floor(kinds.length / columns);
    for (let from = 0; from < length; from += most) {
      const rows = Math.min(most, length - from);
      this.fill(table, from, rows);
      texts.nameTexts({ rows, kinds, values });
      this.code.begin(table.firstRow + from, rows, columns);
      this.take(from, rows, columns, sink);
    }
  }

  /** The batch of so many rows, from one of them on. */
  private fill({ columns, heights, levels }: TableRows, from: number, rows: number): void {
    const to = from + rows;
    this.heights.set(heights.subarray(from, to));
    if (levels === null) this.levels.fill(0, 0, rows);
    else this.levels.set(levels.subarray(from, to));
    let at = 0;
    for (const { cells, looks } of columns) {
      this.kinds.set(cells.kinds.subarray(from, to), at);
      this.values.set(cells.values.subarray(from, to), at);
      if (looks === null) this.looks.fill(0, at, at + rows);
      else this.looks.set(looks.subarray(from, to), at);
      at += rows;
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
