import type { Parts } from '../pack.js';
import { barChartXml } from './bar-chart.js';
import { CONTENT, DRAWING, escapeXml, HEAD, OFFICE, PACKAGE } from './chart-xml.js';
import { lineChartXml } from './line-chart.js';
import type { BarChart, LineChart } from './table.js';

/**
 * Native charts: exceljs writes none, so their parts are added to the finished workbook. The parts
 * that exceljs wrote stay as they are; they only gain the entries that name the charts.
 */
export interface Anchor {
  /** From 0; the last row and column are not covered. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface PlacedChart {
  readonly anchor: Anchor;
  readonly chart: BarChart | LineChart;
}

/** The charts of one sheet. */
export interface SheetCharts {
  /** Number of the sheet, from 1. */
  readonly sheet: number;
  readonly charts: readonly PlacedChart[];
}

const relationships = (type: string, targets: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}">${targets
    .map(
      (target, n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const xmlOf = (chart: BarChart | LineChart): string =>
  'series' in chart ? lineChartXml(chart) : barChartXml(chart);

const marker = (tag: string, column: number, row: number): string =>
  `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;

const frameXml = ({ anchor, chart }: PlacedChart, n: number): string => {
  const name = escapeXml(chart.title);
  return (
    '<xdr:twoCellAnchor editAs="oneCell">' +
    marker('from', anchor.left, anchor.top) +
    marker('to', anchor.right, anchor.bottom) +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${n + 2}" name="${name}" descr="${name}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${OFFICE}" r:id="rId${n + 1}"/></a:graphicData></a:graphic>` +
    '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>'
  );
};

const drawingXml = (charts: readonly PlacedChart[]): string =>
  `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main">${charts
    .map(frameXml)
    .join('')}</xdr:wsDr>`;

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

/** Adds the charts of all sheets that have any. */
export function addCharts(parts: Parts, sheets: readonly SheetCharts[]): void {
  const encoder = new TextEncoder();
  const add = (path: string, xml: string) => parts.set(path, encoder.encode(xml));
  const types: string[] = [];
  let written = 0;
  for (const [n, { sheet, charts }] of sheets.entries()) {
    const drawing = `drawing${n + 1}.xml`;
    const names = charts.map((_chart, m) => `chart${written + m + 1}.xml`);
    written += charts.length;
    charts.forEach(({ chart }, m) => {
      add(`xl/charts/${names[m]}`, xmlOf(chart));
    });
    add(`xl/drawings/${drawing}`, drawingXml(charts));
    add(
      `xl/drawings/_rels/${drawing}.rels`,
      relationships(
        'chart',
        names.map((name) => `../charts/${name}`),
      ),
    );
    add(
      `xl/worksheets/_rels/sheet${sheet}.xml.rels`,
      relationships('drawing', [`../drawings/${drawing}`]),
    );
    insert(
      parts,
      `xl/worksheets/sheet${sheet}.xml`,
      '</worksheet>',
      `<drawing xmlns:r="${OFFICE}" r:id="rId1"/>`,
    );
    types.push(overrideOf('drawings', drawing, 'drawing'));
    types.push(...names.map((name) => overrideOf('charts', name, 'drawingml.chart')));
  }
  if (types.length > 0) insert(parts, '[Content_Types].xml', '</Types>', types.join(''));
}

const overrideOf = (folder: string, name: string, type: string): string =>
  `<Override PartName="/xl/${folder}/${name}" ContentType="${CONTENT}.${type}+xml"/>`;
