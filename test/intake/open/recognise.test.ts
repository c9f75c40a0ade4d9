import { describe, expect, it } from 'vitest';
import { openFile } from '../../../src/intake/open/index.js';
import { contentTypes, refusalOf, relationships, utf8, xlsx, zip } from './parts.js';

const bytes = (...start: readonly number[]): Uint8Array =>
  Uint8Array.from([...start, ...Array.from({ length: 64 }, (_, n) => (n * 37) % 256)]);

const word = zip({
  '[Content_Types].xml': contentTypes(
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    '/word/document.xml',
  ),
  '_rels/.rels': relationships(['r', 'officeDocument', 'word/document.xml']),
  'word/document.xml': '<document/>',
});

const slides = zip({
  '[Content_Types].xml': contentTypes(
    'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
    '/ppt/presentation.xml',
  ),
  '_rels/.rels': relationships(['r', 'officeDocument', 'ppt/presentation.xml']),
});

describe('不是表格的文件,说出它是什么', () => {
  it.each([
    ['empty', new Uint8Array()],
    ['empty', Uint8Array.from([0xef, 0xbb, 0xbf])],
    ['pdf', utf8('%PDF-1.7\n')],
    ['rtf', utf8('{\\rtf1\\ansi 张}')],
    ['mhtml', utf8('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n')],
    ['png', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['gif', utf8('GIF89a...')],
    ['bmp', bytes(0x42, 0x4d, 0x36, 0x10, 0x0e, 0x00, 0x00, 0x00, 0x00, 0x00)],
    ['rar', utf8('Rar!...')],
    ['7z', bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
    ['gzip', bytes(0x1f, 0x8b, 0x08)],
    ['binary', bytes(0x01, 0x00, 0x02, 0x00)],
    ['binary', Uint8Array.from({ length: 512 }, (_, n) => n % 256)],
    ['damaged', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['damaged', bytes(0x50, 0x4b, 0x03, 0x04)],
    ['damaged', bytes(0x09, 0x08, 0x10, 0x00)],
    ['html', utf8('<html><body><p>请登录</p></body></html>')],
    ['otherXml', utf8('<?xml version="1.0"?><root/>')],
    ['quotes', utf8('a,b\n"c,d\ne,f\n')],
  ] as const)('%s', async (reason, file) => {
    expect(await refusalOf(file)).toMatchObject({ code: 'file.unreadable', reason });
  });

  it('别的 zip', async () => {
    expect(await refusalOf(await zip({ 'a.txt': 'x' }))).toMatchObject({ reason: 'zip' });
    expect(await refusalOf(await word)).toMatchObject({ reason: 'docx' });
    expect(await refusalOf(await slides)).toMatchObject({ reason: 'pptx' });
    const odt = zip({ mimetype: 'application/vnd.oasis.opendocument.text' });
    expect(await refusalOf(await odt)).toMatchObject({ reason: 'odf' });
    const epub = zip({ mimetype: 'application/epub+zip' });
    expect(await refusalOf(await epub)).toMatchObject({ reason: 'zip' });
  });
});

it('文件叫什么名字都一样', async () => {
  const book = await xlsx({});
  const text = utf8('a,b\n');
  expect((await openFile('北张村.csv', book)).format).toBe('xlsx');
  expect((await openFile('北张村.xls', text)).format).toBe('text');
  expect((await openFile('', text)).format).toBe('text');
});
