import { escapeXml, textXml } from '../xml.js';
import { chartSpace, figures, GRID, LABEL_FONT, LABEL_SIZE, points, title } from './chart-xml.js';
import type { LineChart, Series } from './table.js';

/** The styles of lines, told apart by colour, and by mark where a chart is printed in black. */
const STYLES = [
  ['C00000', 'circle'],
  ['00703C', 'square'],
  ['4472A8', 'diamond'],
  ['ED7D31', 'triangle'],
  ['7030A0', 'x'],
  ['00B0F0', 'star'],
  ['7F6000', 'plus'],
  ['595959', 'dash'],
] as const;

const solid = (colour: string): string => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;

const seriesXml = (chart: LineChart, series: Series, n: number) => {
  const [next, symbol] = STYLES[n % STYLES.length] ?? STYLES[0];
  const { name, values, valueFigures, colour = next } = series;
  return (
    `<c:ser><c:idx val="${n}"/><c:order val="${n}"/><c:tx><c:v>${textXml(name)}</c:v></c:tx>` +
    `<c:spPr><a:ln w="22225">${solid(colour)}</a:ln></c:spPr>` +
    `<c:marker><c:symbol val="${symbol}"/><c:size val="6"/><c:spPr>${solid(colour)}<a:ln>${solid(colour)}</a:ln></c:spPr></c:marker>` +
    `<c:cat><c:strRef><c:f>${escapeXml(chart.categories)}</c:f><c:strCache>${points(chart.categoryTexts)}</c:strCache></c:strRef></c:cat>` +
    `<c:val><c:numRef><c:f>${escapeXml(values)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${figures(valueFigures)}</c:numCache></c:numRef></c:val><c:smooth val="0"/></c:ser>`
  );
};

export const lineChartXml = (chart: LineChart): string =>
  chartSpace(
    chart.title,
    '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>' +
      chart.series.map((one, n) => seriesXml(chart, one, n)).join('') +
      '<c:marker val="1"/><c:axId val="1001"/><c:axId val="1002"/></c:lineChart>' +
      '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>' +
      LABEL_FONT +
      '<c:crossAx val="1002"/><c:crosses val="autoZero"/></c:catAx>' +
      '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>' +
      GRID +
      title(chart.valueTitle, LABEL_SIZE, false) +
      `<c:numFmt formatCode="${chart.percent ? '0.00%' : '#,##0'}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
      LABEL_FONT +
      '<c:crossAx val="1001"/><c:crosses val="autoZero"/></c:valAx>',
    `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${LABEL_FONT}</c:legend>`,
  );
