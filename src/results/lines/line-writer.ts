import type { ByteText } from '../../domain/byte-text.js';
import { yuan } from '../../domain/money.js';
import CODE from './assembly/index.wasm';
import { isFen, type LinePlan, SLOT } from './line-plan.js';

type Place = WebAssembly.Global<'i32'>;

/** What `assembly/index.ts` exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly mostSlots: Place;
  readonly mostValues: Place;
  readonly piecesAt: Place;
  readonly piecesSize: Place;
  readonly slotsAt: Place;
  readonly valuesAt: Place;
  readonly textsAt: Place;
  readonly textsSize: Place;
  readonly outputAt: Place;
  readonly outputSize: Place;
  readonly written: Place;
  write(slot: number): number;
}

/** The most bytes of UTF-8 that a 16-bit unit of a text takes. */
const BYTES_PER_UNIT = 3;
/** Stands for the length of a text for which there is no room. */
const NO_ROOM = -1;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PLAIN = 0x20;
const [FIRST_SURROGATE, LAST_SURROGATE] = [0xd800, 0xdfff];

const NO_PLAN: LinePlan = { pieces: new Uint8Array(), slots: new Uint16Array() };

const encoder = new TextEncoder();

/**
 * Lines by plans, in WebAssembly with memory of its own, which never grows: it needs no warm-up and
 * leaves no garbage. The values of a line are given in the order of its shape.
 */
export class LineWriter {
  private readonly code: Exports;
  private readonly pieces: Uint8Array;
  private readonly slots: Uint16Array;
  private readonly values: Float64Array;
  private readonly texts: Uint8Array;
  private readonly output: Uint8Array;
  private plan = NO_PLAN;
  /** The place of the next value. */
  private next = 0;
  /** Bytes of the texts of the line. */
  private used = 0;
  /** Texts for which there is no room, by their places. */
  private readonly long = new Map<number, string>();

  constructor() {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(CODE));
    this.code = exports as unknown as Exports;
    const { memory, piecesAt, piecesSize, slotsAt, mostSlots, valuesAt, mostValues } = this.code;
    const { textsAt, textsSize, outputAt, outputSize } = this.code;
    const { buffer } = memory;
    this.pieces = new Uint8Array(buffer, piecesAt.value, piecesSize.value);
    this.slots = new Uint16Array(buffer, slotsAt.value, mostSlots.value * SLOT);
    this.values = new Float64Array(buffer, valuesAt.value, mostValues.value);
    this.texts = new Uint8Array(buffer, textsAt.value, textsSize.value);
    this.output = new Uint8Array(buffer, outputAt.value, outputSize.value);
  }

  /** The next line, whose values without a place of their own stand from `first` on. */
  begin(plan: LinePlan, first: number): void {
    if (plan !== this.plan) this.load(plan, first);
    this.next = first;
    this.used = 0;
    // What an error has left of a line is none of the next one.
    this.long.clear();
  }

  /** Throws a RangeError where there is no room for a plan or for its values. */
  private load(plan: LinePlan, first: number): void {
    const values = first + plan.slots.length / SLOT;
    if (values > this.values.length) throw new RangeError(`${values} values are too many`);
    // Half a plan is none: the one before it would be taken for what is there.
    this.plan = NO_PLAN;
    this.pieces.set(plan.pieces);
    this.slots.set(plan.slots);
    this.plan = plan;
  }

  /** Values that have places of their own. */
  hold(numbers: Float64Array, place: number): void {
    this.values.set(numbers, place);
  }

  number(value: number | null): void {
    this.values[this.next] = value ?? Number.NaN;
    this.next += 1;
  }

  flag(value: boolean | null): void {
    this.number(value === null ? null : Number(value));
  }

  text(text: string | null): void {
    if (text === null) this.ascii('null');
    else if (!this.plain(text)) this.json(JSON.stringify(text));
  }

  /** A short piece of JSON of ASCII alone. */
  private ascii(piece: string): void {
    let { used } = this;
    if (used + piece.length > this.texts.length) {
      this.json(piece);
      return;
    }
    for (let n = 0; n < piece.length; n += 1) this.texts[used++] = piece.charCodeAt(n);
    this.take(used);
  }

  /** Each as JSON; nearly all lists are empty. */
  list<Each>(all: readonly Each[], json: (each: Each) => unknown): void {
    if (all.length === 0) this.ascii('[]');
    else this.json(JSON.stringify(all.map(json)));
  }

  /** A piece of JSON. */
  json(piece: string): void {
    const { read, written } = encoder.encodeInto(piece, this.texts.subarray(this.used));
    if (read === piece.length) {
      this.take(this.used + written);
    } else {
      this.long.set(this.next, piece);
      this.number(NO_ROOM);
    }
  }

  /** A piece of JSON in UTF-8. */
  bytes(piece: Uint8Array): void {
    const used = this.used + piece.length;
    if (used > this.texts.length) {
      this.json(new TextDecoder().decode(piece));
    } else {
      this.texts.set(piece, this.used);
      this.take(used);
    }
  }

  /** Adds the line to others. */
  end(to: ByteText): void {
    const { code, plan } = this;
    const last = plan.slots.length / SLOT - 1;
    for (let slot = 0; ; slot += 1) {
      slot = code.write(slot);
      to.addBytes(this.output.subarray(0, code.written.value));
      if (slot === last) break;
      to.add(this.asked(slot));
    }
  }

  /** The text goes up to here. */
  private take(used: number): void {
    this.number(used - this.used);
    this.used = used;
  }

  /** Writes a text in which nothing has to be escaped; false where something has, or it is too long. */
  private plain(text: string): boolean {
    const { texts } = this;
    let { used } = this;
    if (used + text.length * BYTES_PER_UNIT + 2 > texts.length) return false;
    texts[used++] = QUOTE;
    for (let n = 0; n < text.length; n += 1) {
      const code = text.charCodeAt(n);
      if (code < FIRST_PLAIN || code === QUOTE || code === BACKSLASH) return false;
      if (code >= FIRST_SURROGATE && code <= LAST_SURROGATE) return false;
      if (code < 0x80) texts[used++] = code;
      else if (code < 0x800) {
        texts[used++] = 0xc0 | (code >> 6);
        texts[used++] = 0x80 | (code & 0x3f);
      } else {
        texts[used++] = 0xe0 | (code >> 12);
        texts[used++] = 0x80 | ((code >> 6) & 0x3f);
        texts[used++] = 0x80 | (code & 0x3f);
      }
    }
    texts[used++] = QUOTE;
    this.take(used);
    return true;
  }

  /** A value that the code does not write: a number of many figures, a text without room. */
  private asked(slot: number): string {
    const { slots } = this.plan;
    const place = slots[slot * SLOT + 2] as number;
    const long = this.long.get(place);
    if (long !== undefined) return long;
    const value = this.values[place] as number;
    return JSON.stringify(isFen(slots[slot * SLOT + 1] as number) ? yuan(value) : value);
  }
}

let made: LineWriter | undefined;

/** The writer of this thread, compiled when it is first needed. */
export const lineWriter = (): LineWriter => {
  made ??= new LineWriter();
  return made;
};
