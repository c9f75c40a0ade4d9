import type { Borders, Style } from 'exceljs';

/** What a column holds; decides its number format and alignment. */
export type Kind = 'text' | 'center' | 'index' | 'count' | 'money' | 'change' | 'share' | 'growth';
/** How a cell stands out from its column. */
export type Look = 'plain' | 'fall' | 'rise' | 'indent' | 'strong' | 'total' | 'header';

export type CellStyle = Partial<Style>;

const FONT = '宋体';
const RED = 'FFC00000';
const GREEN = 'FF00703C';

const FORMATS: Readonly<Record<Kind, string>> = {
  text: '@',
  center: '@',
  index: '0',
  count: '#,##0',
  money: '#,##0.00',
  change: '"▲"#,##0.00;[Red]"▼"-#,##0.00;0.00',
  share: '0.00%',
  growth: '"▲"0.00%;[Red]"▼"-0.00%;0.00%',
};

const edge = { style: 'thin', color: { argb: 'FFA6A6A6' } } as const;
const BORDER: Partial<Borders> = { top: edge, left: edge, bottom: edge, right: edge };

const fill = (argb: string) =>
  ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const satisfies Style['fill'];

const LOOKS: Readonly<Record<Look, CellStyle>> = {
  plain: { font: { name: FONT, size: 10 } },
  fall: { font: { name: FONT, size: 10, bold: true, color: { argb: RED } } },
  rise: { font: { name: FONT, size: 10, color: { argb: GREEN } } },
  indent: { font: { name: FONT, size: 10, color: { argb: 'FF595959' } } },
  strong: { font: { name: FONT, size: 10, bold: true } },
  total: { font: { name: FONT, size: 10, bold: true }, fill: fill('FFEDEDED') },
  header: { font: { name: FONT, size: 10, bold: true }, fill: fill('FFD9E5F3') },
};

const horizontal = (kind: Kind, look: Look) => {
  if (look === 'header' || kind === 'center' || kind === 'index') return 'center';
  return kind === 'text' ? 'left' : 'right';
};

function makeStyle(kind: Kind, look: Look): CellStyle {
  const indent = look === 'indent' && kind === 'text' ? { indent: 2 } : {};
  return {
    numFmt: look === 'header' ? '@' : FORMATS[kind],
    ...LOOKS[look],
    border: BORDER,
    alignment: {
      horizontal: horizontal(kind, look),
      vertical: 'middle',
      wrapText: look === 'header' || kind === 'text' || kind === 'center',
      ...indent,
    },
  };
}

const made = new Map<string, CellStyle>();

/**
 * One shared object per style: exceljs recognises a style by its object, and works each new object
 * out anew (3 times slower with a fresh one per cell).
 */
export function styleOf(kind: Kind, look: Look): CellStyle {
  const key = `${kind} ${look}`;
  const known = made.get(key);
  if (known) return known;
  const style = makeStyle(kind, look);
  made.set(key, style);
  return style;
}

/** Lines outside the tables. */
export const LINE_STYLES = {
  title: {
    font: { name: '黑体', size: 16, bold: true },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  },
  line: {
    font: { name: FONT, size: 10 },
    alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
  },
  caption: {
    font: { name: FONT, size: 12, bold: true },
    alignment: { horizontal: 'left', vertical: 'middle' },
  },
} as const satisfies Record<string, CellStyle>;
