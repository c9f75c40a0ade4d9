import type { FileEntry } from '@zip.js/zip.js';
import type { Unpacking } from '../unpacking.js';
import { isSame } from './known-parts.js';

const LOCAL_HEADER = 0x04034b50;
const HEADER_BYTES = 30;
const LISTED_BYTES = 46;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;
/** Sizes and checksum stand behind the data, so that they are zeros in front of it. */
const SIZES_BEHIND = 8;
/** The flags of entries that are encrypted, patched, strongly encrypted or masked. */
const SPECIAL = 0x2061;
/** A larger part is read piece by piece. */
const MOST_BYTES = 32 * 2 ** 20;

/** Where the list of a zip begins at the latest: behind it stand its entries and what closes it. */
export const latestList = (bytes: Uint8Array, entries: Iterable<FileEntry>): number => {
  let at = bytes.length - END_BYTES;
  for (const { rawFilename, rawExtraField, rawComment } of entries) {
    at -= LISTED_BYTES + rawFilename.length + rawExtraField.length + rawComment.length;
  }
  return at;
};

/** The data of an entry whose two headers say the same and nothing special; null for any other. */
export const packedBytes = (
  bytes: Uint8Array,
  entry: FileEntry,
  listAt: number,
): Uint8Array | null => {
  const { offset, compressedSize, uncompressedSize, rawFilename, rawBitFlag } = entry;
  if (uncompressedSize > MOST_BYTES || offset + HEADER_BYTES > listAt) return null;
  const header = new DataView(bytes.buffer, bytes.byteOffset + offset, HEADER_BYTES);
  const flags = header.getUint16(6, true);
  const method = header.getUint16(8, true);
  if (header.getUint32(0, true) !== LOCAL_HEADER || flags !== rawBitFlag) return null;
  if ((flags & SPECIAL) !== 0 || method !== entry.compressionMethod) return null;
  if (method !== STORED && method !== DEFLATED) return null;
  const said = [header.getUint32(14, true), header.getUint32(18, true), header.getUint32(22, true)];
  const listed = [entry.crc32, compressedSize, uncompressedSize];
  const agrees = (flags & SIZES_BEHIND) !== 0 || said.every((size, n) => size === listed[n]);
  const nameAt = offset + HEADER_BYTES;
  const start = nameAt + header.getUint16(26, true) + header.getUint16(28, true);
  const name = bytes.subarray(nameAt, nameAt + header.getUint16(26, true));
  if (!agrees || !isSame(name, rawFilename) || start + compressedSize > listAt) return null;
  return bytes.subarray(start, start + compressedSize);
};

/** A part as a whole, its size and checksum as the zip says; null where anything is unusual. */
export const wholePart = (
  packed: Uint8Array,
  entry: FileEntry,
  { inflate, crc32 }: Unpacking,
): Uint8Array | null => {
  const isStored = entry.compressionMethod === STORED;
  const whole = isStored ? packed : inflate(packed, entry.uncompressedSize);
  if (whole?.length !== entry.uncompressedSize) return null;
  return crc32(whole) === entry.crc32 ? whole : null;
};
