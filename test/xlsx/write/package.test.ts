import { describe, expect, it } from 'vitest';
import { unpack } from '../../../src/xlsx/pack.js';
import type { SheetFrame } from '../../../src/xlsx/write/frame.js';
import { BookWriter } from '../../../src/xlsx/write/package.js';
import type { RowWriter } from '../../../src/xlsx/write/sheet.js';
import { styleOf } from '../../../src/xlsx/write/style.js';

const FRAME: SheetFrame = {
  name: "一's",
  widths: [10],
  frozen: { rows: 1, columns: 0 },
  page: {
    paper: 'A4',
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
    titleRows: [1, 1],
    footer: '&P',
  },
};

const book = (rows: (sheet: RowWriter) => void, frame = FRAME): Uint8Array => {
  const writer = new BookWriter({ title: '甲', creator: '乙', date: new Date(0) });
  writer.addSheet(frame, rows);
  writer.addName({ name: '目标', refersTo: '0.05', sheet: null });
  return writer.bytes();
};

const partOf = async (bytes: Uint8Array, name: string): Promise<string> =>
  new TextDecoder().decode((await unpack(bytes)).get(name));

const oneCell = (content: string | number) => (sheet: RowWriter) => {
  sheet.startRow(1, null);
  sheet.add(sheet.styleNumber(styleOf('text', 'plain')), content);
  sheet.endRow();
};

describe('a workbook', () => {
  it('has the same bytes for the same calls, also after others', () => {
    const first = book(oneCell('甲'));
    book(oneCell('乙'), { ...FRAME, name: '别的', widths: [3, 4] });
    expect(book(oneCell('甲'))).toEqual(first);
  });

  it('names its cells and constants, with the apostrophes of its sheets', async () => {
    const xml = await partOf(book(oneCell('甲')), 'xl/workbook.xml');
    expect(xml).toContain('<definedName name="目标">0.05</definedName>');
    expect(xml).toContain(">'一''s'!$1:$1</definedName>");
  });

  it('leads from a cell to another sheet', async () => {
    const links = [{ cell: 'A1', location: "'汇总'!A1", tip: '看<汇总>' }];
    const xml = await partOf(book(oneCell('甲'), { ...FRAME, links }), 'xl/worksheets/sheet1.xml');
    expect(xml).toContain(
      `<hyperlinks><hyperlink ref="A1" location="'汇总'!A1" tooltip="看&lt;汇总&gt;"/></hyperlinks><pageMargins`,
    );
  });

  it('stores each text once, and none that is empty', async () => {
    const bytes = book((sheet) => {
      for (const [n, text] of ['甲', '乙', '甲', '', '\u0000'].entries()) {
        sheet.startRow(n + 1, null);
        sheet.add(0, text);
        sheet.endRow();
      }
    });
    expect(await partOf(bytes, 'xl/sharedStrings.xml')).toContain('count="2" uniqueCount="2"');
    expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<c r="A5" s="0"/>');
  });

  it('refuses what is no figure: such a workbook would not open', () => {
    expect(() => book(oneCell(Number.NaN))).toThrow('NaN is no figure');
    expect(() => book(oneCell(Number.POSITIVE_INFINITY))).toThrow('Infinity is no figure');
  });

  it('grows over what a buffer holds at first', async () => {
    const text = '甲'.repeat(30_000);
    const bytes = book((sheet) => {
      for (let row = 1; row <= 8; row += 1) {
        sheet.startRow(row, null);
        sheet.add(0, `${row}${text}`);
        sheet.endRow();
      }
    });
    expect(await partOf(bytes, 'xl/sharedStrings.xml')).toContain(`<si><t>8${text}</t></si></sst>`);
  });
});
