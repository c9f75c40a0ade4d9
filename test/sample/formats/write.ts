import iconv from 'iconv-lite';
import { type DraftCell, type DraftSheet, plainValue } from '../../../src/sample/write/draft.js';
import { writeText } from '../../../src/sample/write/text.js';
import { writeXls } from '../../../src/sample/write/xls.js';
import { writeXlsx } from '../../../src/sample/write/xlsx.js';
import { pack, unpack } from '../../../src/xlsx/pack.js';
import {
  contentTypes,
  MACRO_MAIN,
  relationships,
  workbook,
  worksheet,
  zip,
} from '../../intake/open/parts.js';
import { writeBiff5 } from './biff5.js';

type Write = (sheets: readonly DraftSheet[]) => Uint8Array | Promise<Uint8Array>;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The workbook with the text of its XML parts changed. */
const changed =
  (change: (xml: string, part: string) => string): Write =>
  async (sheets) => {
    const parts = await unpack(await writeXlsx(sheets));
    for (const [part, bytes] of parts) {
      if (/\.(?:xml|rels)$/.test(part))
        parts.set(part, encoder.encode(change(decoder.decode(bytes), part)));
    }
    return pack(parts);
  };

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Every element with a prefix, as some producers write them. */
const prefixed = changed((xml, part) =>
  /^xl\/[^_]*\.xml$/.test(part) && xml.includes(MAIN) && !part.includes('theme')
    ? xml.replace(/<(\/?)([a-zA-Z])/g, '<$1x:$2').replace(' xmlns="', ' xmlns:x="')
    : xml,
);

const strict = changed((xml) =>
  xml
    .replaceAll(OFFICE, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
    .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main'),
);

const withMacros: Write = async (sheets) => {
  const parts = await unpack(await writeXlsx(sheets));
  const types = decoder.decode(parts.get('[Content_Types].xml'));
  const main = /application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml/;
  parts.set(
    '[Content_Types].xml',
    encoder.encode(
      types
        .replace(main, MACRO_MAIN)
        .replace(
          '<Override',
          '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override',
        ),
    ),
  );
  parts.set('xl/vbaProject.bin', new Uint8Array(999).fill(7));
  return pack(parts);
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;');

function bareCell(cell: DraftCell): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'string') return `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if ('error' in cell) return `<c t="e"><v>${cell.error}</v></c>`;
  if ('date' in cell) return `<c t="d"><v>${cell.date}</v></c>`;
  return `<c><f>${cell.formula}</f><v>${cell.result}</v></c>`;
}

/** Rows and cells without references, which the standard allows and a few producers write. */
const withoutReferences: Write = (sheets) => {
  const merges = ({ merges: all }: DraftSheet): string =>
    all.length === 0
      ? ''
      : `<mergeCells>${all.map(({ top, left, bottom, right }) => `<mergeCell ref="${letters(left)}${top + 1}:${letters(right)}${bottom + 1}"/>`).join('')}</mergeCells>`;
  const ids = sheets.map((_, n) => [`rId${n + 1}`, 'worksheet', `worksheets/${n}.xml`] as const);
  return zip({
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': workbook(
      sheets
        .map(({ name }, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
        .join(''),
    ),
    'xl/_rels/workbook.xml.rels': relationships(...ids),
    ...Object.fromEntries(
      sheets.map((sheet, n) => [
        `xl/worksheets/${n}.xml`,
        worksheet(
          sheet.rows.map((row) => `<row>${row.map(bareCell).join('')}</row>`).join(''),
          merges(sheet),
        ),
      ]),
    ),
  });
};

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;

/** Formats with several sheets, by what a village would call the file. */
export const WORKBOOKS: readonly (readonly [name: string, ending: string, write: Write])[] = [
  ['xlsx', 'xlsx', writeXlsx],
  ['xlsx,别的程序写的', 'xlsx', (sheets) => writeXls(sheets, 'xlsx')],
  ['xlsx,带前缀的 XML', 'xlsx', prefixed],
  ['xlsx,单元格没有地址', 'xlsx', withoutReferences],
  ['xlsx,严格版 OOXML', 'xlsx', strict],
  ['xlsm', 'xlsm', withMacros],
  ['xlsb', 'xlsb', (sheets) => writeXls(sheets, 'xlsb')],
  ['xls,BIFF8', 'xls', (sheets) => writeXls(sheets)],
  ['xls,BIFF5', 'xls', writeBiff5],
  ['et', 'et', (sheets) => writeXls(sheets)],
  ['ods', 'ods', (sheets) => writeXls(sheets, 'ods')],
  ['2003 版 XML', 'xls', (sheets) => writeXls(sheets, 'xlml')],
];

const cellsOf = ({ rows }: DraftSheet): string[][] =>
  rows.map((row) => row.map((cell) => String(plainValue(cell) ?? '')));

/** A web page as systems export one under the name .xls, with what spans several cells. */
function page(sheet: DraftSheet): string {
  const covered = new Set<string>();
  const span = (row: number, column: number): string => {
    const merge = sheet.merges.find(({ top, left }) => top === row && left === column);
    if (merge === undefined) return '';
    for (let r = merge.top; r <= merge.bottom; r += 1) {
      for (let c = merge.left; c <= merge.right; c += 1) covered.add(`${r} ${c}`);
    }
    return ` rowspan="${merge.bottom - merge.top + 1}" colspan="${merge.right - merge.left + 1}"`;
  };
  const rows = cellsOf(sheet).map((cells, row) => {
    const written = cells.map((text, column) => {
      const attributes = span(row, column);
      const isSeen = attributes !== '' || !covered.has(`${row} ${column}`);
      const shown = escaped(text).replaceAll('&#10;', '<br>');
      return isSeen ? `<td${attributes}>${shown}</td>` : '';
    });
    return `<tr>${written.join('')}</tr>`;
  });
  return `<html><head><meta charset="gb2312"></head><body><table border=1>${rows.join('\n')}</table></body></html>`;
}

type WriteOne = (sheet: DraftSheet) => Uint8Array;

const ENCODINGS = [
  ['UTF-8', 'utf8', false],
  ['UTF-8 带 BOM', 'utf8', true],
  ['UTF-16 LE', 'utf16le', true],
  ['UTF-16 LE 无 BOM', 'utf16le', false],
  ['UTF-16 BE', 'utf16be', true],
  ['GB18030', 'gb18030', false],
] as const;

const DELIMITERS = [
  [',', 'csv'],
  ['\t', 'tsv'],
  [';', 'csv'],
  ['|', 'txt'],
] as const;

const recode = (utf8: Uint8Array, encoding: string, addBOM: boolean): Uint8Array =>
  new Uint8Array(iconv.encode(decoder.decode(utf8), encoding, { addBOM }));

/** Formats with one sheet. */
export const SINGLE_SHEETS: readonly (readonly [name: string, ending: string, write: WriteOne])[] =
  [
    ['网页存成 .xls', 'xls', (sheet) => new Uint8Array(iconv.encode(page(sheet), 'gb18030'))],
    ...DELIMITERS.flatMap(([delimiter, ending]) =>
      ENCODINGS.map(([name, encoding, bom]): (typeof SINGLE_SHEETS)[number] => [
        `${ending} 以 ${JSON.stringify(delimiter)} 分隔,${name}`,
        ending,
        (sheet) => recode(writeText(sheet, { encoding: 'utf8', delimiter }), encoding, bom),
      ]),
    ),
  ];
