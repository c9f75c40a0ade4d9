import { describe, expect, test } from 'vitest';
import { followUp } from '../../src/analysis/follow-up.js';
import type { LedgerEntry, LedgerHousehold, LedgerRow } from '../../src/domain/outcomes/ledger.js';
import { NOTHING_FILLED } from '../../src/domain/outcomes/ledger.js';
import { trackingWorkbook } from '../../src/reports/tracking.js';
import { ledgerRow } from '../ledger-row.js';
import { resultOf } from './formulas.js';
import { cellsOf, open, rowsOf } from './read.js';

const row = (household: Partial<LedgerHousehold>, entry: Partial<LedgerEntry>): LedgerRow =>
  ledgerRow({ fall: 100_050, ...household }, entry, {
    cells: { ...NOTHING_FILLED, content: '大棚 149900197003070018' },
  });

const FOLLOW_UP = followUp(
  [
    row({ key: '1' }, { measure: 'crops', planned: 123_456, helper: '李明' }),
    row({ key: '2', monitored: '脱贫不稳定户' }, { helper: '李明' }),
    row(
      { key: '3', village: '南张村' },
      { measure: 'other', planned: 400_000, deadline: '2022-12-01' },
    ),
    row({ key: '4', village: '南张村' }, { measure: 'work', progress: 'done' }),
  ],
  '2022-12-31',
);
const book = open(
  await trackingWorkbook({ followUp: FOLLOW_UP, findings: [] }, { lang: 'zh', madeOn: null }),
);

describe('督导工作簿', () => {
  test('分村进度:公式重算等于显示的数,合计等于全乡', () => {
    const formulas = cellsOf(book).filter(({ f }) => f !== undefined);
    const recalculated = formulas.filter((cell) => resultOf(book, cell) !== null);
    expect(recalculated.length).toBeGreaterThan(12);
    for (const cell of recalculated) expect(cell.v).toBeCloseTo(resultOf(book, cell) ?? 0, 6);
    const total = rowsOf(book, '分村进度').find(([name]) => name === '合计');
    const { needing, monitored, withMeasure, missed, covered } = FOLLOW_UP.township;
    expect(total?.slice(1, 6)).toEqual([needing, monitored, withMeasure, missed, covered]);
    expect(total?.at(-4)).toBe(0.75);
  });

  test('覆盖不足写明尚缺多少元,逾期写明天数', () => {
    const short = rowsOf(book, '覆盖不足').find((cells) => cells.includes('1'));
    expect(short?.slice(-3)).toEqual([3000, 1234.56, 1765.44]);
    expect(
      rowsOf(book, '逾期')
        .find((cells) => cells.includes('3'))
        ?.at(-1),
    ).toBe(30);
  });

  test('监测户在前;证件号码不露出', () => {
    const [first] = rowsOf(book, '漏帮户').filter(([index]) => index === 1);
    expect(first).toContain('脱贫不稳定户');
    expect(JSON.stringify(cellsOf(book).map(({ v }) => v))).not.toContain('19700307');
  });

  test('同样的内容,同样的字节', async () => {
    const make = () =>
      trackingWorkbook({ followUp: FOLLOW_UP, findings: [] }, { lang: 'en', madeOn: null });
    expect(Buffer.from(await make()).equals(Buffer.from(await make()))).toBe(true);
  });
});
