import { UnreadableFile } from '../../sheet.js';
import type { Budget } from '../budget.js';
import { XmlReader, type XmlSink } from '../markup/xml.js';
import type { PackagePart } from '../xlsx/package.js';
import { openingTag } from './head.js';
import { scanner } from './scanner.js';

/** Something that programs do not write. */
export class Unusual extends Error {}

/** What a part holds many of, one behind the other: rows, or strings. */
export interface Items {
  /** The element in which they stand. */
  readonly list: string;
  /** Whether they begin where the parser stands, which has opened that element so deep. */
  begin(depth: number): boolean;
  /** Scans a window; how many bytes of it are whole items. */
  scan(window: Uint8Array): number;
  /**
   * Takes what the scan has given.
   *
   * @throws {Unusual} where it makes no sense.
   */
  take(): void;
  /** Remembers what is taken by now; calling the result goes back to that. */
  mark(): () => void;
}

const NOTHING = new Uint8Array();

/**
 * An XML part of any size, as its bytes come in: the head goes to the parser, its items to the
 * scanner window by window, and whatever else there is to the parser again, from the first byte
 * that the scanner has not taken. So every refusal is the parser's.
 *
 * @internal
 */
export class ScannedPart {
  /** Whether the items have begun, and whether the parser reads all that comes. */
  private inItems = false;
  private isParsed: boolean;
  /** What has come in and nobody has taken yet. */
  private rest: Uint8Array = NOTHING;
  private room: Uint8Array | undefined;

  constructor(
    private readonly reader: XmlReader,
    private readonly items: Items,
    private readonly budget: Budget,
    private readonly isUtf8: (bytes: Uint8Array) => boolean,
    /** The most bytes that are scanned at once. */
    private readonly window = scanner().window,
  ) {
    // A text that fills a whole window is left to the parser, so that a scanned text is shorter
    // than a window. The limit of a text must allow that much.
    this.isParsed = budget.limits.textLength < this.window;
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += this.window) {
      this.rest = this.joined(bytes.subarray(at, at + this.window));
      while (this.rest.length >= (this.isParsed ? 1 : this.window)) this.advance();
    }
  }

  /** Nothing more will come. */
  end(): void {
    while (this.rest.length > 0) this.advance();
  }

  private advance(): void {
    if (this.isParsed) this.parse(this.rest.length);
    else if (this.inItems) this.scan();
    else this.parseHead();
  }

  private parse(length: number): void {
    const { rest } = this;
    this.rest = NOTHING;
    this.reader.write(rest.subarray(0, length));
    this.rest = rest.subarray(length);
  }

  private parseHead(): void {
    const tag = openingTag(this.rest.subarray(0, this.window), this.items.list);
    this.inItems = tag !== null;
    this.isParsed = tag === null;
    if (tag === null) return;
    this.parse(tag.from);
    const { depth } = this.reader;
    this.parse(tag.end - tag.from);
    // Elsewhere than between tags, as in a comment, it would have opened nothing.
    this.isParsed = this.reader.depth === depth || !this.items.begin(this.reader.depth);
  }

  private scan(): void {
    const taken = this.taken(this.rest.subarray(0, this.window));
    if (taken === 0) this.isParsed = true;
    else this.reader.passOver();
    this.rest = this.rest.subarray(taken);
  }

  /** How many bytes of a window the scanner takes; nothing is used up for what it does not take. */
  private taken(window: Uint8Array): number {
    const undo = [this.budget.mark(), this.items.mark()];
    try {
      const length = this.items.scan(window);
      if (length === 0 || !this.isUtf8(window.subarray(0, length))) return 0;
      this.budget.spend('elements', scanner().elements);
      this.items.take();
      return length;
    } catch (error) {
      if (!(error instanceof Unusual || error instanceof UnreadableFile)) throw error;
    }
    for (const back of undo) back();
    return 0;
  }

  /** What nobody has taken yet, with more behind it; copied only where it does not stand there. */
  private joined(more: Uint8Array): Uint8Array {
    const { rest } = this;
    if (rest.length === 0) return more;
    const length = rest.length + more.length;
    if (rest.buffer === more.buffer && rest.byteOffset + rest.length === more.byteOffset) {
      return new Uint8Array(rest.buffer, rest.byteOffset, length);
    }
    this.room ??= new Uint8Array(4 * this.window);
    const fits = rest.buffer === this.room.buffer && rest.byteOffset + length <= this.room.length;
    const at = fits ? rest.byteOffset : 0;
    if (!fits) this.room.set(rest);
    this.room.set(more, at + rest.length);
    return this.room.subarray(at, at + length);
  }
}

/** Reads a part that is made of items, for the most part without the parser where the platform helps. */
export async function readItems(
  { archive, name, budget }: PackagePart,
  sink: XmlSink,
  items: Items,
): Promise<void> {
  const reader = new XmlReader(name, budget, sink);
  const { isUtf8 } = archive;
  if (isUtf8 === null) await archive.read(name, (piece) => reader.write(piece));
  else {
    const part = new ScannedPart(reader, items, budget, isUtf8);
    try {
      await archive.read(name, (piece) => part.write(piece));
    } finally {
      // What came before something was wrong with the archive may have to be refused itself.
      part.end();
    }
  }
  reader.end();
}
