import { honest } from '../honest.js';
import { type Recipe, recipe } from '../recipe.js';
import { pack, rawEntries, rawZip, unpack, withParts, withText } from '../zip.js';

/** What other programs write just as rightly, and what does not concern the figures: all the same. */

const SHEET = 'xl/worksheets/sheet1.xml';
const BOOK = 'xl/workbook.xml';
const RELS = 'xl/_rels/workbook.xml.rels';
const STRINGS = 'xl/sharedStrings.xml';

const inSheet = (change: (text: string) => string) => async (): Promise<Uint8Array> =>
  withText(await honest('xlsx'), SHEET, change);
const inPart = (part: string, change: (text: string) => string) => async (): Promise<Uint8Array> =>
  withText(await honest('xlsx'), part, change);
const parts = (changes: Parameters<typeof withParts>[1]) => async (): Promise<Uint8Array> =>
  withParts(await honest('xlsx'), changes);

/** `<c r="A1">` becomes `<x:c r="A1">`, all over the part. */
const prefixed = (text: string): string =>
  text
    .replace(/<(\/?)([a-z]\w*)(?=[\s/>])/gi, '<$1x:$2')
    .replace(
      'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
      'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    );

const utf16 = (text: string): Uint8Array =>
  new Uint8Array(
    Buffer.from(`\ufeff${text.replace(/encoding="[^"]*"/i, 'encoding="UTF-16"')}`, 'utf16le'),
  );

const asUtf16 = async (): Promise<Uint8Array> => {
  const bytes = await honest('xlsx');
  const text = new TextDecoder().decode((await unpack(bytes)).get(SHEET));
  return withParts(bytes, { [SHEET]: utf16(text) });
};

const renamedParts = (rename: (name: string) => string) => async (): Promise<Uint8Array> =>
  pack(
    new Map([...(await unpack(await honest('xlsx')))].map(([name, part]) => [rename(name), part])),
  );

const listed = async (): Promise<Uint8Array> =>
  rawZip(rawEntries(await unpack(await honest('xlsx'))), '说明');

const nested = (depth: number): string => '<x>'.repeat(depth) + '</x>'.repeat(depth);

const SAME: readonly (readonly [string, Recipe['make']])[] = [
  ['comment', inSheet((text) => text.replaceAll('<row', '<!-- 张三 --><row'))],
  ['instruction', inSheet((text) => text.replaceAll('<row', '<?x y?><row'))],
  ['white-space', inSheet((text) => text.replaceAll('><', '>\r\n\t<'))],
  ['prefixed', inSheet(prefixed)],
  [
    'attributes-reversed',
    inSheet((text) => text.replace(/<c ([^\s>]+) ([^\s>]+?)(\/?)>/g, '<c $2 $1$3>')),
  ],
  ['single-quotes', inSheet((text) => text.replace(/="([^"']*)"/g, "='$1'"))],
  ['no-references', inSheet((text) => text.replace(/<row r="\d+"/g, '<row'))],
  [
    'character-references',
    inSheet((text) => text.replace(/<v>(\d)/g, (_, digit) => `<v>&#${48 + Number(digit)};`)),
  ],
  ['cdata', inSheet((text) => text.replace(/<v>([^<]*)<\/v>/g, '<v><![CDATA[$1]]></v>'))],
  ['text-in-pieces', inSheet((text) => text.replace(/<v>(.)([^<]*)<\/v>/g, '<v>$1<!-- -->$2</v>'))],
  [
    'other-namespace',
    inSheet((text) =>
      text.replace(
        '</worksheet>',
        '<extLst><ext><y:sheetData xmlns:y="urn:y"><y:row r="5"><y:c r="A5"><y:v>9</y:v></y:c></y:row></y:sheetData></ext></extLst></worksheet>',
      ),
    ),
  ],
  [
    'extension',
    inSheet((text) =>
      text.replace('</worksheet>', `<extLst><ext>${nested(50)}</ext></extLst></worksheet>`),
    ),
  ],
  [
    'dimension-lies',
    inSheet((text) =>
      text.replace('<sheetFormatPr', '<dimension ref="A1:XFD1048576"/><sheetFormatPr'),
    ),
  ],
  [
    'dimension-nonsense',
    inSheet((text) => text.replace('<sheetFormatPr', '<dimension ref="__proto__"/><sheetFormatPr')),
  ],
  ['spans-lie', inSheet((text) => text.replace(/ spans="[^"]*"/g, ' spans="1:16384"'))],
  [
    'validation-everywhere',
    inSheet((text) =>
      text.replace(
        '</worksheet>',
        '<dataValidations count="1"><dataValidation sqref="A1:XFD1048576" type="list"><formula1>"是,否"</formula1></dataValidation></dataValidations></worksheet>',
      ),
    ),
  ],
  [
    'format-everywhere',
    inSheet((text) =>
      text.replace(
        '</worksheet>',
        '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="duplicateValues" priority="1"/></conditionalFormatting></worksheet>',
      ),
    ),
  ],
  [
    'link-everywhere',
    inSheet((text) =>
      text.replace(
        '</worksheet>',
        '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks></worksheet>',
      ),
    ),
  ],
  ['styles-gone', inPart(RELS, (text) => text.replace(/<Relationship [^>]*styles[^>]*>/, ''))],
  ['utf-16', asUtf16],
  ['byte-order-mark', inSheet((text) => `\ufeff${text}`)],
  ['no-declaration', inSheet((text) => text.replace(/<\?xml[^>]*\?>/, ''))],
  [
    'strict-namespace',
    inPart(BOOK, (text) =>
      text.replaceAll(
        'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        'http://purl.oclc.org/ooxml/spreadsheetml/main',
      ),
    ),
  ],
  ['absolute-targets', inPart(RELS, (text) => text.replaceAll('Target="', 'Target="/xl/'))],
  [
    'roundabout-targets',
    inPart(RELS, (text) => text.replaceAll('Target="', 'Target="./worksheets/../')),
  ],
  ['escaped-targets', inPart(RELS, (text) => text.replaceAll('worksheets/', '%77orksheets/'))],
  [
    'shared-count-lies',
    inPart(STRINGS, (text) =>
      text
        .replace(/count="\d+"/i, 'count="4294967295"')
        .replace(/uniqueCount="\d+"/i, 'uniqueCount="4294967295"'),
    ),
  ],
  [
    'upper-case-names',
    renamedParts((name) => (name.startsWith('xl/worksheets') ? name.toUpperCase() : name)),
  ],
  ['backslashes', renamedParts((name) => name.replaceAll('/', '\\'))],
  [
    'other-part',
    parts({
      'xl/printerSettings/x.bin': new Uint8Array(1000).fill(255),
      'docProps/thumbnail.jpeg': 'x',
    }),
  ],
  [
    'properties-damaged',
    parts({ 'docProps/app.xml': '<Properties><Unclosed>', 'docProps/core.xml': '<!DOCTYPE x>' }),
  ],
  ['theme-damaged', parts({ 'xl/theme/theme1.xml': '<<<' })],
  [
    'external-link',
    parts({
      'xl/externalLinks/externalLink1.xml':
        '<externalLink><externalBook r:id="rId1"/></externalLink>',
      'xl/externalLinks/_rels/externalLink1.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="x" Target="http://example.invalid/b.xlsx" TargetMode="External"/></Relationships>',
    }),
  ],
  [
    'dde',
    parts({
      'xl/externalLinks/externalLink1.xml':
        '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
    }),
  ],
  ['macros', parts({ 'xl/vbaProject.bin': new Uint8Array(4096).fill(7) })],
  ['custom-xml', parts({ 'customXml/item1.xml': `<x>${nested(5000)}</x>` })],
  ['zip-comment', listed],
];

export const VARIANTS: readonly Recipe[] = [
  ...SAME.map(([name, make]) => recipe(`xlsx/variant-${name}`, make, { ends: 'same' })),
  // Styles tell dates from amounts: without them nobody can say what a number is.
  recipe(
    'xlsx/styles-with-entities',
    parts({ 'xl/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>' }),
    { ends: 'refused', code: 'file.unreadable', params: { reason: 'doctype' } },
  ),
];
