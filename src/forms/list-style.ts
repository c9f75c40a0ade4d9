import type { Style } from 'exceljs';
import { LOOKS } from './template/style.js';

/** The looks of the collection forms, and what only lists have that are filled row by row. */
const DATE = 'yyyy-mm-dd';
const wrapped = (look: Partial<Style>): Partial<Style> => ({
  ...look,
  alignment: { ...look.alignment, wrapText: true },
});

export const LIST_LOOKS = {
  header: LOOKS.header,
  /** Columns that are to be filled stand out from those of the program. */
  openHeader: {
    ...LOOKS.header,
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE2EFDA' } },
  },
  lockedText: wrapped(LOOKS.lockedText),
  lockedMoney: LOOKS.computed,
  lockedDate: { ...LOOKS.lockedText, numFmt: DATE },
  text: wrapped(LOOKS.text),
  choice: wrapped(LOOKS.centered),
  money: LOOKS.money,
  date: { ...LOOKS.centered, numFmt: DATE },
} as const satisfies Record<string, Partial<Style>>;

export type ListLook = keyof typeof LIST_LOOKS;
