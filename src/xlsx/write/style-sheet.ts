import { attribute, escapeXml, HEAD, SPREADSHEET } from '../xml.js';

/** A colour as workbooks store it: alpha, red, green, blue. */
export interface Colour {
  readonly argb: string;
}

export interface Font {
  readonly name?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly color?: Colour;
}

export interface Fill {
  readonly type: 'pattern';
  readonly pattern: 'solid';
  readonly fgColor?: Colour;
  /** In a conditional format the colour of the ground is this one. */
  readonly bgColor?: Colour;
}

interface Edge {
  readonly style: 'thin' | 'medium';
  readonly color: Colour;
}

export interface Border {
  readonly top?: Edge;
  readonly left?: Edge;
  readonly bottom?: Edge;
  readonly right?: Edge;
}

interface Alignment {
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'middle' | 'bottom';
  readonly wrapText?: boolean;
  readonly indent?: number;
}

/** How a cell looks. The shape is also that of exceljs's styles, which the collection forms use. */
export interface CellStyle {
  readonly numFmt?: string;
  readonly font?: Font;
  readonly fill?: Fill;
  readonly border?: Border;
  readonly alignment?: Alignment;
  readonly protection?: { readonly locked: boolean };
}

/** The formats that every program knows by number (ECMA-376-1, 18.8.30), as far as they are used. */
const BUILT_IN: ReadonlyMap<string, number> = new Map([
  ['General', 0],
  ['0', 1],
  ['#,##0', 3],
  ['#,##0.00', 4],
  ['0.00%', 10],
  ['@', 49],
]);
const FIRST_OWN_FORMAT = 164;

const colourXml = (tag: string, colour: Colour | undefined): string =>
  colour === undefined ? '' : `<${tag} rgb="${colour.argb}"/>`;

/** What is written of an object, put together once: most styles of a workbook are those of the last. */
function onceEach<One extends object>(xmlOf: (one: One) => string): (one: One) => string {
  const known = new WeakMap<One, string>();
  return (one) => {
    const own = known.get(one) ?? xmlOf(one);
    known.set(one, own);
    return own;
  };
}

/** In the order of the schema (CT_Font). */
const fontXml = onceEach(
  ({ name, size, bold, italic, underline, color }: Font) =>
    `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}${underline ? '<u/>' : ''}` +
    (size === undefined ? '' : `<sz val="${size}"/>`) +
    colourXml('color', color) +
    (name === undefined ? '' : `<name val="${escapeXml(name)}"/>`) +
    '</font>',
);

const fillXml = onceEach(
  ({ pattern, fgColor, bgColor }: Fill) =>
    `<fill><patternFill patternType="${pattern}">${colourXml('fgColor', fgColor)}${colourXml('bgColor', bgColor)}</patternFill></fill>`,
);

const edgeXml = (tag: string, edge: Edge | undefined): string =>
  edge === undefined
    ? `<${tag}/>`
    : `<${tag} style="${edge.style}">${colourXml('color', edge.color)}</${tag}>`;

const borderXml = onceEach(
  ({ left, right, top, bottom }: Border) =>
    `<border>${edgeXml('left', left)}${edgeXml('right', right)}${edgeXml('top', top)}${edgeXml('bottom', bottom)}<diagonal/></border>`,
);

const alignmentXml = onceEach(
  ({ horizontal, vertical, wrapText, indent }: Alignment) =>
    `<alignment${attribute('horizontal', horizontal)}` +
    attribute('vertical', vertical === 'middle' ? 'center' : vertical) +
    `${wrapText ? ' wrapText="1"' : ''}${attribute('indent', indent)}/>`,
);

/** The entries of one list of the part, each once, in the order in which they are first used. */
class Entries {
  readonly #numbers = new Map<string, number>();

  constructor(...first: readonly string[]) {
    for (const xml of first) this.add(xml);
  }

  add(xml: string): number {
    const known = this.#numbers.get(xml);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(xml, number);
    return number;
  }

  xml(tag: string, attributes = ''): string {
    const count = this.#numbers.size;
    return `<${tag} count="${count}"${attributes}>${[...this.#numbers.keys()].join('')}</${tag}>`;
  }
}

/**
 * Widths of columns are counted in figures of this font, so it is one whose figures are alike
 * everywhere: systems without Arial have another of its measures (Liberation Sans, Nimbus Sans). A
 * scheme would let programs take the font of their own language.
 */
export const DEFAULT_FONT =
  '<font><sz val="10"/><color theme="1"/><name val="Arial"/><family val="2"/></font>';
