import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../../../src/intake/open/index.js';
import { DEFAULT_LIMITS } from '../../../../src/intake/sheet.js';
import { makeTownship } from '../../../../src/sample/township.js';
import { unpack } from '../../../../src/xlsx/pack.js';
import { PIECEWISE, utf8, worksheet, xlsx } from '../parts.js';
import { byParser, byScanner, type Flow, type Kind, SHEET, STRINGS } from './both.js';
import { LISTS, SHEETS } from './shapes.js';

/** The parts of a workbook that hold rows, or its shared strings. */
async function partsOf(bytes: Uint8Array, name: RegExp, tag: string): Promise<Uint8Array[]> {
  const parts = [...(await unpack(bytes))].filter(([part]) => name.test(part));
  return parts.flatMap(([, part]) => (new TextDecoder().decode(part).includes(tag) ? [part] : []));
}
const sheetsOf = (bytes: Uint8Array) => partsOf(bytes, /worksheets\/[^/]+\.xml$/, '<sheetData>');
const stringsOf = (bytes: Uint8Array) => partsOf(bytes, /sharedStrings\.xml$/, '<si>');

/** The scanner leaves no item to the parser, and reads the same. */
function expectScanned(kind: Kind, part: Uint8Array, flow: Flow = {}): void {
  const { outcome, left } = byScanner(kind, part, DEFAULT_LIMITS, flow);
  expect(left).toBe(0);
  expect(outcome).toBe(byParser(kind, part));
}

/** The parser reads on where the scanner stops: with the same result, or the part is refused. */
function expectParsed(kind: Kind, part: Uint8Array): void {
  const { outcome, left } = byScanner(kind, part);
  expect(outcome).toBe(byParser(kind, part));
  if (outcome.startsWith('[')) expect(left).toBeGreaterThan(0);
}

/** As it comes from a file, where each piece has memory of its own. */
function pieces(part: Uint8Array, size: number): Uint8Array[] {
  const count = Math.ceil(part.length / size);
  return Array.from({ length: count }, (_, n) => part.slice(n * size, (n + 1) * size));
}

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
    for (const part of sheets) expectScanned(SHEET, part);
    const strings = (await Promise.all(books.map(stringsOf))).flat();
    expect(strings.length).toBeGreaterThanOrEqual(5);
    for (const part of strings) expectScanned(STRINGS, part);
  });

  it.each(Object.entries(SHEETS))('%s 的写法', (_, text) => {
    expectScanned(SHEET, utf8(text));
  });

  it.each(Object.entries(LISTS))('%s 的写法', (_, text) => {
    expectScanned(STRINGS, utf8(text));
  });

  it('比一窗大得多的共享文本', () => {
    const items = Array.from({ length: 70_000 }, (_, n) => `<si><t>张${n}&amp;</t></si>`);
    const part = utf8(`<sst>${items.join('')}</sst>`);
    expect(part.length).toBeGreaterThan(3 * 2 ** 19);
    expectScanned(STRINGS, part);
    expectScanned(STRINGS, part, { pieces: pieces(part, 65_521) });
  });

  it('比一窗大得多的表,一窗接一窗', () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => {
      const name = `<c r="A${n + 1}" t="inlineStr"><is><t>张${n % 7}&amp;${n}</t></is></c>`;
      return `<row r="${n + 1}">${name}<c r="C${n + 1}"><v>${n / 8}</v></c></row>`;
    });
    const part = utf8(worksheet(rows.join('')));
    expect(part.length).toBeGreaterThan(3 * 2 ** 19);
    expectScanned(SHEET, part);
    expectScanned(SHEET, part, { pieces: pieces(part, 65_521) });
  });
});

describe('太大的部件,边解压边扫描', () => {
  it('行都由扫描器读,读出的一样', async () => {
    const row = `<row>${'<c t="inlineStr"><is><t>张三丰</t></is></c><c><v>1</v></c>'.repeat(40)}</row>`;
    const rows = row.repeat(1000);
    const bytes = await xlsx({ sheet: worksheet(rows) });
    let scanned = 0;
    const isUtf8 = (window: Uint8Array): boolean => {
      scanned += window.length;
      return PIECEWISE.isUtf8(window);
    };
    const opened = await openFile('', bytes, DEFAULT_LIMITS, { ...PIECEWISE, isUtf8 });
    expect(scanned).toBe(utf8(rows).length);
    expect(scanned).toBeGreaterThan(3 * 2 ** 19);
    expect(opened).toEqual(await openFile('', bytes, DEFAULT_LIMITS, null));
  });

  it('中间有不是 UTF-8 的字节,照样拒绝', () => {
    const part = utf8(worksheet('<row><c t="str"><v>张</v></c></row>'.repeat(100)));
    part[part.length >> 1] = 0xff;
    const flow = { pieces: pieces(part, 1), window: 500 };
    const { outcome } = byScanner(SHEET, part, DEFAULT_LIMITS, flow);
    expect(outcome).toContain('xml');
    expect(outcome).toBe(byParser(SHEET, part));
  });
});

describe('程序不这样写的,留给解析器', () => {
  it.each([
    ['前缀', '<x:sheetData><x:row/></x:sheetData>'],
    ['两处行', worksheet('<row/>', '<sheetData><row/></sheetData>')],
    ['别的版本的 XML', `<?xml version="1.1"?>${worksheet('<row/>').replace(/<\?.*?\?>/, '')}`],
    ['注释里的行', worksheet('<row/>', '', '<!-- <sheetData> -->')],
    [
      '行里注释掉的行',
      worksheet('<row/>').replace(
        '<sheetData>',
        '<sheetData a="b"><!--<sheetData><row><c><v>1</v></c></row></sheetData>-->',
      ),
    ],
    ['倒过来的行', worksheet('<row r="5"><c><v>5</v></c></row><row r="3"><c><v>3</v></c></row>')],
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
    expectParsed(SHEET, utf8(text));
  });

  it.each([
    ['注释里的列表', '<!-- <sst> --><sst><si><t>a</t></si></sst>'],
    ['没有关上', '<sst><si><t>a</t></si>'],
    ['别的元素', '<sst><si><x>a</x></si></sst>'],
    ['注音里的注音', '<sst><si><rPh><rPh><t>a</t></rPh></rPh></si></sst>'],
    ['字体里的文本', '<sst><si><r><rPr><t/></rPr><t>a</t></r></si></sst>'],
    ['两个根', '<sst><si><t>a</t></si></sst><sst/>'],
  ])('%s', (_, text) => {
    expectParsed(STRINGS, utf8(text));
  });
});
