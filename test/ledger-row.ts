import {
  type LedgerEntry,
  type LedgerHousehold,
  type LedgerRow,
  NOTHING_FILLED,
} from '../src/domain/outcomes/ledger.js';

/** A row of household 1 of 北张村: a fall of 1,000 yuan, a shortfall of 3,000, nothing taken. */
export const ledgerRow = (
  household: Partial<LedgerHousehold> = {},
  entry: Partial<LedgerEntry> = {},
  parts: Partial<Omit<LedgerRow, 'household' | 'entry'>> = {},
): LedgerRow => ({
  household: {
    key: '1',
    village: '北张村',
    head: '王建国',
    monitored: null,
    warning: 'yellow',
    fall: 100_000,
    shortfall: 300_000,
    ...household,
  },
  family: 'crops',
  familyText: '种植业帮扶',
  cells: NOTHING_FILLED,
  entry: {
    measure: null,
    planned: null,
    helper: null,
    deadline: null,
    progress: null,
    actual: null,
    ...entry,
  },
  retired: false,
  place: { file: '台账.xlsx', sheet: '帮扶台账', row: 5 },
  ...parts,
});
