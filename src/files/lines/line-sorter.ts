import { rmSync, writeFileSync } from 'node:fs';
import { OWN_FILE } from '../rights.js';
import { hashedLines } from './lines.js';

/**
 * How many characters are held at a time; the bytes that each string costs besides are counted in.
 */
const MOST_HELD = 2 ** 23;
const COST = 24;

/**
 * Sorts any number of lines in little memory: pieces are sorted and laid on the disk, and merged as
 * they are read. The order is that of UTF-16 units, so lines that begin alike stand together.
 */
export class LineSorter {
  private held: string[] = [];
  private size = 0;
  private readonly pieces: string[] = [];

  /** `place` names a file for each piece, which is gone once it is read. */
  constructor(
    private readonly place: (piece: number) => string,
    private readonly most = MOST_HELD,
  ) {}

  /** A line without a break in it. */
  add(line: string): void {
    this.held.push(line);
    this.size += line.length + COST;
    if (this.size > this.most) this.layDown();
  }

  async *sorted(): AsyncGenerator<string> {
    if (this.pieces.length === 0) {
      yield* this.held.sort();
      return;
    }
    if (this.held.length > 0) this.layDown();
    yield* merged(this.pieces);
    for (const piece of this.pieces) rmSync(piece);
  }

  private layDown(): void {
    const path = this.place(this.pieces.length);
    const text = this.held.sort().map((line) => `${line}\n`);
    writeFileSync(path, text.join(''), { mode: OWN_FILE });
    this.pieces.push(path);
    this.held = [];
    this.size = 0;
  }
}

interface Cursor {
  readonly line: string;
  readonly rest: AsyncIterator<string>;
}

/** The lines of all sorted pieces in order: again and again the least of their next lines. */
async function* merged(pieces: readonly string[]): AsyncGenerator<string> {
  const cursors: Cursor[] = [];
  const advance = async (rest: AsyncIterator<string>): Promise<void> => {
    const { done, value } = await rest.next();
    if (done !== true) cursors.splice(placeFor(cursors, value), 0, { line: value, rest });
  };
  for (const piece of pieces) await advance(hashedLines(piece).lines[Symbol.asyncIterator]());
  try {
    for (let first = cursors.shift(); first !== undefined; first = cursors.shift()) {
      yield first.line;
      await advance(first.rest);
    }
  } finally {
    // Whoever stops early leaves no file open: Windows could not remove it.
    for (const { rest } of cursors) await rest.return?.();
  }
}

/**
 * The place of a line among the cursors, behind all that are less or equal, found by binary search.
 */
function placeFor(cursors: readonly Cursor[], line: string): number {
  let [from, to] = [0, cursors.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((cursors[middle] as Cursor).line <= line) from = middle + 1;
    else to = middle;
  }
  return from;
}
