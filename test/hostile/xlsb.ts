import type { BinaryRecord } from './mutate/records.js';

/** Seven bits a byte, the lowest first; the eighth says that another follows. */
function varint(
  bytes: Uint8Array,
  at: number,
  most: number,
): readonly [value: number, next: number] {
  let value = 0;
  for (let n = 0; n < most; n += 1) {
    const byte = bytes[at + n] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * n);
    if (byte < 0x80) return [value, at + n + 1];
  }
  return [value, at + most];
}

const asVarint = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...asVarint(Math.floor(value / 0x80))];

/** The records of a part of an xlsb, as far as they go (MS-XLSB 2.1.4). */
export function partRecords(part: Uint8Array): BinaryRecord[] {
  const records: BinaryRecord[] = [];
  for (let at = 0; at < part.length; ) {
    const [type, behind] = varint(part, at, 2);
    const [length, start] = varint(part, behind, 4);
    records.push({ type, body: part.slice(start, start + length) });
    at = start + length;
  }
  return records;
}

export const partOf = (records: readonly BinaryRecord[]): Uint8Array =>
  Uint8Array.from(
    records.flatMap(({ type, body }) => [...asVarint(type), ...asVarint(body.length), ...body]),
  );
