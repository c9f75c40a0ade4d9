import { type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import { UnreadableFile } from '../../sheet.js';
import type { Budget } from '../budget.js';
import { encrypted, unreadable } from '../refusal.js';
import type { Unpacking } from '../unpacking.js';
import { knownPart } from './known-parts.js';
import { latestList, packedBytes, wholePart } from './packed.js';

/**
 * zlib as WebAssembly on this thread, which the library brings along: for the many small parts of
 * village workbooks it takes half the time of DecompressionStream (docs/libraries.md).
 */
const SETTINGS = { useWebWorkers: false, useCompressionStream: false } as const;

/**
 * A part name in the form in which the packaging conventions compare it: without case, with `/`
 * between folders.
 */
const normalise = (name: string): string =>
  name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

const rethrow = (error: unknown): never => {
  throw error instanceof UnreadableFile ? error : unreadable('damaged');
};

/** What the library hands on at once. */
const PIECE = 2 ** 16;

/** What is needed to take a part out in one go. */
interface Whole {
  readonly bytes: Uint8Array;
  readonly listAt: number;
  readonly unpacking: Unpacking;
}

/** Loads the library, which takes longer than to read the first file with it. */
export const loadZip = (): unknown =>
  new ZipReader(new Uint8ArrayReader(new Uint8Array()), SETTINGS);

/** The parts of a zip; nothing is inflated before it is asked for. */
export class Archive {
  private constructor(
    private readonly entries: ReadonlyMap<string, FileEntry>,
    private readonly budget: Budget,
    private readonly whole: Whole | null,
  ) {}

  static async open(
    bytes: Uint8Array,
    budget: Budget,
    unpacking: Unpacking | null,
  ): Promise<Archive> {
    const entries = new Map<string, FileEntry>();
    const reader = new ZipReader(new Uint8ArrayReader(bytes), SETTINGS);
    try {
      for await (const entry of reader.getEntriesGenerator()) {
        budget.spend('parts', 1);
        if (entry.directory) continue;
        const name = normalise(entry.filename);
        // Two parts of one name: programs differ in which one they show.
        if (entries.has(name)) throw unreadable('damaged');
        entries.set(name, entry);
      }
    } catch (error) {
      rethrow(error);
    }
    const listAt = latestList(bytes, entries.values());
    return new Archive(entries, budget, unpacking === null ? null : { bytes, listAt, unpacking });
  }

  get names(): Iterable<string> {
    return this.entries.keys();
  }

  /** Tells whether bytes are UTF-8, where the platform does. */
  get isUtf8(): Unpacking['isUtf8'] | null {
    return this.whole?.unpacking.isUtf8 ?? null;
  }

  has(part: string): boolean {
    return this.entries.has(normalise(part));
  }

  /**
   * Inflates a part and hands its bytes on piece by piece, counted as they come out: what the zip
   * declares about sizes is only believed where the bytes agree. The checksum is verified.
   */
  async read(part: string, take: (chunk: Uint8Array) => void): Promise<void> {
    const entry = this.entries.get(normalise(part));
    if (entry === undefined) throw unreadable('damaged', { part });
    if (entry.encrypted) throw encrypted();
    const bytes = this.inflated(entry);
    if (bytes === null) {
      await this.stream(entry, take);
      return;
    }
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      this.budget.check('partBytes', at + piece.length);
      this.budget.spend('inflatedBytes', piece.length);
      take(piece);
    }
  }

  /** What `read` makes of a small part; not read again where another file had the same one. */
  known<T>(part: string, what: string, read: () => Promise<T>): Promise<T> {
    const entry = this.entries.get(normalise(part));
    const packed = entry === undefined ? null : this.packed(entry);
    if (entry === undefined || packed === null) return read();
    const { crc32, uncompressedSize } = entry;
    return knownPart(`${what} ${part} ${crc32} ${uncompressedSize}`, packed, this.budget, read);
  }

  private packed(entry: FileEntry): Uint8Array | null {
    return this.whole === null ? null : packedBytes(this.whole.bytes, entry, this.whole.listAt);
  }

  private inflated(entry: FileEntry): Uint8Array | null {
    const packed = this.packed(entry);
    return this.whole === null || packed === null
      ? null
      : wholePart(packed, entry, this.whole.unpacking);
  }

  private async stream(entry: FileEntry, take: (chunk: Uint8Array) => void): Promise<void> {
    let size = 0;
    // What the sink throws: on newer versions of Node the library rejects with an error of its own
    // instead, about the stream that is closed by then.
    let refusal: unknown;
    const sink = new WritableStream<Uint8Array>({
      write: (chunk) => {
        try {
          size += chunk.length;
          this.budget.check('partBytes', size);
          this.budget.spend('inflatedBytes', chunk.length);
          take(chunk);
        } catch (error) {
          refusal ??= error;
          throw error;
        }
      },
    });
    try {
      await entry.getData(sink, { ...SETTINGS, checkSignature: true });
    } catch (error) {
      rethrow(refusal ?? error);
    }
  }
}
