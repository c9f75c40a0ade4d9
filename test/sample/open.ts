import { read, utils, type WorkSheet } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { Cell, Sheet } from '../../src/intake/sheet.js';
import type { SampleFile } from '../../src/sample/sample-file.js';

/**
 * Opens sample files with other libraries than the program's own openers, so that writer and reader
 * cannot be wrong together.
 */
export function openSample({ path, bytes }: SampleFile): readonly Sheet[] {
  return /\.(csv|txt)$/.test(path) ? [openText(bytes)] : openWorkbook(bytes);
}

const BOMS = ['utf8', 'utf16le'] as const;

function decode(bytes: Uint8Array): string {
  const marked = BOMS.find((name) => {
    const bom = iconv.encode('\ufeff', name);
    return bom.every((byte, place) => bytes[place] === byte);
  });
  if (marked) return iconv.decode(bytes, marked);
  const text = iconv.decode(bytes, 'utf8');
  return text.includes('\ufffd') ? iconv.decode(bytes, 'gb18030') : text;
}

function openText(bytes: Uint8Array): Sheet {
  const text = decode(bytes);
  const [line = ''] = text.split('\n').slice(2);
  const delimiter = ['\t', ';', ','].find((mark) => line.includes(mark)) ?? ',';
  const records = parse(text, { delimiter, relaxColumnCount: true }) as unknown as string[][];
  const rows = records.map((record) =>
    record.map((cell): Cell => (cell === '' ? null : cell.replace(/^="(.*)"$/, '$1'))),
  );
  return { name: '', hidden: false, rows, merges: [], hiddenRows: [], hiddenColumns: [] };
}

function rowsOf(sheet: WorkSheet): Cell[][] {
  const range = utils.decode_range(sheet['!ref'] ?? 'A1');
  return Array.from({ length: range.e.r + 1 }, (_, r) =>
    Array.from({ length: range.e.c + 1 }, (__, c): Cell => {
      const cell = sheet[utils.encode_cell({ r, c })];
      if (cell?.t === 'e') return { fault: 'error', text: String(cell.w) };
      return typeof cell?.v === 'string' || typeof cell?.v === 'number' ? cell.v : null;
    }),
  );
}

function openWorkbook(bytes: Uint8Array): readonly Sheet[] {
  const book = read(bytes, { cellStyles: true });
  return book.SheetNames.map((name): Sheet => {
    const sheet = book.Sheets[name] ?? {};
    return {
      name,
      hidden: false,
      rows: rowsOf(sheet),
      merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({
        top: s.r,
        left: s.c,
        bottom: e.r,
        right: e.c,
      })),
      hiddenRows: [],
      hiddenColumns: [],
    };
  });
}
