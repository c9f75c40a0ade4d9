import { CONTENT, DRAWING, HEAD, OFFICE, PACKAGE, textXml } from '../xml.js';
import { barChartXml } from './bar-chart.js';
import { FIRST_FILE } from './frame.js';
import { lineChartXml } from './line-chart.js';
import type { BarChart, LineChart } from './table.js';

/** The cells that a chart covers. */
interface Anchor {
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

/** A part of its own, beside the sheets. */
interface DrawingPart {
  readonly path: string;
  readonly xml: string;
  /** Null where the ending of its name says what it is. */
  readonly type: string | null;
}

const relationship = (n: number, type: string, target: string, more = ''): string =>
  `<Relationship Id="rId${n}" Type="${OFFICE}/${type}" Target="${target}"${more}/>`;

const relationships = (all: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}">${all.join('')}</Relationships>`;

/** What a sheet refers to: its drawing first, then files from the second on. */
export const sheetRelationships = (
  sheet: number,
  hasDrawing: boolean,
  files: readonly string[],
): string =>
  relationships([
    ...(hasDrawing ? [relationship(1, 'drawing', `../drawings/drawing${sheet}.xml`)] : []),
    ...files.map((path, n) =>
      relationship(FIRST_FILE + n, 'hyperlink', uriOf(path), ' TargetMode="External"'),
    ),
  ]);

const uriOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const xmlOf = (chart: BarChart | LineChart): string =>
  'percent' in chart ? lineChartXml(chart) : barChartXml(chart);

const marker = (tag: string, column: number, row: number): string =>
  `<xdr:${tag}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;

const frameXml = ({ anchor, chart }: PlacedChart, n: number): string => {
  const name = textXml(chart.title);
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

/** The native charts of a sheet, numbered from 1; `written` are those of the sheets before it. */
export function drawingParts(
  sheet: number,
  charts: readonly PlacedChart[],
  written: number,
): DrawingPart[] {
  const drawing = `drawing${sheet}.xml`;
  const names = charts.map((_chart, n) => `chart${written + n + 1}.xml`);
  return [
    { path: `xl/drawings/${drawing}`, xml: drawingXml(charts), type: `${CONTENT}.drawing` },
    {
      path: `xl/drawings/_rels/${drawing}.rels`,
      xml: relationships(names.map((name, n) => relationship(n + 1, 'chart', `../charts/${name}`))),
      type: null,
    },
    ...charts.map(({ chart }, n) => ({
      path: `xl/charts/${names[n]}`,
      xml: xmlOf(chart),
      type: `${CONTENT}.drawingml.chart`,
    })),
  ];
}
