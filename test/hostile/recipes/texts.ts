import { deflateRawSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { contentTypes, relationships, utf8, zip } from '../../intake/open/parts.js';
import { honest } from '../honest.js';
import { type Recipe, recipe } from '../recipe.js';
import { changed } from '../zip.js';

/** Text files of every size and encoding, and files that are something else. */

const bytes = (...start: readonly number[]): Uint8Array =>
  Uint8Array.from([...start, ...Array.from({ length: 64 }, (_, n) => (n * 37) % 256)]);
const text = async (): Promise<string> => iconv.decode(Buffer.from(await honest('csv')), 'utf8');
const encoded =
  (encoding: string, change?: (all: string) => string) => async (): Promise<Uint8Array> => {
    const all = await text();
    return new Uint8Array(
      iconv.encode(change === undefined ? all : changed(all, change), encoding),
    );
  };
const joined = (...pieces: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat(pieces));
const filled = (length: number, byte: string): Uint8Array =>
  new Uint8Array(length).fill(byte.charCodeAt(0));

const HEADER = '户编号,户主姓名,家庭人口数,务工收入\r\n';
const SAME = { ends: 'same' } as const;
const SOUND = { ends: 'sound' } as const;
const ENCODING = { ends: 'refused', params: { reason: 'encoding' } } as const;
const tooLarge = (limit: string) =>
  ({ ends: 'refused', code: 'file.tooLarge', params: { limit } }) as const;
const is = (reason: string) =>
  ({ ends: 'refused', code: 'file.unreadable', params: { reason } }) as const;

/** Half of the lines in one encoding, half in another: two files put together by hand. */
const mixed =
  (first: string, second: string, gbkLines: (n: number) => boolean) =>
  async (): Promise<Uint8Array> => {
    const lines = (await text()).split('\r\n');
    return joined(
      ...lines.map(
        (line, n) => new Uint8Array(iconv.encode(`${line}\r\n`, gbkLines(n) ? second : first)),
      ),
    );
  };

const SIZES: readonly Recipe[] = [
  recipe('csv/million-columns', () => utf8(`${HEADER}${','.repeat(999_000)}`), tooLarge('columns')),
  recipe(
    'csv/30000-columns-in-many-rows',
    () => utf8(`${','.repeat(30_000)}\r\n`.repeat(100)),
    tooLarge('columns'),
  ),
  recipe('csv/commas-100MB', () => filled(100_000_000, ','), tooLarge('cells')),
  recipe(
    'csv/commas-in-a-record-of-many-lines',
    () => utf8(`"\n"${','.repeat(990_000)}`.repeat(100)),
    tooLarge('cells'),
  ),
  recipe(
    'csv/quote-open-50MB',
    () => joined(utf8(`${HEADER}1,"王建国,3,1`), filled(50_000_000, 'x')),
    { ends: 'refused' },
  ),
  recipe(
    'csv/quote-open-50MB-of-lines',
    () => joined(utf8(`${HEADER}1,"王建国`), filled(50_000_000, '\n')),
    { ends: 'refused' },
  ),
  recipe('csv/quotes-50MB', () => filled(50_000_000, '"'), { ends: 'refused' }),
  recipe('csv/quotes-in-pairs', () => utf8('"",'.repeat(300_000)), { ends: 'refused' }),
  recipe('csv/empty-lines-50MB', () => filled(50_000_000, '\n'), {
    ends: 'refused',
    code: 'file.tooLarge',
  }),
  recipe('csv/a-million-empty-lines', () => joined(utf8(HEADER), filled(1_000_000, '\n')), {
    ends: 'refused',
    code: 'file.tooLarge',
  }),
  recipe('csv/carriage-returns', () => filled(50_000_000, '\r'), { ends: 'refused' }),
  recipe('csv/blanks-100MB', () => filled(100_000_000, ' '), {
    ends: 'refused',
    code: 'file.tooLarge',
  }),
  recipe('csv/letters-100MB', () => filled(100_000_000, 'a'), {
    ends: 'refused',
    code: 'file.tooLarge',
  }),
  recipe('csv/beyond-the-limit', () => filled(110_000_000, 'a'), tooLarge('fileBytes')),
  recipe('csv/all-rows-filled', () => utf8(HEADER + '1,a,3,1\r\n'.repeat(1_100_000)), {
    ends: 'refused',
    code: 'file.tooLarge',
  }),
  recipe(
    'csv/cells-5000000',
    () => utf8(`${'1,'.repeat(999)}1\r\n`.repeat(5000)),
    tooLarge('cells'),
  ),
  recipe('csv/quoted-line-breaks', () => utf8(`${HEADER}1,"王\r\n\r\n建国",3,12000\r\n`), {
    ends: 'read',
    households: 1,
  }),
  recipe('csv/wrapped', () => utf8(`${HEADER}="1","=""王建国""",3,12000\r\n`), {
    ends: 'read',
    households: 1,
  }),
  recipe('csv/dde', () => utf8(`${HEADER}1,=cmd|'/c calc'!A1,3,12000\r\n`), {
    ends: 'read',
    households: 1,
  }),
];

const ENCODINGS: readonly Recipe[] = [
  recipe('encoding/utf-8', encoded('utf8'), SAME),
  recipe('encoding/utf-16le-without-mark', encoded('utf16le'), SAME),
  recipe('encoding/utf-16be-without-mark', encoded('utf16be'), SAME),
  recipe('encoding/utf-16-odd', async () => (await honest('tsv')).slice(0, -1), ENCODING),
  recipe(
    'encoding/utf-16-lone-surrogate',
    async () => joined(await honest('tsv'), Uint8Array.from([0x00, 0xd8])),
    ENCODING,
  ),
  recipe('encoding/utf-16-mark-only', () => Uint8Array.from([0xff, 0xfe]), { ends: 'refused' }),
  recipe(
    'encoding/utf-16-mark-before-utf-8',
    async () => joined(Uint8Array.from([0xff, 0xfe]), utf8(await text())),
    { ends: 'sound' },
  ),
  recipe('encoding/utf-32', encoded('utf32le'), is('binary')),
  recipe(
    'encoding/gb18030-cut',
    async () =>
      (await honest('gb18030')).slice(
        0,
        400 + (((await honest('gb18030')).slice(0, 401).at(-1) ?? 0) % 2),
      ),
    SOUND,
  ),
  recipe(
    'encoding/gb18030-last-byte-gone',
    async () => joined(await honest('gb18030'), Uint8Array.from([0xce])),
    ENCODING,
  ),
  recipe(
    'encoding/utf-8-last-byte-gone',
    async () => joined(utf8(await text()), Uint8Array.from([0xe5, 0xbc])),
    ENCODING,
  ),
  recipe(
    'encoding/utf-8-one-byte-wrong',
    async () => {
      const all = utf8(await text());
      all[all.indexOf(0xe5)] = 0xff;
      return all;
    },
    ENCODING,
  ),
  recipe(
    'encoding/mixed-more-utf-8',
    mixed('utf8', 'gb18030', (n) => n % 4 === 3),
    ENCODING,
  ),
  recipe(
    'encoding/mixed-more-gb18030',
    mixed('utf8', 'gb18030', (n) => n % 4 !== 0),
    ENCODING,
  ),
  recipe(
    'encoding/mixed-halves',
    mixed('gb18030', 'utf8', (n) => n > 7),
    ENCODING,
  ),
  recipe(
    'encoding/mark-in-the-middle',
    encoded('utf8', (all) => all.replace('\r\n', '\r\n\ufeff')),
    SAME,
  ),
  recipe(
    'encoding/nuls',
    encoded('utf8', (all) => all.replaceAll(',', ',\u0000')),
    is('binary'),
  ),
  recipe(
    'encoding/controls',
    encoded('utf8', (all) => all.replaceAll(',', ',\u0001')),
    is('binary'),
  ),
  recipe(
    'encoding/direction-marks',
    encoded('utf8', (all) => all.replaceAll(',', '\u202a,\u202c')),
    SAME,
  ),
  recipe(
    'encoding/zero-width',
    encoded('utf8', (all) => all.replaceAll('国', '\u200b国\u200d')),
    SAME,
  ),
  recipe('encoding/big5', () => new Uint8Array(iconv.encode(HEADER, 'big5')), SOUND),
  recipe(
    'encoding/latin-1',
    () => new Uint8Array(iconv.encode('é,è,ü\r\n'.repeat(20), 'latin1')),
    SOUND,
  ),
];

const OTHERS: readonly Recipe[] = [
  recipe('other/empty', () => new Uint8Array(), is('empty')),
  recipe('other/one-byte', () => Uint8Array.from([0x41]), { ends: 'read', households: 0 }),
  recipe('other/one-zero', () => new Uint8Array(1), is('binary')),
  recipe('other/zeros', () => new Uint8Array(1_000_000), is('binary')),
  recipe('other/mark-only', () => Uint8Array.from([0xef, 0xbb, 0xbf]), is('empty')),
  recipe('other/pdf', () => utf8('%PDF-1.7\n%âãÏÓ\n'), is('pdf')),
  recipe('other/png', () => bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), is('png')),
  recipe('other/jpeg', () => bytes(0xff, 0xd8, 0xff, 0xe0), is('jpeg')),
  recipe('other/rar', () => utf8('Rar!\u001a\u0007\u0001'), is('rar')),
  recipe('other/7z', () => bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), is('7z')),
  recipe('other/gzip', async () => new Uint8Array(gzipSync(await honest('csv'))), is('gzip')),
  recipe('other/deflated', async () => new Uint8Array(deflateRawSync(await honest('csv'))), SOUND),
  recipe('other/rtf', () => utf8('{\\rtf1\\ansi 张}'), is('rtf')),
  recipe(
    'other/mht',
    () => utf8('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n'),
    is('mhtml'),
  ),
  recipe(
    'other/docx',
    () =>
      zip({
        '[Content_Types].xml': contentTypes(
          'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
          '/word/document.xml',
        ),
        '_rels/.rels': relationships(['r', 'officeDocument', 'word/document.xml']),
        'word/document.xml': '<document/>',
      }),
    is('docx'),
  ),
  recipe('other/zip', () => zip({ 'a.txt': 'x' }), is('zip')),
  recipe('other/json', () => utf8('{"a": [1, 2, 3]}'), SOUND),
  recipe('other/program', () => bytes(0x4d, 0x5a, 0x90, 0x00, 0x03, 0x00), is('binary')),
  recipe('other/dbf', () => bytes(0x03, 0x7a, 0x01, 0x01, 0x01, 0x00, 0x00, 0x00), is('binary')),
  recipe('other/sylk', () => utf8('ID;PWXL;N;E\r\nC;Y1;X1;K"a"\r\nE\r\n'), SOUND),
];

export const TEXTS: readonly Recipe[] = [...SIZES, ...ENCODINGS, ...OTHERS];
