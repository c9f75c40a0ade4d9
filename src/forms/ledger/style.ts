import type { Style } from 'exceljs';
import { LOOKS, MARKS } from '../template/style.js';
import type { LedgerColumn } from './layout.js';

/** The looks of the collection forms, and what only ledgers have. */
const DATE = 'yyyy-mm-dd';
const locked = LOOKS.lockedText;

const STYLES = {
  title: LOOKS.title,
  line: LOOKS.line,
  header: LOOKS.header,
  /** Columns that are to be filled stand out from those of the program. */
  openHeader: {
    ...LOOKS.header,
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE2EFDA' } },
  },
  lockedText: { ...locked, alignment: { ...locked.alignment, wrapText: true } },
  lockedMoney: LOOKS.computed,
  lockedDate: { ...locked, numFmt: DATE },
  text: { ...LOOKS.text, alignment: { ...LOOKS.text.alignment, wrapText: true } },
  choice: { ...LOOKS.centered, alignment: { ...LOOKS.centered.alignment, wrapText: true } },
  money: LOOKS.money,
  date: { ...LOOKS.centered, numFmt: DATE },
} as const satisfies Record<string, Partial<Style>>;

export type LedgerLook = keyof typeof STYLES;

export const styleOf = (look: LedgerLook): Partial<Style> => STYLES[look];

/** A row whose measure is not chosen yet. */
export const OPEN_MARK = MARKS.open;

const MONEY: ReadonlySet<LedgerColumn> = new Set(['fall', 'shortfall', 'planned', 'actual']);
const CHOICES: ReadonlySet<LedgerColumn> = new Set(['measure', 'progress', 'helper']);

export function lookOf(column: LedgerColumn, open: boolean): LedgerLook {
  if (MONEY.has(column)) return open ? 'money' : 'lockedMoney';
  if (column === 'deadline') return open ? 'date' : 'lockedDate';
  if (!open) return 'lockedText';
  return CHOICES.has(column) ? 'choice' : 'text';
}
