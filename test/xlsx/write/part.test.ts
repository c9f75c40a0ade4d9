import { crc32, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteText } from '../../../src/domain/byte-text.js';
import { IN_MEMORY, type PackedPart, type PutAway, packPart } from '../../../src/xlsx/pack.js';
import { PartWriter } from '../../../src/xlsx/write/part.js';

/** Rows that repeat what stood long before, as those of a list do. */
const rowsArb = fc.array(
  fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('北张村'.repeat(99), '<row r="7">')),
  { maxLength: 60 },
);

describe('a sheet that is packed while it grows', () => {
  it('unpacks to the same rows, however many of them are held', () => {
    fc.assert(
      fc.property(rowsArb, fc.integer({ min: 1, max: 2000 }), (rows, most) => {
        const buffer = new ByteText();
        const part = new PartWriter(buffer, IN_MEMORY, most);
        for (const row of rows) {
          part.add(row);
          // A single row may be more than is held otherwise.
          expect(buffer.length).toBeLessThanOrEqual(Math.max(most, Buffer.byteLength(row)));
        }
        const { deflated, size, crc } = part.take();
        const whole = Buffer.from(new TextEncoder().encode(rows.join('')));
        expect(inflateRawSync(Buffer.concat([...deflated])).equals(whole)).toBe(true);
        expect([size, crc, buffer.length]).toEqual([whole.length, crc32(whole), 0]);
      }),
    );
  });

  it('refers to what stood in the piece before: equal pieces take nearly nothing', () => {
    const noise = Array.from({ length: 1000 }, (_, n) => Math.sin(n).toString(36)).join('');
    const part = new PartWriter(new ByteText(), IN_MEMORY, noise.length);
    for (let n = 0; n < 4; n += 1) part.add(noise);
    const bytesOf = ({ deflated }: PackedPart): number => Buffer.concat([...deflated]).length;
    const once = bytesOf(packPart(new TextEncoder().encode(noise)));
    expect(bytesOf(part.take())).toBeLessThan(1.2 * once);
  });

  it('has its pieces put away as they come, all but the last, and fetched when it is gone through', () => {
    const told: string[] = [];
    const putAway: PutAway = (piece) => {
      const number = told.push('away');
      return () => {
        told.push(`back ${number}`);
        return piece;
      };
    };
    const part = new PartWriter(new ByteText(), putAway, 10);
    for (const row of ['a', 'b', 'c']) part.add(row.repeat(10));
    expect(told).toEqual(['away', 'away']);
    const { deflated } = part.take();
    expect(told).toEqual(['away', 'away']);
    const whole = 'a'.repeat(10) + 'b'.repeat(10) + 'c'.repeat(10);
    for (const _ of [1, 2]) {
      expect(inflateRawSync(Buffer.concat([...deflated])).toString()).toBe(whole);
    }
    expect(told.slice(2)).toEqual(['back 1', 'back 2', 'back 1', 'back 2']);
  });

  it('below the limit it is packed as a whole, to the same bytes as any part', () => {
    const part = new PartWriter(new ByteText());
    for (const row of ['<a>', '一行', '</a>']) part.add(row);
    expect(part.take()).toEqual(packPart(new TextEncoder().encode('<a>一行</a>')));
  });
});