const DEFAULT_FILLS = ['none', 'gray125'].map(
  (pattern) => `<fill><patternFill patternType="${pattern}"/></fill>`,
);
const DEFAULT_XF = 'numFmtId="0" fontId="0" fillId="0" borderId="0"';
const MICROSOFT = 'http://schemas.microsoft.com/office/spreadsheetml';
const ROOT = `<styleSheet xmlns="${SPREADSHEET}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac x16r2" xmlns:x14ac="${MICROSOFT}/2009/9/ac" xmlns:x16r2="${MICROSOFT}/2015/02/main">`;
const NORMAL =
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>';
const TAIL =
  '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>' +
  `<extLst><ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}" xmlns:x14="${MICROSOFT}/2009/9/main"><x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext><ext uri="{9260A510-F301-46a8-8635-F512D64BE5F5}" xmlns:x15="${MICROSOFT}/2010/11/main"><x15:timelineStyles defaultTimelineStyle="TimeSlicerStyleLight1"/></ext></extLst>`;

/** The looks of a workbook's cells: cells name their number. */
export class StyleSheet {
  readonly #known = new Map<CellStyle, number>();
  readonly #formats = new Map<string, number>();
  readonly #fonts = new Entries(DEFAULT_FONT);
  readonly #fills = new Entries(...DEFAULT_FILLS);
  readonly #borders = new Entries(borderXml({}));
  readonly #cells = new Entries(`<xf ${DEFAULT_XF} xfId="0"/>`);
  readonly #marks: string[] = [];

  /** The number of a look. */
  numberOf(style: CellStyle): number {
    const known = this.#known.get(style);
    if (known !== undefined) return known;
    const number = this.#cells.add(this.#cellXml(style));
    this.#known.set(style, number);
    return number;
  }

  /** The number of what a conditional format changes. */
  addMark({ font, numFmt, fill }: CellStyle): number {
    const format = numFmt === undefined ? '' : this.#formatXml(numFmt, this.#formatOf(numFmt));
    const xml = `${font === undefined ? '' : fontXml(font)}${format}${fill === undefined ? '' : fillXml(fill)}`;
    return this.#marks.push(`<dxf>${xml}</dxf>`) - 1;
  }

  xml(): string {
    const own = [...this.#formats].map(([code, number]) => this.#formatXml(code, number));
    const marks = this.#marks.length;
    return (
      HEAD +
      ROOT +
      (own.length === 0 ? '' : `<numFmts count="${own.length}">${own.join('')}</numFmts>`) +
      this.#fonts.xml('fonts', ' x14ac:knownFonts="1"') +
      this.#fills.xml('fills') +
      this.#borders.xml('borders') +
      `<cellStyleXfs count="1"><xf ${DEFAULT_XF}/></cellStyleXfs>` +
      this.#cells.xml('cellXfs') +
      NORMAL +
      (marks === 0
        ? '<dxfs count="0"/>'
        : `<dxfs count="${marks}">${this.#marks.join('')}</dxfs>`) +
      `${TAIL}</styleSheet>`
    );
  }

  #formatOf(code: string): number {
    const known = BUILT_IN.get(code) ?? this.#formats.get(code);
    if (known !== undefined) return known;
    const number = FIRST_OWN_FORMAT + this.#formats.size;
    this.#formats.set(code, number);
    return number;
  }

  #formatXml(code: string, number: number): string {
    return `<numFmt numFmtId="${number}" formatCode="${escapeXml(code)}"/>`;
  }

  #cellXml({ numFmt, font, fill, border, alignment, protection }: CellStyle): string {
    const format = numFmt === undefined ? 0 : this.#formatOf(numFmt);
    const fontNumber = font === undefined ? 0 : this.#fonts.add(fontXml(font));
    const borderNumber = border === undefined ? 0 : this.#borders.add(borderXml(border));
    const fillNumber = fill === undefined ? 0 : this.#fills.add(fillXml(fill));
    const applied = [
      [format, 'NumberFormat'],
      [fontNumber, 'Font'],
      [fillNumber, 'Fill'],
      [borderNumber, 'Border'],
      [alignment, 'Alignment'],
      [protection, 'Protection'],
    ] as const;
    const start = `<xf numFmtId="${format}" fontId="${fontNumber}" fillId="${fillNumber}" borderId="${borderNumber}" xfId="0"`;
    const inside =
      (alignment === undefined ? '' : alignmentXml(alignment)) +
      (protection?.locked === false ? '<protection locked="0"/>' : '');
    return `${start}${applied.map(([value, name]) => (value ? ` apply${name}="1"` : '')).join('')}${inside === '' ? '/>' : `>${inside}</xf>`}`;
  }
}
