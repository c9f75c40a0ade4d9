import CODE from './assembly/index.wasm';

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
  readonly texts: Place;
  scanRows(length: number, after: number): number;
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

  /** How many elements are in them. */
  get elements(): number {
    return this.code.elements.value;
  }

  /** The most bytes that are scanned at once. */
  get window(): number {
    return this.input.length;
  }

  /**
   * Scans rows of a sheet, of which `after` is the index of the last one before them, -1 without
   * any; how many bytes of the window they are.
   */
  scanRows(window: Uint8Array, after: number): number {
    this.input.set(window);
    return this.code.scanRows(window.length, after);
  }

  /** The same for shared strings. */
  scanStrings(window: Uint8Array): number {
    this.input.set(window);
    return this.code.scanStrings(window.length);
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
}

let made: Scanner | undefined;

/** The scanner of this thread, compiled when it is first needed. */
export const scanner = (): Scanner => {
  made ??= new Scanner();
  return made;
};
