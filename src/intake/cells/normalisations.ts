import { maskIdNumber } from '../../domain/identity.js';
import { maskWithin, mayNeedMask } from '../../domain/masking.js';
import { addressOf, type CellPlace } from '../table/places.js';
import { squeeze, unwrapped } from './values.js';

const LONGEST = 80;
/** So many texts of a table are told once: what people write for nothing stands in cell after cell. */
const REMEMBERED = 1_000;
/** Between the parts of a line; JSON writes it otherwise. */
const PART = '\t';
const FIRST_ROOM = 4_096;
/** Lines of so many characters are worth encoding. */
const PIECE = 4_096;

/**
 * The normalisations of one table, cells that were read as something else than a person wrote
 * (docs/definitions/intake.md). Kept as text, a line for each: a form of dashes has as many of them
 * as cells, which as objects would take more memory than the table.
 */
export class Normalisations {
  private room: Uint8Array;
  private used: number;
  /** Lines that are still to be encoded. */
  private pending = '';
  private readonly encoder = new TextEncoder();
  private readonly told = new Map<string, Told>();

  /** @param known Lines that stand before what is added. */
  constructor(known: Uint8Array = new Uint8Array(0)) {
    this.room = known;
    this.used = known.length;
  }

  add(place: CellPlace, was: string, readAs: string | null): void {
    let told = this.told.get(was);
    if (told?.readAs !== readAs) {
      const parts = partsOf(withoutIdNumber(was), readAs === null ? null : withoutIdNumber(readAs));
      told = { readAs, parts };
      if (this.told.size < REMEMBERED) this.told.set(was, told);
    }
    this.put(place, told.parts);
  }

  addIdNumber(place: CellPlace, was: string, readAs: string | null): void {
    const masked = (text: string): string => {
      const shown = text.slice(0, LONGEST);
      const inner = unwrapped(shown);
      if (inner === shown) return maskIdNumber(shown);
      return shown.startsWith('="') ? `="${maskIdNumber(inner)}"` : `'${maskIdNumber(inner)}`;
    };
    this.put(place, partsOf(masked(was), readAs === null ? null : masked(readAs)));
  }

  /** Lines of cell, `was` and `readAs` in JSON, and whether they may have to be masked. */
  lines(): Uint8Array {
    this.encode();
    return this.room.slice(0, this.used);
  }

  private put(place: CellPlace, parts: string): void {
    this.pending += `${addressOf(place)}${PART}${parts}\n`;
    if (this.pending.length >= PIECE) this.encode();
  }

  private encode(): void {
    const lines = this.pending;
    this.pending = '';
    // UTF-8 takes at most three bytes for a character of two.
    const needed = this.used + lines.length * 3;
    if (needed > this.room.length) {
      const larger = new Uint8Array(Math.max(needed, this.room.length * 2, FIRST_ROOM));
      larger.set(this.room.subarray(0, this.used));
      this.room = larger;
    }
    this.used += this.encoder.encodeInto(lines, this.room.subarray(this.used)).written;
  }
}

/** What is kept of a text that was read. */
interface Told {
  readonly readAs: string | null;
  readonly parts: string;
}

/** A third part, empty, says that one of the two may hold a number that is masked where it stays. */
function partsOf(was: string, readAs: string | null): string {
  const parts = `${JSON.stringify(was)}${PART}${JSON.stringify(readAs)}`;
  return mayNeedMask(was) || (readAs !== null && mayNeedMask(readAs)) ? `${parts}${PART}` : parts;
}

/**
 * A text without ID numbers: as it stands, but without white space where that would hide an ID
 * number from masking.
 */
function withoutIdNumber(text: string): string {
  // An ID number that begins in what is shown may end behind it.
  const shown = maskWithin(text.slice(0, LONGEST * 4));
  const plain = squeeze(shown);
  const masked = maskWithin(plain);
  return (masked === plain ? shown : masked).slice(0, LONGEST);
}

const LINE_BREAK = 10;
/** How many bytes are read at a time: those of a large table take too much memory at once. */
const CHUNK = 65_536;

/** Texts of some lines each, one after the other. */
function* piecesOf(lines: Uint8Array): Generator<string[]> {
  const decoder = new TextDecoder();
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf(LINE_BREAK, from + CHUNK);
    const to = end === -1 ? lines.length - 1 : end;
    yield decoder.decode(lines.subarray(from, to)).split('\n');
    from = to + 1;
  }
}

/**
 * The normalisations as lines of JSON, some at a time: `begin` is how each begins, `told` what goes
 * out of a text that may have to be masked.
 */
export function* normalisationLines(
  lines: Uint8Array,
  begin: string,
  told: (text: string) => string,
): Generator<string> {
  const masked = (json: string): string => {
    const text = JSON.parse(json) as string | null;
    return text === null ? json : JSON.stringify(told(text));
  };
  for (const piece of piecesOf(lines)) {
    let text = '';
    for (const line of piece) {
      const [cell = '', was = '', readAs = '', mayNeed] = line.split(PART);
      const shown = mayNeed === undefined ? [was, readAs] : [masked(was), masked(readAs)];
      text += `${begin}"cell":"${cell}","was":${shown[0]},"readAs":${shown[1]}}\n`;
    }
    yield text;
  }
}
