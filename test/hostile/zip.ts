import { crc32, deflateRawSync } from 'node:zlib';
import { type Parts, pack, unpack } from '../../src/xlsx/pack.js';

export { pack, unpack };

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** The zip with other parts in it; null takes one out. */
export async function withParts(
  bytes: Uint8Array,
  changes: Readonly<Record<string, Uint8Array | string | null>>,
): Promise<Uint8Array> {
  const parts: Parts = await unpack(bytes);
  for (const [name, content] of Object.entries(changes)) {
    if (content === null) parts.delete(name);
    else parts.set(name, bytesOf(content));
  }
  return pack(parts);
}

/** A change that finds nothing to change would leave a file of the corpus an honest one. */
export function changed(text: string, change: (text: string) => string): string {
  const other = change(text);
  if (other === text) throw new Error('the change found nothing to change');
  return other;
}

/** The zip with one part changed as text. */
export async function withText(
  bytes: Uint8Array,
  part: string,
  change: (text: string) => string,
): Promise<Uint8Array> {
  const parts = await unpack(bytes);
  const content = parts.get(part);
  if (content === undefined) throw new Error(`no part ${part}`);
  return withParts(bytes, { [part]: changed(new TextDecoder().decode(content), change) });
}

/** An entry of a zip as it is to stand there, true or not. */
export interface RawEntry {
  readonly name: string;
  /** As stored: deflated where `method` is 8. */
  readonly data: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  /** Bit 0 encrypted, bit 3 sizes behind the data. */
  readonly flags?: number;
  /** The name that stands before the data; the list at the end has `name`. */
  readonly localName?: string;
  /** Shares the data of the entry of that place. */
  readonly sameAs?: number;
  readonly listedData?: number;
}

export const rawEntry = (name: string, content: Uint8Array | string): RawEntry => {
  const bytes = bytesOf(content);
  return { name, data: deflateRawSync(bytes), method: 8, crc: crc32(bytes), size: bytes.length };
};

const little = (width: number, value: number): number[] =>
  Array.from({ length: width }, (_, n) => Math.floor(value / 256 ** n) & 0xff);

/** Fields that both headers of an entry have: version, flags, method, time, checksum and sizes. */
const common = ({ flags = 0, method, crc, data, listedData, size }: RawEntry): number[] => [
  ...little(2, 20),
  ...little(2, flags),
  ...little(2, method),
  ...little(4, 0x21),
  ...little(4, crc),
  ...little(4, listedData ?? data.length),
  ...little(4, size),
];

/** A zip written byte by byte, for what no library writes. */
export function rawZip(entries: readonly RawEntry[], comment = ''): Uint8Array {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  const places: number[] = [];
  let at = 0;
  const put = (piece: Uint8Array): void => {
    pieces.push(piece);
    at += piece.length;
  };
  for (const entry of entries) {
    places.push(entry.sameAs === undefined ? at : (places[entry.sameAs] ?? 0));
    if (entry.sameAs !== undefined) continue;
    const name = encoder.encode(entry.localName ?? entry.name);
    put(
      Uint8Array.from([
        ...little(4, 0x04034b50),
        ...common(entry),
        ...little(2, name.length),
        0,
        0,
      ]),
    );
    put(name);
    put(entry.data);
  }
  const start = at;
  for (const [n, entry] of entries.entries()) {
    const name = encoder.encode(entry.name);
    const head = [
      ...little(4, 0x02014b50),
      ...little(2, 20),
      ...common(entry),
      ...little(2, name.length),
    ];
    put(Uint8Array.from([...head, ...little(12, 0), ...little(4, places[n] ?? 0)]));
    put(name);
  }
  const note = encoder.encode(comment);
  const count = [...little(2, entries.length), ...little(2, entries.length)];
  const tail = [...little(4, 0x06054b50), ...little(4, 0), ...count, ...little(4, at - start)];
  put(Uint8Array.from([...tail, ...little(4, start), ...little(2, note.length)]));
  put(note);
  return new Uint8Array(Buffer.concat(pieces));
}

export const rawEntries = (parts: Parts): RawEntry[] =>
  [...parts].map(([name, content]) => rawEntry(name, content));
