import { utf8, zip } from '../../intake/open/parts.js';
import { honest } from '../honest.js';
import { type Recipe, recipe } from '../recipe.js';
import { changed, withText } from '../zip.js';

/** Web pages, Excel 2003 XML and OpenDocument, honest, sloppy and hostile. */

const inPage = (change: (text: string) => string) => async (): Promise<Uint8Array> =>
  utf8(changed(new TextDecoder().decode(await honest('html')), change));
const inBook = (change: (text: string) => string) => async (): Promise<Uint8Array> =>
  utf8(changed(new TextDecoder().decode(await honest('xml2003')), change));
const inContent = (change: (text: string) => string) => async (): Promise<Uint8Array> =>
  withText(await honest('ods'), 'content.xml', change);

const page = (rows: string) => (): Uint8Array =>
  utf8(`<html><head><meta charset="utf-8"></head><body><table>${rows}</table></body></html>`);
const HEADER = '<tr><td>户编号<td>户主姓名<td>家庭人口数<td>务工收入';
const PERSON = '<tr><td>1<td>王建国<td>3<td>12000';

const SAME = { ends: 'same' } as const;
const TOO_LARGE = { ends: 'refused', code: 'file.tooLarge' } as const;
const REFUSED = { ends: 'refused' } as const;
const repeat = (text: string, times: number): string => text.repeat(times);

