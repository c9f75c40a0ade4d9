import { maskIdNumber } from '../../domain/identity.js';
import { maskWithin } from '../../domain/masking.js';
import { addressOf, type CellPlace } from '../table/places.js';
import { squeeze, unwrapped } from './values.js';

/** A cell that was read as something else than a person wrote. Definition: docs/definitions/intake.md. */
export interface Normalisation {
  readonly cell: string;
  readonly was: string;
  /** What it was read as; null for blank. */
  readonly readAs: string | null;
}

const LONGEST = 80;
const FIRST_ROOM = 4_096;
/** Lines of so many characters are worth encoding. */
const PIECE = 4_096;

/**
 * The normalisations of one table, kept as text, a line for each: a form of dashes has as many of
 * them as cells, which as objects would take more memory than the table.
 */
export class Normalisations {
  private room: Uint8Array;
  private used: number;
  /** Lines that are still to be encoded. */
  private pending = '';
  private readonly encoder = new TextEncoder();

  /** @param known Lines that stand before what is added. */
  constructor(known: Uint8Array = new Uint8Array(0)) {
    this.room = known;
    this.used = known.length;
  }

  add(place: CellPlace, was: string, readAs: string | null): void {
    this.put(place, withoutIdNumber(was), readAs === null ? null : withoutIdNumber(readAs));
  }

  addIdNumber(place: CellPlace, was: string, readAs: string | null): void {
    const masked = (text: string): string => {
      const shown = text.slice(0, LONGEST);
      const inner = unwrapped(shown);
      if (inner === shown) return maskIdNumber(shown);
      return shown.startsWith('="') ? `="${maskIdNumber(inner)}"` : `'${maskIdNumber(inner)}`;
    };
    this.put(place, masked(was), readAs === null ? null : masked(readAs));
  }

  /** Lines of `[cell, was, readAs]` in JSON. */
  lines(): Uint8Array {
    this.encode();
    return this.room.slice(0, this.used);
  }

  private put(place: CellPlace, was: string, readAs: string | null): void {
    this.pending += `${JSON.stringify([addressOf(place), was, readAs])}\n`;
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

/**
 * The normalisations one after the other, since those of a township take too much memory at once.
 */
export function* normalisationsIn(lines: Uint8Array): Generator<Normalisation> {
  const decoder = new TextDecoder();
  let from = 0;
  for (let end = lines.indexOf(LINE_BREAK); end !== -1; end = lines.indexOf(LINE_BREAK, from)) {
    const line = decoder.decode(lines.subarray(from, end));
    const [cell, was, readAs] = JSON.parse(line) as [string, string, string | null];
    yield { cell, was, readAs };
    from = end + 1;
  }
}
