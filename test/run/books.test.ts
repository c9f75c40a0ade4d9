import { describe, expect, it } from 'vitest';
import {
  buffersOf,
  type TakePart,
  writePart,
  writingBy,
  writingInTurn,
} from '../../src/run/books.js';
import { IN_MEMORY } from '../../src/xlsx/pack.js';
import { writeBook } from '../../src/xlsx/write/book.js';
import { planBook } from '../../src/xlsx/write/plain.js';
import type { Sheet } from '../../src/xlsx/write/table.js';

const CONTEXT = {
  run: { madeOn: '2022-10-15' },
  words: { none: '无', pageFooter: '&P', creator: '增收' },
};

const sheetOf = (name: string): Sheet => ({
  ...{ name, title: name, lines: [], notes: [] },
  tables: [
    {
      columns: [{ key: 'n', header: '户主', kind: 'text', value: (row) => `${name}${row}` }],
      rows: [1, 2, 3],
    },
  ],
});

const planOf = (...names: string[]) => planBook(names.map(sheetOf), CONTEXT);

/** As parts come to another thread: copies, one after the other. */
const there: TakePart = (part) => writePart(structuredClone(part));

describe('a workbook that another thread writes sheet by sheet', () => {
  it('has the same bytes as one that is written here, also beside others', async () => {
    const write = writingBy(there);
    const plans = [planOf('甲', '乙'), planOf('丙'), planOf('甲', '丁', '乙')];
    const written = await Promise.all(plans.map((plan) => write(plan)));
    expect(written).toEqual([
      writeBook(planOf('甲', '乙')),
      writeBook(planOf('丙')),
      writeBook(planOf('甲', '丁', '乙')),
    ]);
  });

  it('is given the buffers of a sheet, which need not be copied, each once', async () => {
    const moving: TakePart = (part) => {
      const copied = structuredClone(part, { transfer: buffersOf(part) });
      for (const { columns } of part.sheet?.tables ?? []) {
        // What has moved is empty where it was.
        for (const { cells } of columns)
          expect([cells.kinds.length, cells.values.length]).toEqual([0, 0]);
      }
      return writePart(copied);
    };
    expect(await writingBy(moving)(planOf('甲', '乙'))).toEqual(writeBook(planOf('甲', '乙')));
    const [sheet = null] = [...planOf('甲').sheets];
    const part = { book: 1, frame: { title: '', ...CONTEXT.run, words: CONTEXT.words }, sheet };
    expect(buffersOf(part)).toHaveLength(2);
    expect(buffersOf({ ...part, sheet: null })).toEqual([]);
  });

  it('is given a sheet before the next one is worked out', async () => {
    const told: string[] = [];
    const { sheets, ...frame } = planOf('甲', '乙');
    function* telling() {
      for (const sheet of sheets) {
        told.push(`worked out ${sheet.name}`);
        yield sheet;
      }
    }
    const take: TakePart = (part) => {
      told.push(part.sheet === null ? 'end' : `given ${part.sheet.name}`);
      return there(part);
    };
    await writingBy(take)({ ...frame, sheets: telling() });
    expect(told).toEqual(['worked out 甲', 'given 甲', 'worked out 乙', 'given 乙', 'end']);
  });

  it('fails where one of its sheets does', async () => {
    const take: TakePart = (part) =>
      part.sheet?.name === '乙' ? Promise.reject(new Error('lost')) : there(part);
    await expect(writingBy(take)(planOf('甲', '乙', '丙'))).rejects.toThrow('lost');
  });
});

describe('a large workbook that is written here', () => {
  it('has the same bytes, in pieces that are not put together', async () => {
    const pieces = [...(await writingInTurn(IN_MEMORY)(planOf('甲', '乙', '丙')))];
    const whole = writeBook(planOf('甲', '乙', '丙'));
    expect(Buffer.concat(pieces).equals(whole)).toBe(true);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(whole.length / 2);
  });
});
