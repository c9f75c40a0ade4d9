import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FetchedList,
  firstOf,
  type Listing,
  parted,
  sortedBy,
} from '../../../src/domain/outcomes/listing.js';

interface Row {
  readonly name: string;
  readonly rank: number;
  readonly amount: number;
}

/** Rows that are made anew each time, as those from the disk are. */
const fetched = (rows: readonly Row[]): FetchedList<Row> =>
  new FetchedList(rows.length, (place) => ({ ...(rows[place] as Row) }));

const rows = fc.array(
  fc.record({
    name: fc.string(),
    rank: fc.integer({ min: 0, max: 3 }),
    amount: fc.integer({ min: -5, max: 5 }),
  }),
  { maxLength: 40 },
);

const uses: Readonly<Record<string, (list: Listing<Row>) => Iterable<unknown>>> = {
  逐行: (list) => list,
  筛选: (list) => list.filter(({ amount }) => amount > 0),
  换成别的: (list) => list.map(({ name }, place) => `${place} ${name}`),
  '筛选、换、再筛选': (list) =>
    list
      .filter(({ rank }) => rank < 2)
      .map(({ amount }) => amount * 2)
      .filter((double) => double !== 0),
  排序: (list) => sortedBy(list, ({ rank, amount }) => [rank, -amount]),
  '筛选后排序，取前几行': (list) =>
    firstOf(
      sortedBy(
        list.filter(({ rank }) => rank !== 1),
        ({ rank, amount }) => [rank, amount],
      ),
      3,
    ),
};

describe('长的名单', () => {
  it.each(Object.entries(uses))('%s：每次取来的与数组的一样', (_, use) => {
    fc.assert(
      fc.property(rows, (all) => {
        expect([...use(fetched(all))]).toEqual([...use(all)]);
      }),
    );
  });

  it('按两个数排序，相等的保持原来的先后，与数组自己的排序一样', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const own = all.toSorted((a, b) => a.rank - b.rank || b.amount - a.amount);
        expect([...sortedBy(all, ({ rank, amount }) => [rank, -amount])]).toEqual(own);
      }),
    );
  });

  it('走一遍分成几类，一行可以在几类里', () => {
    fc.assert(
      fc.property(rows, (all) => {
        let walks = 0;
        const list = new FetchedList(all.length, (place) => {
          walks += 1;
          return all[place] as Row;
        });
        const found = parted(list, {
          high: ({ rank }) => rank > 1,
          rising: ({ amount }) => amount > 0,
          none: () => false,
        });
        expect(walks).toBe(all.length);
        expect([...found.high]).toEqual(all.filter(({ rank }) => rank > 1));
        expect([...found.rising]).toEqual(all.filter(({ amount }) => amount > 0));
        expect(found.none).toHaveLength(0);
      }),
    );
  });

  it('名单以外没有行', () => {
    const list = fetched([{ name: '甲', rank: 0, amount: 0 }]);
    expect(list.at(0)?.name).toBe('甲');
    expect([list.at(1), list.at(-1)]).toEqual([undefined, undefined]);
    expect(firstOf(list, 9)).toHaveLength(1);
  });
});
