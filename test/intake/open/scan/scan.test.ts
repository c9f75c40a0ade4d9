import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { makeTownship } from '../../../../src/sample/township.js';
import { unpack } from '../../../../src/xlsx/pack.js';
import { worksheet } from '../parts.js';
import { byParser, byScanner, SHEET, STRINGS } from './both.js';
import { LISTS, SHEETS } from './shapes.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The parts of a workbook that hold rows, or its shared strings. */
async function partsOf(bytes: Uint8Array, name: RegExp, tag: string): Promise<Uint8Array[]> {
  const parts = [...(await unpack(bytes))].filter(([part]) => name.test(part));
  return parts.flatMap(([, part]) => (new TextDecoder().decode(part).includes(tag) ? [part] : []));
}
const sheetsOf = (bytes: Uint8Array) => partsOf(bytes, /worksheets\/[^/]+\.xml$/, '<sheetData>');
const stringsOf = (bytes: Uint8Array) => partsOf(bytes, /sharedStrings\.xml$/, '<si>');

const written = (name: string) =>
  new Uint8Array(readFileSync(`test/intake/open/scan/written/${name}`));

const ROWS = [
  ['序号', '户主\n姓名', '务工收入', ' 前后 '],
  [1, '张三 & <李四>', 12_000.55, true],
  [null, '', -0.1, 1e21],
  [149_900_198_001_011_230, '149900198001011233', 0, '_x000D_'],
];

async function byExceljs(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('北张村');
  for (const row of ROWS) sheet.addRow(row);
  sheet.addRow([{ richText: [{ text: '甲' }, { text: '乙', font: { bold: true } }] }, new Date(0)]);
  sheet.addRow([{ formula: 'A2+1', result: 2 }, { formula: 'A2' }, { error: '#N/A' }]);
  sheet.mergeCells('A8:C8');
  sheet.getColumn(2).hidden = true;
  sheet.getRow(3).hidden = true;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function bySheetJs(options: { bookSST: boolean }): Uint8Array {
  const book = utils.book_new(utils.aoa_to_sheet(ROWS), '表');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', ...options }));
}

async function ourSample(): Promise<Uint8Array[]> {
  const files: Uint8Array[] = [];
  const style = { villages: 2, households: 5, seed: 1, style: 'messy' } as const;
  for await (const { bytes } of makeTownship(style)) if (bytes[0] === 0x50) files.push(bytes);
  return files;
}

describe('程序写的工作表,扫描器都读得完,不必从头再用解析器', () => {
  it('LibreOffice、openpyxl、exceljs、SheetJS 写的', async () => {
    const books = [
      written('libreoffice.xlsx'),
      written('openpyxl.xlsx'),
      written('openpyxl-write-only.xlsx'),
      await byExceljs(),
      bySheetJs({ bookSST: true }),
      bySheetJs({ bookSST: false }),
      ...(await ourSample()),
    ];
    const sheets = (await Promise.all(books.map(sheetsOf))).flat();
    expect(sheets.length).toBeGreaterThanOrEqual(10);
    expect(sheets.filter((part) => byScanner(SHEET, part) === null)).toHaveLength(0);
    for (const part of sheets) expect(byScanner(SHEET, part)).toBe(byParser(SHEET, part));
    const strings = (await Promise.all(books.map(stringsOf))).flat();
    expect(strings.length).toBeGreaterThanOrEqual(5);
    expect(strings.filter((part) => byScanner(STRINGS, part) === null)).toHaveLength(0);
    for (const part of strings) expect(byScanner(STRINGS, part)).toBe(byParser(STRINGS, part));
  });

  it.each(Object.entries(SHEETS))('%s 的写法', (_, text) => {
    const part = utf8(text);
    expect(byScanner(SHEET, part)).not.toBeNull();
    expect(byScanner(SHEET, part)).toBe(byParser(SHEET, part));
  });

  it.each(Object.entries(LISTS))('%s 的写法', (_, text) => {
    const part = utf8(text);
    expect(byScanner(STRINGS, part)).not.toBeNull();
    expect(byScanner(STRINGS, part)).toBe(byParser(STRINGS, part));
  });

  it('比一窗大得多的共享文本', () => {
    const items = Array.from({ length: 70_000 }, (_, n) => `<si><t>张${n}&amp;</t></si>`);
    const part = utf8(`<sst>${items.join('')}</sst>`);
    expect(part.length).toBeGreaterThan(3 * 2 ** 19);
    expect(byScanner(STRINGS, part)).not.toBeNull();
    expect(byScanner(STRINGS, part)).toBe(byParser(STRINGS, part));
  });

  it('比一窗大得多的表,一窗接一窗', () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => {
      const name = `<c r="A${n + 1}" t="inlineStr"><is><t>张${n % 7}&amp;${n}</t></is></c>`;
      return `<row r="${n + 1}">${name}<c r="C${n + 1}"><v>${n / 8}</v></c></row>`;
    });
    const part = utf8(worksheet(rows.join('')));
    expect(part.length).toBeGreaterThan(3 * 2 ** 19);
    expect(byScanner(SHEET, part)).not.toBeNull();
    expect(byScanner(SHEET, part)).toBe(byParser(SHEET, part));
  });
});

describe('程序不这样写的,留给解析器', () => {
  it.each([
    ['前缀', '<x:sheetData/>'],
    ['两处行', worksheet('<row/>', '<sheetData><row/></sheetData>')],
    ['别的版本的 XML', `<?xml version="1.1"?>${worksheet('<row/>').replace(/<\?.*?\?>/, '')}`],
    ['注释里的行', worksheet('<row/>', '', '<!-- <sheetData> -->')],
    ['CDATA', worksheet('<row><c t="str"><v><![CDATA[x]]></v></c></row>')],
    ['两次同一属性', worksheet('<row spans="1:2" spans="1:2"/>')],
    ['两次同一格', worksheet('<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')],
    ['不在本行的格', worksheet('<row r="1"><c r="A2"><v>1</v></c></row>')],
    ['空号', worksheet('<row r="0"/>')],
    ['没有的共享文本', worksheet('<row><c t="s"><v>99999</v></c></row>')],
    ['没有的引用', worksheet('<row><c t="str"><v>&nbsp;</v></c></row>')],
    ['不成对', worksheet('<row><c><v>1</c></v></row>')],
    [']]>', worksheet('<row><c t="str"><v>]]></v></c></row>')],
    ['回车', worksheet('<row><c t="str"><v>a\rb</v></c></row>')],
    ['U+FFFF', worksheet('<row><c t="str"><v>\uffff</v></c></row>')],
    ['截断', worksheet('<row><c><v>1</v></c></row>').slice(0, -30)],
  ])('%s', (_, text) => {
    expect(byScanner(SHEET, utf8(text))).toBeNull();
  });

  it.each([
    ['注释里的列表', '<!-- <sst> --><sst><si><t>a</t></si></sst>'],
    ['没有关上', '<sst><si><t>a</t></si>'],
    ['别的元素', '<sst><si><x>a</x></si></sst>'],
    ['注音里的注音', '<sst><si><rPh><rPh><t>a</t></rPh></rPh></si></sst>'],
    ['字体里的文本', '<sst><si><r><rPr><t/></rPr><t>a</t></r></si></sst>'],
    ['两个根', '<sst><si><t>a</t></si></sst><sst/>'],
  ])('%s', (_, text) => {
    expect(byScanner(STRINGS, utf8(text))).toBeNull();
  });
});