const PAGES: readonly Recipe[] = [
  recipe(
    'html/no-end-tags',
    inPage((text) => text.replace(/<\/t[dr]>/g, '')),
    SAME,
  ),
  recipe(
    'html/upper-case',
    inPage((text) =>
      text.replace(/<(\/?)(t[dr]|table)/g, (_, slash, name) => `<${slash}${name.toUpperCase()}`),
    ),
    SAME,
  ),
  recipe(
    'html/comments',
    inPage((text) => text.replaceAll('<td', '<!-- <td>9</td> --><td')),
    SAME,
  ),
  recipe('html/many-comments-in-front', () => utf8(`${repeat('<!---->', 500)}x`), {
    ends: 'sound',
  }),
  recipe(
    'html/scripts',
    inPage((text) =>
      text.replace(
        '<table',
        '<script>document.write("<table><tr><td>9</td></tr></table>")</script><table',
      ),
    ),
    SAME,
  ),
  recipe(
    'html/fonts-in-cells',
    inPage((text) => text.replace(/(<td[^>]*>)([^<]+)/g, '$1<font face="宋体"><b>$2</b></font>')),
    SAME,
  ),
  recipe(
    'html/span-in-cells',
    inPage((text) => text.replace(/(<td[^>]*>)([^<]+)/g, '$1\r\n  <span>$2</span>\r\n')),
    SAME,
  ),
  recipe(
    'html/unclosed-bold',
    inPage((text) => text.replace(/(<td[^>]*>)([^<]+)/g, '$1<b>$2')),
    SAME,
  ),
  recipe(
    'html/table-in-a-cell',
    inPage((text) => text.replace(/(<td[^>]*>)(李秀兰)/, '$1<table><tr><td></td></tr></table>$2')),
    SAME,
  ),
  recipe(
    'html/layout-around',
    inPage((text) =>
      text
        .replace('<table', '<table><tr><td><table')
        .replace('</table>', '</table></td></tr></table>'),
    ),
    SAME,
  ),
  recipe(
    'html/link-and-image',
    inPage((text) =>
      text.replace(
        '<table',
        '<img src="http://example.invalid/x.png"><iframe src="file:///etc/passwd"></iframe><table',
      ),
    ),
    SAME,
  ),
  recipe('html/colspan-1e9', page(`<tr><td colspan=1000000000>a</td><td>b</td></tr>`), TOO_LARGE),
  recipe('html/rowspan-1e9', page(`<tr><td rowspan=1000000000>a</td></tr>`), TOO_LARGE),
  recipe(
    'html/span-1e400',
    page(`${HEADER}<tr><td colspan=1e400 rowspan=${repeat('9', 400)}>1`),
    TOO_LARGE,
  ),
  recipe(
    'html/span-negative',
    page(`${HEADER}<tr><td colspan=-5 rowspan=x>1<td>王建国<td>3<td>12000`),
    { ends: 'read', households: 1 },
  ),
  recipe(
    'html/spans-in-every-cell',
    page(repeat(`<tr>${repeat('<td rowspan=1000 colspan=2>x', 20)}`, 2000)),
    { ends: 'sound' },
  ),
  recipe('html/span-and-spaces', page(`<tr><td rowspan =${repeat(' ', 1_000_000)}x>1`), {
    ends: 'sound',
  }),
  recipe('html/nesting', page(repeat('<div>', 200_000)), REFUSED),
  recipe('html/nested-tables', () => utf8(repeat('<table><tr><td>', 100_000)), REFUSED),
  recipe('html/many-tables', () => utf8(repeat('<table></table>', 100_000)), {
    ...TOO_LARGE,
    params: { limit: 'sheets' },
  }),
  recipe(
    'html/unclosed-table',
    inPage((text) => text.replace('</table>', '')),
    REFUSED,
  ),
  recipe('html/many-cells', page(`${HEADER}${repeat(PERSON, 90_000)}`), { ends: 'sound' }),
  recipe('html/empty-cells', page(repeat(`<tr>${repeat('<td>', 10_000)}`, 600)), TOO_LARGE),
  recipe('html/one-attribute-20MB', page(`<tr><td x="${repeat('x', 20_000_000)}">1`), {
    ends: 'sound',
  }),
  recipe('html/many-attributes', page(`<tr><td ${repeat('a ', 2_000_000)}>1`), { ends: 'sound' }),
  recipe(
    'html/entities',
    page(`${HEADER}<tr><td>&#49;<td>&#29579;&#x5efa;国&nbsp;<td>&#51<td>12&#48;00`),
    { ends: 'read', households: 1 },
  ),
  recipe(
    'html/entities-of-nothing',
    page(`${HEADER}${PERSON}&#0;&#x110000;&#xd800;&nothing;&#99999999999;`),
    { ends: 'sound' },
  ),
  recipe(
    'html/doctype-bomb',
    () =>
      utf8(
        '<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><table><tr><td>&c;</td></tr></table>',
      ),
    { ends: 'read', households: 0 },
  ),
  recipe('html/login', () => utf8('<html><body><form>请登录</form></body></html>'), {
    ends: 'refused',
    params: { reason: 'html' },
  }),
];

