import { escapeXml, textXml } from '../xml.js';
import { chartSpace, figures, GRID, LABEL_FONT, LABEL_SIZE, points, title } from './chart-xml.js';
import type { BarChart, Series } from './table.js';

/**
 * The colour of a single kind. Two years have a light and a dark colour of one hue, which differ in
 * print, too.
 */
const ALONE = '4472A8';
const YEARS = ['9DB7D5', '1F4E79'] as const;
/** The most bars that have room for their figures. */
const MOST_LABELLED = 40;

const labels = ({ stacked }: BarChart): string =>
  `<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${stacked ? '' : '<c:dLblPos val="outEnd"/>'}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;

function seriesXml(chart: BarChart, one: Series, n: number): string {
  const own = chart.series.length === 1 ? ALONE : (YEARS[n] ?? ALONE);
  const bars = chart.categoryTexts.length * chart.series.length;
  const isLabelled = !chart.stacked && bars <= MOST_LABELLED;
  return (
    `<c:ser><c:idx val="${n}"/><c:order val="${n}"/><c:tx><c:v>${textXml(one.name)}</c:v></c:tx>` +
    `<c:spPr><a:solidFill><a:srgbClr val="${one.colour ?? own}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>` +
    (isLabelled ? labels(chart) : '') +
    `<c:cat><c:strRef><c:f>${escapeXml(chart.categories)}</c:f><c:strCache>${points(chart.categoryTexts)}</c:strCache></c:strRef></c:cat>` +
    `<c:val><c:numRef><c:f>${escapeXml(one.values)}</c:f><c:numCache><c:formatCode>${chart.format === 'percent' ? '0.00%' : 'General'}</c:formatCode>${figures(one.valueFigures)}</c:numCache></c:numRef></c:val></c:ser>`
  );
}

/** With few households the axis counts in whole steps, as there are no half households. */
function wholeSteps({ series, stacked, format }: BarChart): string {
  if (format === 'percent') return '';
  const sums = (series[0]?.valueFigures ?? []).map((_figure, n) =>
    series.reduce((sum, { valueFigures }) => sum + (valueFigures[n] ?? 0), 0),
  );
  const all = series.flatMap(({ valueFigures }) => valueFigures.map((figure) => figure ?? 0));
  return Math.max(...(stacked ? sums : all)) < 10 ? '<c:majorUnit val="1"/>' : '';
}

const LEGEND = `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${LABEL_FONT}</c:legend>`;

export const barChartXml = (chart: BarChart): string =>
  chartSpace(chart.title, plotArea(chart), chart.series.length > 1 ? LEGEND : '');

const NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>';

/**
 * The plot of a chart. The first of lying bars is to stand at the top, so the axis of categories is
 * reversed.
 */
function plotArea(chart: BarChart): string {
  const { upright, stacked } = chart;
  const least = chart.series.some(({ valueFigures }) =>
    valueFigures.some((figure) => (figure ?? 0) < 0),
  )
    ? ''
    : '<c:min val="0"/>';
  return (
    `<c:barChart><c:barDir val="${upright ? 'col' : 'bar'}"/><c:grouping val="${stacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>` +
    chart.series.map((one, n) => seriesXml(chart, one, n)).join('') +
    `<c:gapWidth val="60"/>${stacked ? '<c:overlap val="100"/>' : ''}<c:axId val="1001"/><c:axId val="1002"/></c:barChart>` +
    `<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="${upright ? 'minMax' : 'maxMin'}"/></c:scaling><c:delete val="0"/><c:axPos val="${upright ? 'b' : 'l'}"/>${NO_TICKS}<c:tickLblPos val="low"/>` +
    LABEL_FONT +
    '<c:crossAx val="1002"/><c:crosses val="autoZero"/></c:catAx>' +
    `<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/>${least}</c:scaling><c:delete val="0"/><c:axPos val="${upright ? 'l' : 'b'}"/>` +
    GRID +
    title(chart.valueTitle, LABEL_SIZE, false) +
    `<c:numFmt formatCode="${chart.format === 'percent' ? '0.00%' : '#,##0'}" sourceLinked="0"/>${NO_TICKS}<c:tickLblPos val="nextTo"/>` +
    LABEL_FONT +
    `<c:crossAx val="1001"/><c:crosses val="${upright ? 'autoZero' : 'max'}"/>${wholeSteps(chart)}</c:valAx>`
  );
}
