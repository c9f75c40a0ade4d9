import type { Borders, Style } from 'exceljs';
import { type CellCheck, isText } from './checks.js';

const FONT = '宋体';
const edge = { style: 'thin', color: { argb: 'FFA6A6A6' } } as const;
const BORDER: Partial<Borders> = { top: edge, left: edge, bottom: edge, right: edge };

const solid = (argb: string) =>
  ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const satisfies Style['fill'];

/** In a conditional format the colour of the ground is the other one of the two. */
const ground = (argb: string) =>
  ({ type: 'pattern', pattern: 'solid', bgColor: { argb } }) as const satisfies Style['fill'];

const RED = 'FFC00000';
const HEADER_BLUE = 'FFD9E5F3';
const LOCKED_GREY = 'FFF2F2F2';
const MONEY = '#,##0.00';
/** Nothing last year: a dash, so that the amounts stand out. */
const MONEY_OR_DASH = `${MONEY};-${MONEY};"–"`;

/** What comes up while typing; a fall has a mark as well, so that colour does not speak alone. */
export const MARKS = {
  fall: { font: { bold: true, color: { argb: RED } }, numFmt: `"▼"${MONEY}` },
  open: { fill: ground('FFFFF2CC') },
  wrong: { fill: ground('FFFFC7CE'), font: { bold: true, color: { argb: RED } } },
  missing: { fill: ground('FFFFC000') },
} as const satisfies Record<string, Partial<Style>>;

const font = (size: number, parts: Partial<Style['font']> = {}): Partial<Style['font']> => ({
  name: FONT,
  size,
  ...parts,
});

const cellStyle = (
  horizontal: 'left' | 'center' | 'right',
  numFmt: string,
  parts: Partial<Style> = {},
): Partial<Style> => ({
  numFmt,
  font: font(10),
  border: BORDER,
  alignment: { horizontal, vertical: 'middle', wrapText: numFmt === '@' },
  ...parts,
});

const LOCKED: Partial<Style> = { fill: solid(LOCKED_GREY), protection: { locked: true } };
const OPEN: Partial<Style> = { protection: { locked: false } };

/** One object per look: exceljs works each new object out anew. */
export const LOOKS = {
  title: {
    font: { name: '黑体', size: 15, bold: true },
    alignment: { horizontal: 'left', vertical: 'middle' },
  },
  line: { font: font(10), alignment: { horizontal: 'left', vertical: 'middle' } },
  wrapped: {
    font: font(10),
    alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
  },
  unit: {
    font: font(10),
    border: { bottom: edge },
    alignment: { horizontal: 'left', vertical: 'middle' },
    ...OPEN,
    numFmt: '@',
  },
  signature: {
    font: font(10),
    alignment: { horizontal: 'left', vertical: 'middle' },
    ...OPEN,
  },
  header: cellStyle('center', '@', {
    font: font(10, { bold: true }),
    fill: solid(HEADER_BLUE),
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  }),
  referenceHeader: cellStyle('center', '@', {
    font: font(9, { color: { argb: 'FF595959' } }),
    fill: solid('FFE7E6E6'),
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  }),
  serial: cellStyle('center', '0', LOCKED),
  lockedText: cellStyle('left', '@', LOCKED),
  /** Of a formula that shows a text: in a text format it would show itself. */
  place: cellStyle('left', 'General', LOCKED),
  computed: cellStyle('right', MONEY, LOCKED),
  reference: cellStyle('right', MONEY_OR_DASH, {
    ...LOCKED,
    font: font(9, { italic: true, color: { argb: 'FF595959' } }),
  }),
  total: cellStyle('right', MONEY, {
    ...LOCKED,
    font: font(10, { bold: true }),
    fill: solid('FFE2E2E2'),
  }),
  totalLabel: cellStyle('center', '@', {
    ...LOCKED,
    font: font(10, { bold: true }),
    fill: solid('FFE2E2E2'),
  }),
  totalCount: cellStyle('right', '#,##0', {
    ...LOCKED,
    font: font(10, { bold: true }),
    fill: solid('FFE2E2E2'),
  }),
  text: cellStyle('left', '@', OPEN),
  centered: cellStyle('center', '@', OPEN),
  money: cellStyle('right', MONEY, OPEN),
  count: cellStyle('center', '0', OPEN),
  quantity: cellStyle('right', 'General', OPEN),
} as const satisfies Record<string, Partial<Style>>;

export type Look = keyof typeof LOOKS;

/** How the cells of a column look that is typed. */
export function inputLook(check: CellCheck): Look {
  if (check.kind === 'choice') return 'centered';
  if (isText(check)) return 'text';
  if (check.kind === 'money') return 'money';
  return check.kind === 'quantity' || check.kind === 'months' ? 'quantity' : 'count';
}
