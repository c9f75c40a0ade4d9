import { stringify } from 'csv-stringify/sync';
import iconv from 'iconv-lite';
import { type DraftSheet, plainValue } from './draft.js';

type Encoding = 'utf8' | 'utf8bom' | 'gb18030' | 'utf16le';

function encode(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf8':
      return iconv.encode(text, 'utf8');
    case 'utf8bom':
      return iconv.encode(text, 'utf8', { addBOM: true });
    case 'utf16le':
      return iconv.encode(text, 'utf16le', { addBOM: true });
    case 'gb18030':
      return iconv.encode(text, 'gb18030');
  }
}

export interface TextStyle {
  readonly encoding: Encoding;
  readonly delimiter: ',' | '\t' | ';' | '|';
}

/** Rows are filled up to one width, as spreadsheet programs do when they save text. */
export function writeText({ rows }: DraftSheet, { encoding, delimiter }: TextStyle): Uint8Array {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const records = rows.map((row) =>
    Array.from({ length: width }, (_, column) => plainValue(row[column] ?? null) ?? ''),
  );
  // Without it, a line break inside a cell is quoted only where it is the record's own.
  const text = stringify(records, { delimiter, record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
  return new Uint8Array(encode(text, encoding));
}
