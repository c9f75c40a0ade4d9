import { CFB } from '@e965/xlsx';
import type { BinaryRecord } from './mutate/records.js';

const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The chain of records of a BIFF stream, as far as it goes. */
export function recordsOf(stream: Uint8Array): BinaryRecord[] {
  const records: BinaryRecord[] = [];
  const data = view(stream);
  for (let at = 0; at + 4 <= stream.length; ) {
    const end = at + 4 + data.getUint16(at + 2, true);
    records.push({ type: data.getUint16(at, true), body: stream.slice(at + 4, end) });
    at = end;
  }
  return records;
}

export const record = (type: number, ...body: readonly number[]): BinaryRecord => ({
  type,
  body: Uint8Array.from(body),
});

/** The low bytes of numbers of two bytes each, as records hold them. */
export const words = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff]);

export function streamOf(records: readonly BinaryRecord[]): Uint8Array {
  const size = records.reduce((sum, { body }) => sum + 4 + body.length, 0);
  const stream = new Uint8Array(size);
  let at = 0;
  for (const { type, body } of records) {
    stream.set(words(type, body.length), at);
    stream.set(body, at + 4);
    at += 4 + body.length;
  }
  return stream;
}

/** The workbook stream of an OLE compound file. */
export function workbookIn(container: Uint8Array): Uint8Array {
  const file = CFB.read(container, { type: 'array' });
  const entry = CFB.find(file, 'Workbook') ?? CFB.find(file, 'Book');
  return Uint8Array.from(entry?.content ?? []);
}

/** An OLE compound file with these streams. */
export function container(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams))
    CFB.utils.cfb_add(file, `/${name}`, content);
  return new Uint8Array(CFB.write(file, { type: 'array' }) as ArrayBuffer);
}
