import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Sheet } from '../../../src/intake/sheet.js';
import { packedSheet, unpackedSheet } from '../../../src/run/read/packed-sheet.js';

const REST: Omit<Sheet, 'rows'> = {
  name: '本年',
  isDelimited: true,
  hidden: true,
  merges: [{ top: 0, left: 0, bottom: 1, right: 2 }],
  hiddenRows: [1],
  hiddenColumns: [0, 2],
};

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '北张村', '__proto__', '-0'),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
  fc.record({ digits: fc.string() }),
  fc.record({ date: fc.constant('2022-09-30') }),
  fc.record({ fault: fc.constant('error' as const), text: fc.constant('#REF!') }),
  fc.record({ fault: fc.constant('uncached' as const), formula: fc.string() }),
);

describe('a sheet that goes to another thread', () => {
  it('comes as it went, whatever its cells are', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
        const sheet = { ...REST, rows };
        expect(unpackedSheet(structuredClone(packedSheet(sheet)))).toEqual(sheet);
      }),
    );
  });

  it('tells 0 from −0 and keeps numbers that are none', () => {
    const rows = [[0, -0, Number.NaN, Number.POSITIVE_INFINITY]];
    const [row] = unpackedSheet(packedSheet({ ...REST, rows })).rows;
    expect(row?.map((value) => Object.is(value, -0))).toEqual([false, true, false, false]);
    expect(row).toEqual(rows[0]);
  });

  it('keeps a blank row and a row without cells apart', () => {
    const rows = [[], [null], [null, null, '户']];
    expect(unpackedSheet(packedSheet({ ...REST, rows })).rows).toEqual(rows);
  });

  it('holds a text that stands in many cells once', () => {
    const rows = [['是', '否', '是'], ['是']];
    expect(packedSheet({ ...REST, rows }).cells.texts).toEqual(['是', '否']);
  });
});
