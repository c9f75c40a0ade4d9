import type { Border, CellStyle, Colour, Fill, Font } from './style-sheet.js';

/**
 * The one style of all workbooks of the program, reports and forms alike: fonts, colours, borders
 * and formats of numbers. What only forms need builds on it (forms/template/style.ts).
 */
const FONT = '宋体';
/**
 * Numbers are set in the font in which columns are measured (style-sheet.ts): where one is
 * replaced, so is the other, and no number turns into ###. Its bold figures are as wide.
 */
const FIGURE_FONT = 'Arial';
const TITLE_FONT = '黑体';

const colour = (rgb: string): Colour => ({ argb: `FF${rgb}` });

export const COLOURS = {
  /** A fall, an error. */
  red: colour('C00000'),
  green: colour('00703C'),
  link: colour('0B4F8A'),
  /** For remarks beside something else. */
  grey: colour('595959'),
  edge: colour('A6A6A6'),
  header: colour('D9E5F3'),
} as const;

export const NUMBERS = {
  text: '@',
  whole: '0',
  count: '#,##0',
  money: '#,##0.00',
  percent: '0.00%',
  date: 'yyyy-mm-dd',
} as const;

export const font = (size: number, parts: Font = {}): Font => ({ name: FONT, size, ...parts });

export const inFigures = (own: Font): Font => ({ ...own, name: FIGURE_FONT });

export const titleFont = (size: number): Font => ({ name: TITLE_FONT, size, bold: true });

const edge = { style: 'thin', color: COLOURS.edge } as const;
export const UNDERLINED: Border = { bottom: edge };
export const BORDER: Border = { top: edge, left: edge, bottom: edge, right: edge };

export const solid = (fgColor: Colour): Fill => ({ type: 'pattern', pattern: 'solid', fgColor });

/**
 * What a column holds; decides its number format, font and alignment. A code is a text of nothing but
 * figures, Latin letters and signs: a 户编号, a cell.
 */
export type Kind =
  | 'text'
  | 'code'
  | 'center'
  | 'index'
  | 'count'
  | 'money'
  | 'change'
  | 'share'
  | 'growth';
/** How a cell is set: a text may stand clear of what the column before it holds. */
export type Setting = Kind | 'clearText' | 'clearCode';
/** Figures that the room in front of such a text takes. */
export const CLEARANCE = 2;

const NUMBER_KINDS: ReadonlySet<Kind> = new Set(['count', 'money', 'change', 'share', 'growth']);
export const isNumber = (kind: Kind): boolean => NUMBER_KINDS.has(kind);

/**
 * A text beside numbers, which end where it begins, or beside another text that fills its column to
 * the last character.
 */
export function settingOf(column: Neighbour, before: Neighbour | undefined): Setting {
  const { kind } = column;
  if ((kind !== 'text' && kind !== 'code') || before === undefined) return kind;
  const isFilled = isText(before.kind) && before.width !== undefined;
  if (!isNumber(before.kind) && !isFilled) return kind;
  return kind === 'code' ? 'clearCode' : 'clearText';
}

export const isClear = (setting: Setting): boolean =>
  setting === 'clearText' || setting === 'clearCode';

interface Neighbour {
  readonly kind: Kind;
  /** The width, given where texts are wrapped. */
  readonly width?: number | undefined;
}

/** How a cell may stand out from its column. */
export const LOOK_NAMES = [
  'plain',
  'fall',
  'rise',
  'indent',
  'strong',
  'link',
  'total',
  'header',
] as const;
export type Look = (typeof LOOK_NAMES)[number];

/** The number formats. ▼ is the sign of a fall, so no minus follows it. */
const FORMATS: Readonly<Record<Setting, string>> = {
  text: NUMBERS.text,
  code: NUMBERS.text,
  clearText: NUMBERS.text,
  clearCode: NUMBERS.text,
  center: NUMBERS.text,
  index: NUMBERS.whole,
  count: NUMBERS.count,
  money: NUMBERS.money,
  change: '"▲"#,##0.00;[Red]"▼"#,##0.00;0.00',
  share: NUMBERS.percent,
  growth: '"▲"0.00%;[Red]"▼"0.00%;0.00%',
};

const LOOKS: Readonly<Record<Look, { readonly font: Font; readonly fill?: Fill }>> = {
  plain: { font: font(10) },
  fall: { font: font(10, { bold: true, color: COLOURS.red }) },
  rise: { font: font(10, { color: COLOURS.green }) },
  indent: { font: font(10, { color: COLOURS.grey }) },
  strong: { font: font(10, { bold: true }) },
  link: { font: font(10, { underline: true, color: COLOURS.link }) },
  total: { font: font(10, { bold: true }), fill: solid(colour('EDEDED')) },
  header: { font: font(10, { bold: true }), fill: solid(COLOURS.header) },
};

const isCode = (kind: Setting): boolean => kind === 'code' || kind === 'clearCode';

const isText = (kind: Setting): boolean => kind === 'text' || kind === 'clearText' || isCode(kind);

const horizontal = (kind: Setting, look: Look) => {
  if (look === 'header' || kind === 'center' || kind === 'index') return 'center';
  return isText(kind) ? 'left' : 'right';
};

/** The indent of a cell, in steps of about three figures of a smaller font. */
function indentOf(kind: Setting, look: Look): Pick<NonNullable<CellStyle['alignment']>, 'indent'> {
  if (!isText(kind) || look === 'header') return {};
  const steps = (look === 'indent' ? 2 : 0) + (isClear(kind) ? 1 : 0);
  return steps === 0 ? {} : { indent: steps };
}

function makeStyle(kind: Setting, look: Look): CellStyle {
  const { font: own, ...ground } = LOOKS[look];
  const isWords = isText(kind) || kind === 'center';
  return {
    numFmt: look === 'header' ? NUMBERS.text : FORMATS[kind],
    font: isWords && !isCode(kind) ? own : inFigures(own),
    ...ground,
    border: BORDER,
    alignment: {
      horizontal: horizontal(kind, look),
      vertical: 'middle',
      wrapText: look === 'header' || isWords,
      ...indentOf(kind, look),
    },
  };
}

const made = new Map<Setting, readonly CellStyle[]>();

/** The styles of all looks, by their places. Shared objects: a workbook knows a style by its object. */
export function stylesOf(setting: Setting): readonly CellStyle[] {
  const known = made.get(setting);
  if (known !== undefined) return known;
  const styles = LOOK_NAMES.map((look) => makeStyle(setting, look));
  made.set(setting, styles);
  return styles;
}

export const styleOf = (setting: Setting, look: Look): CellStyle =>
  stylesOf(setting)[LOOK_NAMES.indexOf(look)] as CellStyle;

/** Lines outside the tables. */
export const LINE_STYLES = {
  title: {
    size: 16,
    style: {
      font: titleFont(16),
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    },
  },
  line: {
    size: 10,
    style: {
      font: font(10),
      alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
    },
  },
  caption: {
    size: 12,
    style: {
      font: font(12, { bold: true }),
      alignment: { horizontal: 'left', vertical: 'middle' },
    },
  },
} as const satisfies Record<string, { readonly size: number; readonly style: CellStyle }>;