const BOOKS: readonly Recipe[] = [
  recipe(
    'xml2003/row-1e9',
    inBook((text) => text.replace('<Row ss:Index="1"', '<Row ss:Index="1000000000"')),
    TOO_LARGE,
  ),
  recipe(
    'xml2003/cell-1e9',
    inBook((text) => text.replace('ss:StyleID="s21" ss:Index="1"', 'ss:Index="1000000000"')),
    TOO_LARGE,
  ),
  recipe(
    'xml2003/index-nan',
    inBook((text) => text.replace('ss:StyleID="s21" ss:Index="1"', 'ss:Index="__proto__"')),
    REFUSED,
  ),
  recipe(
    'xml2003/index-fraction',
    inBook((text) => text.replace('ss:StyleID="s21" ss:Index="1"', 'ss:Index="1.5"')),
    REFUSED,
  ),
  recipe(
    'xml2003/merge-1e9',
    inBook((text) =>
      text.replace('<Cell', '<Cell ss:MergeAcross="1000000000" ss:MergeDown="1000000000"'),
    ),
    { ends: 'sound' },
  ),
  recipe(
    'xml2003/span-1e9',
    inBook((text) =>
      text.replace(/<Row ss:Index="\d+"/g, '<Row').replace('<Row', '<Row ss:Span="1000000000"'),
    ),
    TOO_LARGE,
  ),
  recipe(
    'xml2003/span-1e9-before-rows-that-say-where-they-are',
    inBook((text) => text.replace('<Row', '<Row ss:Span="1000000000"')),
    SAME,
  ),
  recipe(
    'xml2003/columns-1e9',
    inBook((text) =>
      text.replace('<Row', '<Column ss:Index="1" ss:Span="1000000000" ss:Hidden="1"/><Row'),
    ),
    SAME,
  ),
  recipe(
    'xml2003/expanded-lies',
    inBook((text) =>
      text.replace(
        '<Table',
        '<Table ss:ExpandedColumnCount="1000000000" ss:ExpandedRowCount="1000000000"',
      ),
    ),
    SAME,
  ),
  recipe(
    'xml2003/doctype',
    inBook((text) => text.replace('<Workbook', '<!DOCTYPE x [<!ENTITY a "b">]><Workbook')),
    { ends: 'refused', params: { reason: 'doctype' } },
  ),
  recipe(
    'xml2003/encoding-lies',
    inBook((text) => text.replace('<?xml version="1.0"', '<?xml version="1.0" encoding="GB2312"')),
    { ends: 'sameOrRefused' },
  ),
  recipe(
    'xml2003/many-rows',
    inBook((text) =>
      text.replace(
        '</Table>',
        `${repeat('<Row><Cell><Data ss:Type="String">x</Data></Cell></Row>', 150_000)}</Table>`,
      ),
    ),
    { ...TOO_LARGE, params: { limit: 'filledRows' } },
  ),
  recipe(
    'xml2003/one-text',
    inBook((text) =>
      text.replace(
        '</Data>',
        `${repeat('<B>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</B>', 100_000)}</Data>`,
      ),
    ),
    { ...TOO_LARGE, params: { limit: 'cellLength' } },
  ),
  recipe(
    'xml2003/sheet-named-proto',
    inBook((text) => text.replace(/ss:Name="[^"]*"/, 'ss:Name="__proto__"')),
    SAME,
  ),
];

const DOCUMENTS: readonly Recipe[] = [
  recipe(
    'ods/columns-1e9',
    inContent((text) =>
      text.replace(
        '<table:table-cell ',
        '<table:table-cell table:number-columns-repeated="1000000000" ',
      ),
    ),
    TOO_LARGE,
  ),
  recipe(
    'ods/rows-1e9',
    inContent((text) =>
      text.replace(
        '<table:table-row>',
        '<table:table-row table:number-rows-repeated="1000000000">',
      ),
    ),
    TOO_LARGE,
  ),
  recipe(
    'ods/rows-times-columns',
    inContent((text) =>
      text.replace(
        '</table:table>',
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/></table:table-row></table:table>',
      ),
    ),
    TOO_LARGE,
  ),
  recipe(
    'ods/empty-1e9',
    inContent((text) =>
      text.replace(
        '</table:table>',
        '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"/></table:table-row></table:table>',
      ),
    ),
    SAME,
  ),
  recipe(
    'ods/repeated-zero',
    inContent((text) =>
      text.replace('<table:table-cell ', '<table:table-cell table:number-columns-repeated="0" '),
    ),
    REFUSED,
  ),
  recipe(
    'ods/spaces-1e9',
    inContent((text) => text.replace('<text:p>', '<text:p><text:s text:c="1000000000"/>')),
    TOO_LARGE,
  ),
  recipe(
    'ods/spanned-1e9',
    inContent((text) =>
      text.replace(
        '<table:table-cell ',
        '<table:table-cell table:number-rows-spanned="1000000000" table:number-columns-spanned="1000000000" ',
      ),
    ),
    { ends: 'sound' },
  ),
  recipe(
    'ods/hidden-columns-1e9',
    inContent((text) =>
      text.replace(
        '<table:table-row',
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="1000000000"/><table:table-row',
      ),
    ),
    { ends: 'sound' },
  ),
  recipe(
    'ods/table-in-a-table',
    inContent((text) =>
      text.replace(
        '<table:table-row',
        '<table:table table:name="x"><table:table-row/></table:table><table:table-row',
      ),
    ),
    REFUSED,
  ),
  recipe(
    'ods/long-text',
    inContent((text) =>
      text.replace(
        '<text:p>',
        `<text:p>${repeat('<text:span>aaaaaaaaaaaaaaaaaaaaaaaaaaaaa</text:span>', 100_000)}`,
      ),
    ),
    { ...TOO_LARGE, params: { limit: 'cellLength' } },
  ),
  recipe(
    'ods/doctype',
    inContent((text) =>
      text.replace('<office:document-content', '<!DOCTYPE x><office:document-content'),
    ),
    { ends: 'refused', params: { reason: 'doctype' } },
  ),
  recipe(
    'ods/encrypted',
    () =>
      zip({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'META-INF/manifest.xml': '<manifest><file-entry><encryption-data/></file-entry></manifest>',
        'content.xml': 'x',
      }),
    { ends: 'refused', code: 'file.encrypted' },
  ),
  recipe(
    'ods/text-document',
    () => zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }),
    { ends: 'refused', params: { reason: 'odf' } },
  ),
  recipe(
    'ods/no-content',
    () => zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
    { ends: 'refused', params: { reason: 'damaged' } },
  ),
];

