import { unreadable } from '../refusal.js';

/** From where to where a record, or one that goes on with it, has its bytes in the stream. */
export type Piece = readonly [start: number, end: number];

const WIDE = 0x01;
const EXTENDED = 0x04;
const RICH = 0x08;

/** Goes over texts that may be spread over several records (MS-XLS 2.5.293), reading only lengths. */
class Strings {
  private piece = 0;
  private at: number;
  private end: number;

  constructor(
    private readonly view: DataView,
    private readonly pieces: readonly Piece[],
  ) {
    [this.at, this.end] = pieces[0] ?? [0, 0];
  }

  skip(bytes: number): void {
    let left = bytes;
    while (left > this.end - this.at) {
      left -= this.end - this.at;
      this.turn();
    }
    this.at += left;
  }

  get isAtEnd(): boolean {
    return this.at === this.end && this.piece === this.pieces.length - 1;
  }

  string(): void {
    if (this.at === this.end) this.turn();
    const characters = this.word();
    const flags = this.byte();
    const runs = (flags & RICH) === 0 ? 0 : this.word();
    const more = (flags & EXTENDED) === 0 ? 0 : this.word() + this.word() * 0x10000;
    this.characters(characters, flags);
    this.skip(runs * 4 + more);
  }

  /** Where a text goes on in the next record, it says anew how wide its characters are. */
  private characters(count: number, flags: number): void {
    let width = (flags & WIDE) + 1;
    let left = count;
    while (left * width > this.end - this.at) {
      left -= Math.floor((this.end - this.at) / width);
      this.turn();
      width = (this.byte() & WIDE) + 1;
    }
    this.at += left * width;
  }

  private byte(): number {
    if (this.at >= this.end) throw unreadable('damaged');
    this.at += 1;
    return this.view.getUint8(this.at - 1);
  }

  private word(): number {
    return this.byte() + this.byte() * 0x100;
  }

  private turn(): void {
    this.piece += 1;
    const next = this.pieces[this.piece];
    if (next === undefined) throw unreadable('damaged');
    [this.at, this.end] = next;
  }
}

/**
 * The shared strings of a workbook are all there: over a text that is cut off within its first
 * bytes the library never ends.
 */
export const checkSharedStrings = (view: DataView, pieces: readonly Piece[]): void => {
  const [start] = pieces[0] ?? [0];
  const count = view.getUint32(start + 4, true);
  const strings = new Strings(view, pieces);
  strings.skip(8);
  for (let n = 0; n < count && !strings.isAtEnd; n += 1) strings.string();
};
