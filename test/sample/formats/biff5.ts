import { CFB } from '@e965/xlsx';
import iconv from 'iconv-lite';
import type { DraftCell, DraftSheet } from '../../../src/sample/write/draft.js';
import { writeXls } from '../../../src/sample/write/xls.js';

const BEGIN = 0x0809;
const CODE_PAGE = 0x0042;
const SHEET = 0x0085;
const LABEL = 0x0204;
const SIMPLIFIED_CHINESE = 936;

/** ¥ is not in the code page; Chinese spreadsheets write the other one. */
const inCodePage = (text: string): Buffer => iconv.encode(text.replaceAll('¥', '￥'), 'gbk');

/** As many characters as the text has bytes: the library writes ASCII only. */
const standIn = <T extends DraftCell>(cell: T): T | string =>
  typeof cell === 'string' ? 'x'.repeat(inCodePage(cell).length) : cell;

/**
 * BIFF5 as Chinese Excel 95 wrote it: the library's file, in which every text has been put in the
 * code page's bytes in place of a stand-in of the same length.
 */
export function writeBiff5(sheets: readonly DraftSheet[]): Uint8Array {
  const made = writeXls(
    sheets.map((sheet, n) => ({
      ...sheet,
      name: String.fromCharCode(97 + n).repeat(inCodePage(sheet.name).length),
      rows: sheet.rows.map((row) => row.map(standIn)),
    })),
    'biff5',
  );
  const container = CFB.read(made, { type: 'array' });
  const stream = Uint8Array.from(CFB.find(container, 'Book')?.content ?? []);
  putTexts(stream, sheets);
  CFB.utils.cfb_add(container, '/Book', stream);
  return new Uint8Array(CFB.write(container, { type: 'array' }) as ArrayBuffer);
}

function putTexts(stream: Uint8Array, sheets: readonly DraftSheet[]): void {
  const view = new DataView(stream.buffer);
  let sheet = -2;
  let named = 0;
  for (let at = 0; at + 4 <= stream.length; at += 4 + view.getUint16(at + 2, true)) {
    const [type, body] = [view.getUint16(at, true), at + 4];
    if (type === BEGIN) sheet += 1;
    else if (type === CODE_PAGE) view.setUint16(body, SIMPLIFIED_CHINESE, true);
    else if (type === SHEET) {
      stream.set(inCodePage(sheets[named]?.name ?? ''), body + 7);
      named += 1;
    } else if (type === LABEL) {
      const [row, column] = [view.getUint16(body, true), view.getUint16(body + 2, true)];
      const text = sheets[sheet]?.rows[row]?.[column];
      if (typeof text === 'string') stream.set(inCodePage(text), body + 8);
    }
  }
}
