import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS, ITEMS } from '../../src/domain/catalog.js';
import {
  amountOf,
  answerOf,
  BLANK,
  cellOf,
  columnLetters,
  filled,
  type Household,
  hasColumn,
  NUMERIC_FIELDS,
  numberOf,
  placeOf,
  rowOf,
  rowsOf,
  type TableHead,
  TEXT_FIELDS,
} from '../../src/domain/household.js';

/** A row 7 with 务工收入 in H, 低保金 in AA, 务工人数 in B and 是否停止经营 in C. */
function household(values: Partial<Record<(typeof NUMERIC_FIELDS)[number], number>>): Household {
  const numbers = new Float64Array(NUMERIC_FIELDS.length).fill(BLANK);
  for (const field of NUMERIC_FIELDS) {
    const value = values[field];
    if (value !== undefined) numbers[placeOf(field)] = value;
  }
  return {
    table: {
      file: '本年/北张村.xlsx',
      sheet: 'Sheet1',
      year: 'current',
      columns: { 'wages.migrant': 7, 'transfers.dibao': 26, workers: 1, stopped: 2 },
    },
    row: 7,
    texts: Object.fromEntries(TEXT_FIELDS.map((field) => [field, null])) as Household['texts'],
    idNumberWhole: null,
    numbers,
    surveyed: true,
  };
}

describe('letters of columns', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('column %d is %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
  });

  it('name every column once', () => {
    fc.assert(
      fc.property(fc.nat(16_383), (column) => {
        const letters = columnLetters(column);
        const back = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
        expect(back - 1).toBe(column);
      }),
    );
  });
});

describe('a field of a household', () => {
  it('has the address of its cell', () => {
    expect(cellOf(household({}), 'wages.migrant')).toBe('H7');
    expect(cellOf(household({}), 'transfers.dibao')).toBe('AA7');
  });

  it('has no address where the table has no such column', () => {
    expect(cellOf(household({}), 'wages.other')).toBeNull();
    expect(hasColumn(household({}).table, 'wages.other')).toBe(false);
    expect(hasColumn(household({}).table, 'workers')).toBe(true);
  });

  it('a blank amount counts as zero in sums, blank evidence is unknown', () => {
    expect(amountOf(household({}), 'wages.migrant')).toBe(0);
    expect(amountOf(household({ 'wages.migrant': 1_250_050 }), 'wages.migrant')).toBe(1_250_050);
    expect(numberOf(household({}), 'workers')).toBeNull();
    expect(numberOf(household({ workers: 0 }), 'workers')).toBe(0);
  });

  it('是 and 否 are not unknown', () => {
    expect(answerOf(household({ stopped: 1 }), 'stopped')).toBe(true);
    expect(answerOf(household({ stopped: 0 }), 'stopped')).toBe(false);
    expect(answerOf(household({}), 'stopped')).toBeNull();
  });

  it('only a blank cell is not filled', () => {
    expect(filled(BLANK)).toBe(false);
    expect(filled(0)).toBe(true);
    expect(filled(-1)).toBe(true);
  });
});

describe('places of fields', () => {
  it('every field of the catalogue is numeric or text, none is both', () => {
    const fields = [...NUMERIC_FIELDS, ...TEXT_FIELDS].sort();
    expect(fields).toEqual([...ITEMS, ...COLUMNS].map(({ key }) => key).sort());
  });

  it('the items come first, in catalogue order', () => {
    expect(NUMERIC_FIELDS.slice(0, ITEMS.length)).toEqual(ITEMS.map(({ key }) => key));
  });

  it('every numeric field has a place of its own', () => {
    expect(NUMERIC_FIELDS.map(placeOf)).toEqual(NUMERIC_FIELDS.map((_, place) => place));
  });

  it('a text has no place among the numbers', () => {
    expect(() => placeOf('head')).toThrow('head is no numeric field');
  });
});

describe('cards', () => {
  const table: TableHead = {
    file: '本年/北张村.xlsx',
    sheet: '张三',
    year: 'current',
    columns: { head: 1, population: 3, 'wages.migrant': 2 },
    rows: { head: 3, population: 3, 'wages.migrant': 7 },
  };
  const card = { table, row: 3 };

  it('every field has a cell of its own', () => {
    expect(cellOf(card, 'wages.migrant')).toBe('C7');
    expect(rowOf(card, 'wages.migrant')).toBe(7);
    expect(cellOf(card, 'population')).toBe('D3');
    expect(cellOf(card, 'loan')).toBeNull();
    expect(rowOf(card, 'loan')).toBe(3);
  });

  it('a household takes every row that holds something of it', () => {
    expect([...rowsOf(card)]).toEqual([3, 7]);
    const { rows: _, ...list } = table;
    expect([...rowsOf({ table: list, row: 9 })]).toEqual([9]);
  });
});
