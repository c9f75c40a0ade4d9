import type { IParagraphOptions, IRunOptions } from 'docx';
import { undirected } from '../../domain/names/typed-name.js';
import { TOOL } from '../../domain/outcomes/files.js';
import { type PackedPart, type Parts, packPart, unpack, zipped } from '../../xlsx/pack.js';
import { borrowBuffer, PartWriter, returnBuffer } from '../../xlsx/write/part.js';
import type { ReportOptions } from '../report.js';
import type { Block, Document, DocumentReport, DocumentTable } from './blocks.js';
import { documentOf } from './document.js';
import { RowPatterns } from './row-patterns.js';

/**
 * A document as an office writes it: GB/T 9704-2012, a page of 22 lines of 28 characters. Fonts are
 * named, not embedded; where one is missing the program that shows it takes another.
 */
const FONTS = {
  title: { eastAsia: '方正小标宋简体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' },
  heading: { eastAsia: '黑体', ascii: 'Times New Roman', hAnsi: 'Times New Roman' },
  second: { eastAsia: '楷体_GB2312', ascii: 'Times New Roman', hAnsi: 'Times New Roman' },
  body: { eastAsia: '仿宋_GB2312', ascii: 'Times New Roman', hAnsi: 'Times New Roman' },
  page: { eastAsia: '宋体', ascii: '宋体', hAnsi: '宋体' },
} as const;

/** Sizes of fonts in half points: 二号, 三号, 四号 and 小四. */
const SIZES = { title: 44, body: 32, page: 28, table: 24 } as const;
/** The distance of lines in twentieths of a point. */
const LINE = 578;
const TABLE_LINE = 360;
const TWO_CHARACTERS = 640;
/** Twips of millimetres: readers of other makes take no other unit. */
const mm = (length: number): number => Math.round((length * 1440) / 25.4);
const MARGINS = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) } as const;
/** The width of the text on an A4 page, in twips. */
const TEXT_WIDTH = 8844;

/** 研判报告.docx; the same report, the same bytes. Loads the library only when it is needed. */
export async function townshipDocument(
  report: DocumentReport,
  options: ReportOptions,
): Promise<Uint8Array> {
  const docx = await import('docx');
  const patterns = new RowPatterns();
  const file = fileOf(docx, documentOf(report, options), patterns);
  const parts = withoutTimes(await unpack(new Uint8Array(await docx.Packer.toBuffer(file))));
  const body = bodyOf(new TextDecoder().decode(parts.get(BODY)), patterns);
  return zipped(
    new Map([...parts].map(([name, bytes]) => [name, packPart(bytes)])).set(BODY, body),
  );
}

/** The rows of ten thousand villages are packed as they come. */
function bodyOf(xml: string, patterns: RowPatterns): PackedPart {
  const buffer = borrowBuffer();
  const part = new PartWriter(buffer);
  patterns.fill(xml, (piece) => part.add(piece));
  const body = part.take();
  returnBuffer(buffer);
  return body;
}

type Docx = typeof import('docx');

function fileOf(docx: Docx, document: Document, patterns: RowPatterns) {
  const { place, title, periods, blocks, signature } = document;
  const { Document, Footer, DocumentGridType } = docx;
  const footer = (alignment: 'left' | 'right') =>
    new Footer({ children: [pageNumber(docx, alignment)] });
  return new Document({
    title: undirected(`${place}${title}`),
    creator: TOOL,
    lastModifiedBy: TOOL,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: FONTS.body, size: SIZES.body, language: LANGUAGE } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { ...MARGINS, header: mm(15), footer: mm(28) },
          },
          grid: { type: DocumentGridType.LINES, linePitch: LINE },
        },
        footers: { default: footer('right'), even: footer('left') },
        children: [
          paragraph(docx, place, CENTRED_TITLE, run.title),
          paragraph(docx, title, CENTRED_TITLE, run.title),
          ...periods.map((line) => paragraph(docx, line, { alignment: 'center' }, run.second)),
          // Who signs does not stand on a page without text.
          ...blocks.map((block, n) => blockOf(docx, block, patterns, n === blocks.length - 1)),
          ...signature.map((line, n) =>
            paragraph(docx, line, { spacing: { before: n === 0 ? LINE : 0 }, keepNext: true }),
          ),
        ],
      },
    ],
  });
}

