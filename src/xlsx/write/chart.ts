import type { Parts } from '../pack.js';
import type { BarChart } from './table.js';

/**
 * A native bar chart: exceljs writes none, so its parts are added to the finished workbook. The
 * parts that exceljs wrote stay as they are; they only gain the entries that name the chart.
 */
export interface Anchor {
  /** Number of the sheet, from 1. */
  readonly sheet: number;
  /** From 0; the last row and column are not covered. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

const relationships = (type: string, target: string): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

const points = (values: readonly (string | number)[]): string =>
  `<c:ptCount val="${values.length}"/>${values
    .map((value, n) => `<c:pt idx="${n}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`)
    .join('')}`;

const text = (words: string, size: number, bold: boolean): string =>
  `<c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="${size}" b="${bold ? 1 : 0}"/><a:t>${escapeXml(words)}</a:t></a:r></a:p></c:rich></c:tx>`;

const fontSize = (size: number): string =>
  `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;

const title = (words: string, size: number, bold: boolean): string =>
  `<c:title>${text(words, size, bold)}<c:overlay val="0"/></c:title>`;

const LABELS =
  '<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>';

const series = (chart: BarChart): string =>
  `<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:v>${escapeXml(chart.valueTitle)}</c:v></c:tx>` +
  '<c:spPr><a:solidFill><a:srgbClr val="4472A8"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>' +
  LABELS +
  `<c:cat><c:strRef><c:f>${escapeXml(chart.categories)}</c:f><c:strCache>${points(chart.categoryTexts)}</c:strCache></c:strRef></c:cat>` +
  `<c:val><c:numRef><c:f>${escapeXml(chart.values)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(chart.valueFigures)}</c:numCache></c:numRef></c:val></c:ser>`;

/** Few households: the axis counts one by one, as there are no halves. */
const wholeSteps = ({ valueFigures }: BarChart): string =>
  Math.max(...valueFigures) < 10 ? '<c:majorUnit val="1"/>' : '';

/** The first factor stands at the top, so the axis of categories is turned round. */
const chartXml = (chart: BarChart): string =>
  `${HEAD}<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}"><c:roundedCorners val="0"/><c:chart>` +
  title(chart.title, 1300, true) +
  '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>' +
  series(chart) +
  '<c:gapWidth val="60"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>' +
  '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>' +
  fontSize(1000) +
  '<c:crossAx val="1002"/><c:crosses val="autoZero"/></c:catAx>' +
  '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>' +
  title(chart.valueTitle, 900, false) +
  '<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>' +
  fontSize(900) +
  `<c:crossAx val="1001"/><c:crosses val="max"/>${wholeSteps(chart)}</c:valAx>` +
  '</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>';

const marker = (tag: string, column: number, row: number): string =>
  `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;

const drawingXml = (anchor: Anchor, name: string): string =>
  `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:twoCellAnchor editAs="oneCell">` +
  marker('from', anchor.left, anchor.top) +
  marker('to', anchor.right, anchor.bottom) +
  `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${escapeXml(name)}" descr="${escapeXml(name)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
  '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
  `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${OFFICE}" r:id="rId1"/></a:graphicData></a:graphic>` +
  '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>';

/** Puts an entry before the closing tag of a part. */
function insert(parts: Parts, path: string, closingTag: string, entry: string): void {
  const bytes = parts.get(path);
  if (bytes === undefined) throw new TypeError(`the workbook has no ${path}`);
  const tail = new TextEncoder().encode(`${entry}${closingTag}`);
  const kept = bytes.subarray(0, bytes.length - closingTag.length);
  const ending = new TextDecoder().decode(bytes.subarray(kept.length));
  if (ending !== closingTag) throw new TypeError(`${path} does not end in ${closingTag}`);
  const joined = new Uint8Array(kept.length + tail.length);
  joined.set(kept);
  joined.set(tail, kept.length);
  parts.set(path, joined);
}

/** One chart a workbook. */
export function addChart(parts: Parts, anchor: Anchor, chart: BarChart): void {
  const encoder = new TextEncoder();
  const sheet = `sheet${anchor.sheet}.xml`;
  const add = (path: string, xml: string) => parts.set(path, encoder.encode(xml));
  add('xl/charts/chart1.xml', chartXml(chart));
  add('xl/drawings/drawing1.xml', drawingXml(anchor, chart.title));
  add('xl/drawings/_rels/drawing1.xml.rels', relationships('chart', '../charts/chart1.xml'));
  add(`xl/worksheets/_rels/${sheet}.rels`, relationships('drawing', '../drawings/drawing1.xml'));
  insert(
    parts,
    `xl/worksheets/${sheet}`,
    '</worksheet>',
    `<drawing xmlns:r="${OFFICE}" r:id="rId1"/>`,
  );
  insert(
    parts,
    '[Content_Types].xml',
    '</Types>',
    `<Override PartName="/xl/drawings/drawing1.xml" ContentType="${CONTENT}.drawing+xml"/>` +
      `<Override PartName="/xl/charts/chart1.xml" ContentType="${CONTENT}.drawingml.chart+xml"/>`,
  );
}
