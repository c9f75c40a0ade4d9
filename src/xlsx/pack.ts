import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { Zip, type ZipInputFile } from 'fflate';

/** The files inside a workbook, by path. */
export type Parts = Map<string, Uint8Array>;

/** A part as it stands in the zip. What is the same in many workbooks is packed once. */
export interface PackedPart {
  /** Pieces of one stream: put together, those of a large sheet would be held twice. */
  readonly deflated: Iterable<Uint8Array<ArrayBuffer>>;
  /** The size of the unpacked part. */
  readonly size: number;
  readonly crc: number;
}

/** Puts a piece away; what comes back fetches it. */
export type PutAway = (piece: Uint8Array<ArrayBuffer>) => () => Uint8Array<ArrayBuffer>;

export const IN_MEMORY: PutAway = (piece) => () => piece;

/** The earliest date that a zip can hold: the same on every run and in every time zone. */
const LAST_MODIFIED = new Date(1980, 0, 1);
const DEFLATE = 8;
/** Takes a third of the time of level 6 for a quarter more bytes. */
const LEVEL = 1;
/** zlib makes a new buffer for each 16 KB otherwise; sheets shrink to less than a quarter. */
const outputChunk = (size: number): number => (size >> 2) + 1024;

/** Bytes that wait for long are more than this: of zlib's buffer they may be a half. */
const LARGE = 2 ** 18;

const fitted = (deflated: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  deflated.length > LARGE ? new Uint8Array(deflated) : deflated;

export const packPart = (bytes: Uint8Array): PackedPart => ({
  deflated: [fitted(deflateRawSync(bytes, { level: LEVEL, chunkSize: outputChunk(bytes.length) }))],
  size: bytes.length,
  crc: crc32(bytes),
});

/** zlib takes no smaller chunks. */
const LEAST_CHUNK = 64;

export const unpackPart = ({ deflated, size }: PackedPart): Uint8Array =>
  inflateRawSync(joined([...deflated]), { chunkSize: size + LEAST_CHUNK });

/** How far back packed bytes may refer. */
const WINDOW = 2 ** 15;

/** A part that is packed piece by piece while it grows. */
export class GrowingPart {
  readonly #pieces: ReturnType<PutAway>[] = [];
  #window = new Uint8Array();
  #size = 0;
  #crc = 0;

  constructor(private readonly putAway: PutAway) {}

  /** Packs the bytes that follow; they may change afterwards. */
  add(bytes: Uint8Array): void {
    this.#pieces.push(this.putAway(this.#packed(bytes, constants.Z_SYNC_FLUSH)));
    this.#window = bytes.slice(-WINDOW);
  }

  /** The whole part with its last bytes. */
  end(bytes: Uint8Array): PackedPart {
    if (this.#pieces.length === 0) return packPart(bytes);
    const pieces = [...this.#pieces, IN_MEMORY(this.#packed(bytes, constants.Z_FINISH))];
    return {
      deflated: { [Symbol.iterator]: () => fetched(pieces) },
      size: this.#size,
      crc: this.#crc,
    };
  }

  #packed(bytes: Uint8Array, finishFlush: number): Uint8Array<ArrayBuffer> {
    this.#size += bytes.length;
    this.#crc = crc32(bytes, this.#crc);
    const chunkSize = outputChunk(bytes.length);
    const dictionary = this.#window;
    return fitted(deflateRawSync(bytes, { level: LEVEL, chunkSize, dictionary, finishFlush }));
  }
}

function* fetched(pieces: Iterable<ReturnType<PutAway>>): Generator<Uint8Array<ArrayBuffer>> {
  for (const fetch of pieces) yield fetch();
}

/** The bytes of a zip; the same parts make the same bytes. */
export const zipped = (parts: ReadonlyMap<string, PackedPart>): Uint8Array =>
  joined([...zipPieces(parts)]);

/** The same in pieces, each made when it is asked for: most of them are the parts themselves. */
export function* zipPieces(parts: ReadonlyMap<string, PackedPart>): Generator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    made.push(piece);
  });
  for (const [filename, { deflated, size, crc }] of parts) {
    const file: ZipInputFile = {
      filename,
      size,
      crc,
      compression: DEFLATE,
      mtime: LAST_MODIFIED,
    };
    zip.add(file);
    let last = NOTHING;
    for (const piece of deflated) {
      file.ondata?.(null, last, false);
      yield* made.splice(0);
      last = piece;
    }
    file.ondata?.(null, last, true);
    yield* made.splice(0);
  }
  zip.end();
  yield* made;
}

const NOTHING = new Uint8Array();

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The bytes of a zip; the same parts make the same bytes. */
export const pack = (parts: Parts): Uint8Array =>
  zipped(new Map(Array.from(parts, ([name, bytes]) => [name, packPart(bytes)])));

/** The parts of a workbook that was written just now; for files of other people see intake. */
export async function unpack(bytes: Uint8Array): Promise<Parts> {
  const parts: Parts = new Map();
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  for (const entry of await zip.getEntries()) {
    if (!entry.directory) parts.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  }
  return parts;
}

/** The same workbook without the dates of its parts: same content, same bytes. */
export const repack = async (bytes: Uint8Array): Promise<Uint8Array> => pack(await unpack(bytes));