/** Latin text is marked as English, since otherwise figures are broken across lines. */
const LANGUAGE = { value: 'en-US', eastAsia: 'zh-CN' } as const;

const run = {
  title: { font: FONTS.title, size: SIZES.title },
  heading: { font: FONTS.heading, size: SIZES.body },
  second: { font: FONTS.second, size: SIZES.body },
  body: { font: FONTS.body, size: SIZES.body },
  table: { font: FONTS.body, size: SIZES.table },
  tableHead: { font: FONTS.heading, size: SIZES.table },
  page: { font: FONTS.page, size: SIZES.page },
} as const satisfies Record<string, IRunOptions>;

function paragraph(
  { Paragraph, TextRun, LineRuleType }: Docx,
  text: string,
  options: IParagraphOptions,
  style: IRunOptions = run.body,
) {
  const { spacing, ...rest } = options;
  return new Paragraph({
    ...rest,
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0, ...spacing },
    children: [new TextRun({ ...style, text: undirected(text) })],
  });
}

const CENTRED_TITLE = { alignment: 'center', spacing: { line: 720 } } as const;
const FIRST_LINE = { firstLine: TWO_CHARACTERS, firstLineChars: 200 } as const;

function blockOf(docx: Docx, block: Block, patterns: RowPatterns, isLast: boolean) {
  if (block.kind === 'table') return tableOf(docx, block, patterns);
  const { kind, text } = block;
  if (kind === 'heading') {
    const options = { heading: docx.HeadingLevel.HEADING_1, indent: FIRST_LINE, keepNext: true };
    return paragraph(docx, text, options, { ...run.heading, color: '000000' });
  }
  const isOver = kind === 'subheading';
  const options = { indent: FIRST_LINE, keepNext: isOver || isLast };
  return paragraph(docx, text, options, isOver ? run.second : run.body);
}

/** The head is repeated on every page; a row is never parted. */
function tableOf(docx: Docx, { columns, rows }: DocumentTable, patterns: RowPatterns) {
  const { Table, TableRow, TableCell, WidthType, VerticalAlignTable } = docx;
  const widths = columns.map(({ width }) => Math.round((width * TEXT_WIDTH) / 100));
  const row = (cells: readonly string[], { isHead = false } = {}) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, n) =>
          new TableCell({
            width: { size: widths[n] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            margins: { left: 60, right: 60 },
            children: [
              paragraph(
                docx,
                text,
                {
                  alignment: isHead ? 'center' : columns[n]?.figures ? 'right' : 'left',
                  spacing: { line: TABLE_LINE },
                },
                isHead ? run.tableHead : run.table,
              ),
            ],
          }),
      ),
    });
  return new Table({
    columnWidths: widths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    rows: [
      row(
        columns.map(({ header }) => header),
        { isHead: true },
      ),
      ...patterns.of(rows).map((cells) => row(cells)),
    ],
  });
}

/** `— 1 —`: at the right of odd pages, at the left of even ones, one character from the edge. */
function pageNumber({ Paragraph, TextRun, PageNumber }: Docx, alignment: 'left' | 'right') {
  return new Paragraph({
    alignment,
    indent: alignment === 'right' ? { right: 280 } : { left: 280 },
    children: [new TextRun({ ...run.page, children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
}

const BODY = 'word/document.xml';
const CORE = 'docProps/core.xml';
const TIMES = /<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g;

/** The parts without the times at which the library was called. */
function withoutTimes(parts: Parts): Parts {
  const core = new TextDecoder().decode(parts.get(CORE));
  return new Map(parts).set(CORE, new TextEncoder().encode(core.replace(TIMES, '')));
}
