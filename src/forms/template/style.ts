import {
  BORDER,
  COLOURS,
  font,
  inFigures,
  NUMBERS,
  solid,
  titleFont,
  UNDERLINED,
} from '../../xlsx/write/style.js';
import type { CellStyle, Fill, Font } from '../../xlsx/write/style-sheet.js';
import { type CellCheck, isText } from './checks.js';

/** A fill of a conditional format, where the second of the two colours is the background. */
const ground = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', bgColor: { argb } });

const LOCKED_GREY = { argb: 'FFF2F2F2' };
const TOTAL_GREY = { argb: 'FFE2E2E2' };
const { money: MONEY, text: TEXT, whole: WHOLE } = NUMBERS;
/** A money format that shows 0 as a dash, so that the amounts stand out. */
const MONEY_OR_DASH = `${MONEY};-${MONEY};"–"`;

/**
 * The marks that appear while typing; a fall has a sign as well, so that colour is not the only
 * mark.
 */
export const MARKS = {
  fall: { font: { bold: true, color: COLOURS.red }, numFmt: `"▼"${MONEY}` },
  open: { fill: ground('FFFFF2CC') },
  wrong: { fill: ground('FFFFC7CE'), font: { bold: true, color: COLOURS.red } },
  missing: { fill: ground('FFFFC000') },
} as const satisfies Record<string, CellStyle>;

const cellStyle = (
  horizontal: 'left' | 'center' | 'right',
  numFmt: string,
  parts: CellStyle = {},
): CellStyle => ({
  numFmt,
  border: BORDER,
  alignment: { horizontal, vertical: 'middle', wrapText: numFmt === TEXT },
  ...parts,
  font: (numFmt === TEXT ? words : inFigures)(parts.font ?? font(10)),
});

const words = (own: Font): Font => own;

const LOCKED: CellStyle = { fill: solid(LOCKED_GREY), protection: { locked: true } };
const OPEN: CellStyle = { protection: { locked: false } };

/** One object per look: a workbook knows a style's number by its object. */
export const LOOKS = {
  title: {
    font: titleFont(15),
    alignment: { horizontal: 'left', vertical: 'middle' },
  },
  line: { font: font(10), alignment: { horizontal: 'left', vertical: 'middle' } },
  wrapped: {
    font: font(10),
    alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
  },
  unit: {
    font: font(10),
    border: UNDERLINED,
    alignment: { horizontal: 'left', vertical: 'middle' },
    ...OPEN,
    numFmt: TEXT,
  },
  signature: {
    font: font(10),
    alignment: { horizontal: 'left', vertical: 'middle' },
    ...OPEN,
  },
  header: cellStyle('center', TEXT, {
    font: font(10, { bold: true }),
    fill: solid(COLOURS.header),
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  }),
  referenceHeader: cellStyle('center', TEXT, {
    font: font(10, { color: COLOURS.grey }),
    fill: solid({ argb: 'FFE7E6E6' }),
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  }),
  serial: cellStyle('center', WHOLE, LOCKED),
  lockedText: cellStyle('left', TEXT, LOCKED),
  /** For a formula that shows a text; in a text format the cell would show the formula. */
  place: cellStyle('left', 'General', LOCKED),
  computed: cellStyle('right', MONEY, LOCKED),
  reference: cellStyle('right', MONEY_OR_DASH, {
    ...LOCKED,
    font: font(10, { italic: true, color: COLOURS.grey }),
  }),
  total: cellStyle('right', MONEY, {
    ...LOCKED,
    font: font(10, { bold: true }),
    fill: solid(TOTAL_GREY),
  }),
  totalLabel: cellStyle('center', TEXT, {
    ...LOCKED,
    font: font(10, { bold: true }),
    fill: solid(TOTAL_GREY),
  }),
  totalCount: cellStyle('right', NUMBERS.count, {
    ...LOCKED,
    font: font(10, { bold: true }),
    fill: solid(TOTAL_GREY),
  }),
  text: cellStyle('left', TEXT, OPEN),
  centered: cellStyle('center', TEXT, OPEN),
  money: cellStyle('right', MONEY, OPEN),
  count: cellStyle('center', WHOLE, OPEN),
  quantity: cellStyle('right', 'General', OPEN),
} as const satisfies Record<string, CellStyle>;

export type Look = keyof typeof LOOKS;

/** How the cells of a column look that is typed. */
export function inputLook(check: CellCheck): Look {
  if (check.kind === 'choice') return 'centered';
  if (isText(check)) return 'text';
  if (check.kind === 'money') return 'money';
  return check.kind === 'quantity' || check.kind === 'months' ? 'quantity' : 'count';
}
