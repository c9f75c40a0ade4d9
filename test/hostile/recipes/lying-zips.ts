import {
  contentTypes,
  relationships,
  workbook,
  workbookParts,
  worksheet,
  zip,
} from '../../intake/open/parts.js';
import { swollen } from '../bombs.js';
import { honest } from '../honest.js';
import { type Recipe, recipe } from '../recipe.js';
import { type RawEntry, rawEntries, rawEntry, rawZip, unpack, withParts } from '../zip.js';

/** Zips that are not what they say, and those that become thousands of times larger. */

const entriesOf = async (format: 'xlsx' | 'xlsb' | 'ods' = 'xlsx'): Promise<RawEntry[]> =>
  rawEntries(await unpack(await honest(format)));

/** The workbook with another entry in the place of one of its parts; only made when it is asked for. */
const instead = (make: () => RawEntry) => async (): Promise<Uint8Array> => {
  const entry = make();
  return rawZip((await entriesOf()).map((each) => (each.name === entry.name ? entry : each)));
};

const changed =
  (name: string, change: (entry: RawEntry) => RawEntry) => async (): Promise<Uint8Array> =>
    rawZip((await entriesOf()).map((each) => (each.name === name ? change(each) : each)));

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const WORKSHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
const ROWS = `${WORKSHEET}<sheetData>`;
const END = '</sheetData></worksheet>';
const GIGABYTE = 2 ** 30;

/** A part of the workbook with so many bytes of a piece in it. */
const partOf = (name: string, piece: string, bytes: number, before: string, after: string) =>
  instead(() => swollen(name, before, piece, Math.ceil(bytes / piece.length), after));

const sheetOf = (piece: string, bytes: number, before = ROWS, after = END) =>
  partOf(SHEET, piece, bytes, before, after);

const many = async (): Promise<Uint8Array> => {
  const parts = await unpack(await honest('xlsx'));
  for (let n = 0; n < 20_000; n += 1) parts.set(`xl/media/${n}`, new Uint8Array());
  return rawZip(rawEntries(parts));
};

/** Every part is the same gigabyte, stored once. */
const overlapping = (): Uint8Array => {
  const book = rawEntries(
    new Map(
      Object.entries({
        '[Content_Types].xml': contentTypes(),
        '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
        'xl/workbook.xml': workbook(
          Array.from({ length: 60 }, (_, n) => `<sheet name="${n}" r:id="r${n}"/>`).join(''),
        ),
        'xl/_rels/workbook.xml.rels': relationships(
          ...Array.from({ length: 60 }, (_, n) => [`r${n}`, 'worksheet', `s${n}.xml`] as const),
        ),
      }).map(([name, text]) => [name, new TextEncoder().encode(text)]),
    ),
  );
  const one = swollen('xl/s0.xml', ROWS, '<row></row>', 10_000_000, END);
  const same = Array.from({ length: 59 }, (_, n) => ({
    ...one,
    name: `xl/s${n + 1}.xml`,
    sameAs: book.length,
  }));
  return rawZip([...book, one, ...same]);
};

const nested = async (): Promise<Uint8Array> => {
  let inner = await zip({ 'a.txt': 'x' });
  for (let depth = 0; depth < 50; depth += 1) inner = await zip({ 'next.zip': inner });
  return withParts(await honest('xlsx'), { 'xl/embeddings/next.zip': inner });
};

const tooLarge = (limit: string) =>
  ({ ends: 'refused', code: 'file.tooLarge', params: { limit } }) as const;
const DAMAGED = {
  ends: 'refused',
  code: 'file.unreadable',
  params: { reason: 'damaged' },
} as const;

