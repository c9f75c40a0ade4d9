import CODE from './assembly/index.wasm';
import { Unusual, type Whole } from './unusual.js';

type Place = WebAssembly.Global<'i32'>;

/** What `assembly/index.ts` exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly window: Place;
  readonly inputAt: Place;
  readonly kindsAt: Place;
  readonly columnsAt: Place;
  readonly stylesAt: Place;
  readonly valuesAt: Place;
  readonly rowsAt: Place;
  readonly unitsAt: Place;
  readonly endsAt: Place;
  readonly rows: Place;
  readonly elements: Place;
  readonly isOver: Place;
  readonly texts: Place;
  begin(): void;
  scanRows(length: number): number;
  scanStrings(length: number): number;
  decodeTexts(): number;
}

/** What a cell holds; the same numbers as in `assembly/cell.ts`. */
export const NUMBER = 1;
export const TEXT = 2;
export const SHARED = 3;
export const BOOLEAN = 4;
export const ERROR = 5;
export const UNCACHED = 6;
export const OTHER_NUMBER = 7;
export const DATE = 8;

/** Numbers a row has in `rows`: its index, its cells, the end of those that hold something, whether hidden. */
export const ROW_NUMBERS = 4;

/** One scanner in WebAssembly with memory of its own, which never grows. */
class Scanner {
  private readonly code: Exports;
  private readonly input: Uint8Array;
  private readonly units: Uint8Array;
  private readonly ends: Int32Array;
  private readonly decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
  readonly kinds: Uint8Array;
  readonly columns: Uint16Array;
  readonly styles: Int32Array;
  readonly values: Float64Array;
  readonly rows: Int32Array;

  constructor() {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(CODE));
    this.code = exports as unknown as Exports;
    const { memory, window, inputAt, kindsAt, columnsAt, stylesAt, valuesAt, rowsAt } = this.code;
    const { buffer } = memory;
    this.input = new Uint8Array(buffer, inputAt.value, window.value);
    this.kinds = new Uint8Array(buffer, kindsAt.value, columnsAt.value - kindsAt.value);
    this.columns = new Uint16Array(buffer, columnsAt.value);
    this.styles = new Int32Array(buffer, stylesAt.value);
    this.values = new Float64Array(buffer, valuesAt.value);
    this.rows = new Int32Array(buffer, rowsAt.value);
    this.units = new Uint8Array(buffer, this.code.unitsAt.value);
    this.ends = new Int32Array(buffer, this.code.endsAt.value);
  }

  /** How many rows or strings the window has given. */
  get taken(): number {
    return this.code.rows.value;
  }

  /**
   * Scans the rows of a sheet from behind `<sheetData>`, window by window; `take` is called for
   * what each gave, its elements counted. The place behind `</sheetData>`.
   *
   * @throws {Unusual} where something else stands before it; what was taken is worth nothing then.
   */
  scanRows(whole: Whole, from: number, take: () => void): number {
    return this.scan(whole, from, take, this.code.scanRows);
  }

  /** The same for shared strings, from behind the tag that opens their list. */
  scanStrings(whole: Whole, from: number, take: () => void): number {
    return this.scan(whole, from, take, this.code.scanStrings);
  }

  /** The texts of the window. */
  texts(): string[] {
    const count = this.code.texts.value;
    const all = this.decoder.decode(this.units.subarray(0, this.code.decodeTexts() * 2));
    const texts: string[] = [];
    let from = 0;
    for (let n = 0; n < count; n += 1) {
      const end = this.ends[n] as number;
      texts.push(all.slice(from, end));
      from = end;
    }
    return texts;
  }

  private scan(
    { bytes, budget }: Whole,
    from: number,
    take: () => void,
    scanWindow: (length: number) => number,
  ): number {
    // A text that fills a whole window is left to the parser, so that a scanned text is shorter
    // than a window. The limit of a text must allow that much.
    if (budget.limits.textLength < this.input.length) throw new Unusual();
    this.code.begin();
    for (let at = from; ; ) {
      const window = bytes.subarray(at, at + this.input.length);
      this.input.set(window);
      at += scanWindow(window.length);
      const isOver = this.code.isOver.value === 1;
      budget.spend('elements', this.code.elements.value);
      if (this.taken > 0) take();
      else if (!isOver) throw new Unusual();
      if (isOver) return at;
    }
  }
}

let made: Scanner | undefined;

/** The scanner of this thread, compiled when it is first needed. */
export const scanner = (): Scanner => {
  made ??= new Scanner();
  return made;
};
