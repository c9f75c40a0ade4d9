import type { UnreadableReason } from '../sheet.js';

/** What the first bytes say; `text` where they say nothing. */
export type Signature = 'zip' | 'compound' | 'biff' | 'text' | UnreadableReason;

const ascii = (text: string): readonly number[] => [...text].map((each) => each.charCodeAt(0));

/** The first bytes of what gets renamed to .xls; -1 is any byte. */
const SIGNATURES: readonly (readonly [Signature, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  // The record that begins a workbook (BOF) of BIFF 2, 3, 4, and of 5 and 8 without a container.
  ['biff', [0x09, 0x00, 0x04, 0x00]],
  ['biff', [0x09, 0x02, 0x06, 0x00]],
  ['biff', [0x09, 0x04, 0x06, 0x00]],
  ['biff', [0x09, 0x08, 0x08, 0x00]],
  ['biff', [0x09, 0x08, 0x10, 0x00]],
  ['pdf', ascii('%PDF-')],
  ['rtf', ascii('{\\rtf')],
  ['mhtml', ascii('MIME-Version:')],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', ascii('GIF8')],
  ['bmp', [0x42, 0x4d, -1, -1, -1, -1, 0x00, 0x00, 0x00, 0x00]],
  ['rar', ascii('Rar!')],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['gzip', [0x1f, 0x8b]],
];

export const signatureOf = (bytes: Uint8Array): Signature => {
  if (bytes.length === 0) return 'empty';
  const found = SIGNATURES.find(([, start]) =>
    start.every((byte, at) => at < bytes.length && (byte === -1 || byte === bytes[at])),
  );
  return found?.[0] ?? 'text';
};
