import type { ListLook } from '../list-style.js';
import { MARKS } from '../template/style.js';
import type { LedgerColumn } from './layout.js';

/** A row whose measure is not chosen yet. */
export const OPEN_MARK = MARKS.open;

const MONEY: ReadonlySet<LedgerColumn> = new Set(['fall', 'shortfall', 'planned', 'actual']);
const CHOICES: ReadonlySet<LedgerColumn> = new Set(['measure', 'progress', 'helper']);

export function lookOf(column: LedgerColumn, open: boolean): ListLook {
  if (MONEY.has(column)) return open ? 'money' : 'lockedMoney';
  if (column === 'deadline') return open ? 'date' : 'lockedDate';
  if (!open) return 'lockedText';
  return CHOICES.has(column) ? 'choice' : 'text';
}