const SWOLLEN: readonly Recipe[] = [
  recipe('zip/blanks-4GB', sheetOf(' ', 4 * GIGABYTE - 10_000), {
    ends: 'refused',
    code: 'file.tooLarge',
  }),
  recipe('zip/blanks-between-cells', sheetOf(`<row>${' '.repeat(5000)}</row>`, 2 * GIGABYTE), {
    ends: 'refused',
    code: 'file.tooLarge',
  }),
  recipe('zip/empty-rows', sheetOf('<row/>', GIGABYTE), tooLarge('rows')),
  recipe(
    'zip/empty-cells',
    sheetOf('<c/>', GIGABYTE, `${ROWS}<row>`, `</row>${END}`),
    tooLarge('columns'),
  ),
  recipe('zip/unknown-tags', sheetOf('<a/>', 2 * GIGABYTE), {
    ends: 'refused',
    code: 'file.tooLarge',
  }),
  recipe('zip/numbers', sheetOf(`<row>${'<c><v>1</v></c>'.repeat(1000)}</row>`, GIGABYTE), {
    ends: 'refused',
    code: 'file.tooLarge',
  }),
  recipe(
    'zip/texts',
    sheetOf(`<row>${'<c t="inlineStr"><is><t>张三丰</t></is></c>'.repeat(200)}</row>`, GIGABYTE),
    { ends: 'refused', code: 'file.tooLarge' },
  ),
  recipe(
    'zip/one-attribute',
    sheetOf('x', GIGABYTE, `${WORKSHEET}<x y="`, `"/></worksheet>`),
    tooLarge('textLength'),
  ),
  recipe(
    'zip/one-comment',
    sheetOf('x', GIGABYTE, `${WORKSHEET}<!--`, '--></worksheet>'),
    tooLarge('textLength'),
  ),
  recipe(
    'zip/many-attributes',
    sheetOf(' a="1" b="2"', GIGABYTE, `${WORKSHEET}<x`, '/></worksheet>'),
    { ends: 'refused' },
  ),
  recipe('zip/nesting', sheetOf('<x>', GIGABYTE, WORKSHEET, ''), { ends: 'refused' }),
  recipe(
    'zip/formula',
    sheetOf('1+', GIGABYTE, `${ROWS}<row><c><f>`, `</f></c></row>${END}`),
    tooLarge('textLength'),
  ),
  recipe(
    'zip/merges',
    sheetOf(
      '<mergeCell ref="A1:B2"/>',
      GIGABYTE,
      `${ROWS}</sheetData><mergeCells>`,
      '</mergeCells></worksheet>',
    ),
    tooLarge('merges'),
  ),
  recipe(
    'zip/shared-strings',
    partOf(STRINGS, '<si><t>a</t></si>', 2 * GIGABYTE, '<sst>', '</sst>'),
    { ends: 'refused', code: 'file.tooLarge' },
  ),
  recipe(
    'zip/one-shared-string',
    partOf(STRINGS, '<r><t>aaaaaaaaaaaaaaaa</t></r>', GIGABYTE, '<sst><si>', '</si></sst>'),
    tooLarge('cellLength'),
  ),
  recipe(
    'zip/relationships',
    partOf(
      'xl/_rels/workbook.xml.rels',
      '<Relationship Id="a" Type="b" Target="c"/>',
      GIGABYTE,
      '<Relationships>',
      '</Relationships>',
    ),
    { ends: 'refused', code: 'file.tooLarge' },
  ),
  recipe(
    'zip/content-types',
    partOf(
      '[Content_Types].xml',
      '<Override PartName="/a" ContentType="b"/>',
      GIGABYTE,
      '<Types>',
      '</Types>',
    ),
    { ends: 'refused', code: 'file.tooLarge' },
  ),
  recipe(
    'zip/sheet-list',
    partOf(
      'xl/workbook.xml',
      '<sheet name="a" r:id="rId1"/>',
      GIGABYTE,
      '<workbook><sheets>',
      '</sheets></workbook>',
    ),
    { ends: 'refused', code: 'file.tooLarge' },
  ),
  recipe(
    'zip/styles',
    partOf('xl/styles.xml', '<x/>', 4 * GIGABYTE - 100, '<styleSheet>', '</styleSheet>'),
    { ends: 'refused', code: 'file.tooLarge' },
  ),
  recipe(
    'zip/mimetype',
    async () =>
      rawZip([
        swollen('mimetype', 'application/vnd.oasis.opendocument.spreadsheet', ' ', GIGABYTE, ''),
      ]),
    { ends: 'refused' },
  ),
  recipe(
    'zip/ods-content',
    async () =>
      rawZip([
        rawEntry('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
        swollen(
          'content.xml',
          '<office:document-content><table:table>',
          '<table:table-row/>',
          120_000_000,
          '</table:table></office:document-content>',
        ),
      ]),
    { ends: 'refused', code: 'file.tooLarge' },
  ),
  recipe(
    'zip/xlsb-sheet',
    async () =>
      rawZip(
        (await entriesOf('xlsb')).map((each) =>
          each.name.endsWith('sheet1.bin')
            ? swollen(each.name, '', '\u0000\u0000', GIGABYTE, '')
            : each,
        ),
      ),
    { ends: 'refused' },
  ),
];

const LYING: readonly Recipe[] = [
  recipe('zip/many-parts', many, tooLarge('parts')),
  recipe('zip/overlapping', overlapping, { ends: 'refused', code: 'file.tooLarge' }),
  recipe('zip/nested', nested, { ends: 'same' }),
  recipe(
    'zip/size-4GB',
    changed(SHEET, (entry) => ({ ...entry, size: 0xfffffffe })),
    DAMAGED,
  ),
  recipe(
    'zip/strings-size-4GB',
    changed(STRINGS, (entry) => ({ ...entry, size: 0xfffffffe })),
    DAMAGED,
  ),
  recipe(
    'zip/size-too-small',
    changed(SHEET, (entry) => ({ ...entry, size: 10 })),
    DAMAGED,
  ),
  recipe(
    'zip/size-zero',
    changed(SHEET, (entry) => ({ ...entry, size: 0 })),
    DAMAGED,
  ),
  recipe(
    'zip/data-beyond-the-end',
    changed(SHEET, (entry) => ({ ...entry, listedData: 0x7fffffff })),
    { ends: 'refused' },
  ),
  recipe(
    'zip/data-cut',
    changed(SHEET, (entry) => ({ ...entry, data: entry.data.subarray(0, 200) })),
    DAMAGED,
  ),
  recipe(
    'zip/checksum',
    changed(SHEET, (entry) => ({ ...entry, crc: entry.crc ^ 1 })),
    DAMAGED,
  ),
  recipe(
    'zip/method',
    changed(SHEET, (entry) => ({ ...entry, method: 99 })),
    DAMAGED,
  ),
  recipe(
    'zip/not-deflated',
    changed(SHEET, (entry) => ({ ...entry, data: new Uint8Array(500).fill(0xff) })),
    DAMAGED,
  ),
  recipe(
    'zip/encrypted-flag',
    changed(SHEET, (entry) => ({ ...entry, flags: 1 })),
    { ends: 'refused', code: 'file.encrypted' },
  ),
  recipe(
    'zip/other-local-name',
    changed(SHEET, (entry) => ({ ...entry, localName: '../../etc/passwd' })),
    { ends: 'sameOrRefused' },
  ),
  recipe(
    'zip/escaping-name',
    async () => rawZip([...(await entriesOf()), rawEntry('../../../tmp/x', 'x')]),
    { ends: 'sameOrRefused' },
  ),
  recipe(
    'zip/proto-name',
    async () =>
      rawZip([...(await entriesOf()), rawEntry('__proto__', 'x'), rawEntry('constructor', 'x')]),
    { ends: 'same' },
  ),
  recipe(
    'zip/twice',
    async () => rawZip([...(await entriesOf()), rawEntry(SHEET, worksheet(''))]),
    DAMAGED,
  ),
  recipe(
    'zip/shares-data',
    async () =>
      rawZip(
        (await entriesOf()).map((each, n, all) =>
          each.name === STRINGS
            ? { ...(all[0] ?? each), name: STRINGS, sameAs: 0 }
            : { ...each, n },
        ),
      ),
    { ends: 'refused' },
  ),
  recipe('zip/encrypted', () => zip(workbookParts({}), { password: 'x' }), {
    ends: 'refused',
    code: 'file.encrypted',
  }),
  recipe('zip/aes', () => zip(workbookParts({}), { password: 'x', encryptionStrength: 3 }), {
    ends: 'refused',
    code: 'file.encrypted',
  }),
  recipe('zip/empty', () => rawZip([]), { ends: 'refused', params: { reason: 'zip' } }),
];

export const LYING_ZIPS: readonly Recipe[] = [...SWOLLEN, ...LYING];
