import { DRAWING, HEAD, OFFICE, textXml } from '../xml.js';

export const points = (values: readonly (string | number)[]): string =>
  `<c:ptCount val="${values.length}"/>${values
    .map((value, n) => `<c:pt idx="${n}"><c:v>${textXml(String(value))}</c:v></c:pt>`)
    .join('')}`;

/** The figures of a series; a missing one leaves a gap. */
export const figures = (values: readonly (number | null)[]): string =>
  `<c:ptCount val="${values.length}"/>${values
    .map((value, n) => (value === null ? '' : `<c:pt idx="${n}"><c:v>${value}</c:v></c:pt>`))
    .join('')}`;

const text = (words: string, size: number, bold: boolean): string =>
  `<c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="${size}" b="${bold ? 1 : 0}"/><a:t>${textXml(words)}</a:t></a:r></a:p></c:rich></c:tx>`;

/** Texts of charts are as large as those of cells: smaller ones could not be read in print. */
export const LABEL_SIZE = 1000;
export const LABEL_FONT = `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${LABEL_SIZE}"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;

export const title = (words: string, size: number, bold: boolean): string =>
  `<c:title>${text(words, size, bold)}<c:overlay val="0"/></c:title>`;

export const GRID =
  '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>';

/** A whole part: the frame of a chart around its plot area. */
export const chartSpace = (caption: string, plotArea: string, legend: string): string =>
  `${HEAD}<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}"><c:roundedCorners val="0"/><c:chart>` +
  title(caption, 1300, true) +
  `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plotArea}</c:plotArea>${legend}` +
  '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>';
