import { escapeXml, textXml } from '../xml.js';
import { chartSpace, fontSize, GRID, points, title } from './chart-xml.js';
import type { BarChart } from './table.js';

const LABELS =
  '<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>';

const series = (chart: BarChart): string =>
  `<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:v>${textXml(chart.valueTitle)}</c:v></c:tx>` +
  '<c:spPr><a:solidFill><a:srgbClr val="4472A8"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>' +
  LABELS +
  `<c:cat><c:strRef><c:f>${escapeXml(chart.categories)}</c:f><c:strCache>${points(chart.categoryTexts)}</c:strCache></c:strRef></c:cat>` +
  `<c:val><c:numRef><c:f>${escapeXml(chart.values)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(chart.valueFigures)}</c:numCache></c:numRef></c:val></c:ser>`;

/** Few households: the axis counts one by one, as there are no halves. */
const wholeSteps = ({ valueFigures }: BarChart): string =>
  Math.max(...valueFigures) < 10 ? '<c:majorUnit val="1"/>' : '';

/** The first factor stands at the top, so the axis of categories is turned round. */
export const barChartXml = (chart: BarChart): string =>
  chartSpace(chart.title, plotArea(chart), '');

const plotArea = (chart: BarChart): string =>
  '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>' +
  series(chart) +
  '<c:gapWidth val="60"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>' +
  '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>' +
  fontSize(1000) +
  '<c:crossAx val="1002"/><c:crosses val="autoZero"/></c:catAx>' +
  '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>' +
  GRID +
  title(chart.valueTitle, 900, false) +
  '<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>' +
  fontSize(900) +
  `<c:crossAx val="1001"/><c:crosses val="max"/>${wholeSteps(chart)}</c:valAx>`;
