import { NUMBERS, solid } from '../../xlsx/write/style.js';
import type { CellStyle } from '../../xlsx/write/style-sheet.js';
import { LOOKS } from '../template/style.js';

/** The looks of the collection forms, and what only lists that are filled row by row have. */
const locked = LOOKS.lockedText;

const STYLES = {
  title: LOOKS.title,
  line: LOOKS.line,
  header: LOOKS.header,
  /** The header of columns that are to be filled, which stand out from those of the program. */
  openHeader: {
    ...LOOKS.header,
    fill: solid({ argb: 'FFE2EFDA' }),
  },
  lockedText: { ...locked, alignment: { ...locked.alignment, wrapText: true } },
  lockedMoney: LOOKS.computed,
  lockedDate: { ...locked, numFmt: NUMBERS.date },
  lockedCount: LOOKS.serial,
  text: { ...LOOKS.text, alignment: { ...LOOKS.text.alignment, wrapText: true } },
  choice: { ...LOOKS.centered, alignment: { ...LOOKS.centered.alignment, wrapText: true } },
  money: LOOKS.money,
  date: { ...LOOKS.centered, numFmt: NUMBERS.date },
} as const satisfies Record<string, CellStyle>;

export type FormLook = keyof typeof STYLES;

export const styleOf = (look: FormLook): CellStyle => STYLES[look];

const AMOUNTS: ReadonlySet<FormLook> = new Set(['lockedMoney', 'money']);
/** Texts that stand clear of an amount, which ends where they begin. */
const CLEAR: Partial<Record<FormLook, CellStyle>> = {
  lockedText: indented(STYLES.lockedText),
  text: indented(STYLES.text),
};

function indented(style: CellStyle): CellStyle {
  return { ...style, alignment: { ...style.alignment, indent: 1 } };
}

/** The style of a column's cells where another look stands before them; null where it is its own. */
export const clearStyleOf = (look: FormLook, before: FormLook | undefined): CellStyle | null =>
  before !== undefined && AMOUNTS.has(before) ? (CLEAR[look] ?? null) : null;
