import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FILLED_COLUMNS,
  type FilledCells,
  isFilled,
  type LedgerRow,
} from '../../../src/domain/outcomes/ledger.js';
import { carryOver } from '../../../src/forms/ledger/carry.js';
import { newRows } from '../../../src/forms/ledger/make.js';
import { ledgerWorkbook } from '../../../src/forms/ledger/write.js';
import { anyCells, anyHousehold, OPTIONS, readBack, recorded, WELL } from './build.js';

/** Every cell that was filled stands in one row of what came out. */
const holds = (cells: FilledCells, { cells: kept }: LedgerRow): boolean =>
  FILLED_COLUMNS.every((column) => cells[column] === null || cells[column] === kept[column]);

const month = fc.array(anyHousehold, { minLength: 1, maxLength: 5 });

describe('台账往返', () => {
  it('写出再读回,每个填写的单元格都不变', async () => {
    await fc.assert(
      fc.asyncProperty(
        month,
        fc.array(anyCells, { minLength: 40, maxLength: 40 }),
        async (all, cells) => {
          const rows = newRows(all, []).map((row, n) => ({ ...row, cells: cells[n] ?? row.cells }));
          const back = await readBack({ village: '北张村', rows, retired: [] });
          const filled = rows.map((row) => row.cells).filter(isFilled);
          expect(back.rows.filter((row) => isFilled(row.cells)).map((row) => row.cells)).toEqual(
            filled,
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it('收入变了再做,上期填写的每个单元格都在新台账或“不再需要”里', async () => {
    await fc.assert(
      fc.asyncProperty(
        month,
        month,
        fc.array(anyCells, { minLength: 40, maxLength: 40 }),
        async (before, after, cells) => {
          const rows = newRows(before, []).map((row, n) => ({
            ...row,
            cells: cells[n] ?? row.cells,
          }));
          const earlier = await readBack({ village: '北张村', rows, retired: [] });
          const carried = carryOver(newRows(after, []), earlier.rows, after);
          const ledger = await readBack({ village: '北张村', ...carried });
          for (const row of earlier.rows.filter((one) => isFilled(one.cells))) {
            expect(ledger.rows.some((now) => holds(row.cells, now))).toBe(true);
          }
          // And once more: what was put aside stays too.
          const again = carryOver(newRows(before, []), ledger.rows, before);
          const last = await readBack({ village: '北张村', ...again });
          for (const row of earlier.rows.filter((one) => isFilled(one.cells))) {
            expect(last.rows.some((now) => holds(row.cells, now))).toBe(true);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('同样的内容,同样的字节', async () => {
    const rows = newRows([recorded()], []);
    const ledger = { village: '北张村', rows, retired: [] };
    const [one, two] = [
      await ledgerWorkbook(ledger, OPTIONS),
      await ledgerWorkbook(ledger, OPTIONS),
    ];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  it('金额、预警、监测类别读回不变', async () => {
    const rows = newRows([recorded({ monitored: '边缘易致贫户', warning: 'orange' })], []);
    const { rows: back, findings } = await readBack({ village: '北张村', rows, retired: [] });
    expect(findings).toEqual([]);
    expect(back.map(({ household }) => household)).toEqual([
      rows[0]?.household,
      rows[1]?.household,
    ]);
    expect(back[0]?.household).toMatchObject({ fall: 120_000, shortfall: 300_000 });
    expect(back.map(({ family }) => family)).toEqual(['crops', 'work']);
  });
});

describe('哪些户在台账里', () => {
  it('减收、未达标或有因素的户,每项建议一行;没有建议的户也有一行', () => {
    const rows = newRows(
      [
        recorded({ id: '1' }),
        recorded({ id: '2', ...WELL }),
        recorded({ id: '3', ...WELL, target: { met: false, shortfall: 100 } }),
        recorded({ id: '4', ...WELL, factors: recorded().factors }),
      ],
      [],
    );
    expect(rows.map(({ household, family }) => [household.key, family])).toEqual([
      ['1', 'crops'],
      ['1', 'work'],
      ['3', 'none'],
      ['4', 'none'],
    ]);
  });

  it('先监测户,再按预警级别,再按缺口由大到小', () => {
    const rows = newRows(
      [
        recorded({ id: '小缺口', target: { met: false, shortfall: 100 } }),
        recorded({ id: '大缺口', target: { met: false, shortfall: 200 } }),
        recorded({ id: '红色', warning: 'red', target: { met: false, shortfall: 0 } }),
        recorded({ id: '监测', monitored: '脱贫不稳定户', warning: 'none' }),
      ],
      [],
    );
    const keys = [...new Set(rows.map(({ household }) => household.key))];
    expect(keys).toEqual(['监测', '红色', '大缺口', '小缺口']);
  });

  it('持平的小幅减少不算减收额;没有政策事实写“未配置”', () => {
    const [row] = newRows([recorded({ trend: 'flat', netChange: -10 })], []);
    expect(row).toMatchObject({ household: { fall: 0 }, basis: '未配置' });
  });

  it('有效的政策事实写在它所支持的措施后面,同一来源写一次', () => {
    const fact = {
      amount: null,
      source: '某号',
      from: null,
      until: null,
      state: 'inForce',
    } as const;
    const [crops, work] = newRows(
      [recorded()],
      [
        { ...fact, key: 'a', text: '甲', measures: ['work'] },
        { ...fact, key: 'b', text: '乙', amount: 1500, measures: ['work', 'crops'] },
        { ...fact, key: 'c', text: '丙', measures: ['work'], state: 'expired' },
      ],
    );
    expect(crops?.basis).toBe('乙 1,500元（某号）');
    expect(work?.basis).toBe('甲；乙 1,500元（某号）');
  });
});