const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY lol${n + 1} "${repeat(`&lol${n === 0 ? '' : n};`, 10)}">`).join('')}]>`;
const inSheet = (change: (text: string) => string) => async (): Promise<Uint8Array> =>
  withText(await honest('xlsx'), 'xl/worksheets/sheet1.xml', change);

const ENTITIES: readonly Recipe[] = [
  recipe(
    'xml/billion-laughs',
    inSheet((text) => text.replace(/<\?xml[^>]*\?>/, laughs).replace('<v>', '<v>&lol9;')),
    { ends: 'refused', params: { reason: 'doctype' } },
  ),
  recipe(
    'xml/external-entity',
    inSheet((text) =>
      text.replace(/<\?xml[^>]*\?>/, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    ),
    { ends: 'refused', params: { reason: 'doctype' } },
  ),
  recipe(
    'xml/external-doctype',
    inSheet((text) =>
      text.replace(/<\?xml[^>]*\?>/, '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">'),
    ),
    { ends: 'refused', params: { reason: 'doctype' } },
  ),
  recipe(
    'xml/unknown-entity',
    inSheet((text) => text.replace('<v>', '<v>&nothing;')),
    REFUSED,
  ),
  recipe(
    'xml/nul',
    inSheet((text) => text.replace('<v>', '<v>\u0000')),
    REFUSED,
  ),
  recipe(
    'xml/utf-16-declared',
    inSheet((text) => text.replace('encoding="UTF-8"', 'encoding="UTF-16"')),
    { ends: 'sameOrRefused' },
  ),
  recipe(
    'xml/gb18030-declared',
    inSheet((text) => text.replace('encoding="UTF-8"', 'encoding="GB18030"')),
    { ends: 'sameOrRefused' },
  ),
  recipe(
    'xml/nested-in-a-cell',
    inSheet((text) => text.replace('<v>', `${repeat('<x>', 200)}${repeat('</x>', 200)}<v>`)),
    REFUSED,
  ),
  recipe(
    'xml/two-roots',
    inSheet((text) => text + text.replace(/<\?xml[^>]*\?>/, '')),
    REFUSED,
  ),
  recipe(
    'xml/behind-the-root',
    inSheet((text) => `${text}<!-- x -->\r\n`),
    SAME,
  ),
];

export const MARKUP: readonly Recipe[] = [...PAGES, ...BOOKS, ...DOCUMENTS, ...ENTITIES];
