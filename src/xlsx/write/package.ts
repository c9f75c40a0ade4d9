import theme from 'exceljs/lib/xlsx/xml/theme1.js';
import { columnLetters } from '../../domain/household.js';
import { IN_MEMORY, type PackedPart, type PutAway, packPart, zipPieces, zipped } from '../pack.js';
import { CONTENT, escapeXml, HEAD, OFFICE, PACKAGE, SPREADSHEET, textXml } from '../xml.js';
import { drawingParts, type PlacedChart, sheetRelationships } from './chart.js';
import { filesOf, type SheetFrame } from './frame.js';
import { borrowBuffer, PartWriter, returnBuffer } from './part.js';
import { type RowWriter, SheetWriter } from './sheet.js';
import { StyleSheet } from './style-sheet.js';
import { SharedStrings } from './texts/strings.js';

/** What stands in the properties of a workbook. */
export interface BookProperties {
  readonly title: string;
  readonly creator: string;
  /** The date of the workbook, which is never taken from the clock. */
  readonly date: Date;
}

/** A name for cells or a constant. */
export interface DefinedName {
  readonly name: string;
  /** Without `=`. */
  readonly refersTo: string;
  /** Number of the sheet it belongs to, from 0; null for the whole workbook. */
  readonly sheet: number | null;
}

/**
 * One workbook, sheet after sheet: the same calls make the same bytes. Each part is packed as soon
 * as it is finished, so that a workbook is never held unpacked.
 */
export class BookWriter {
  readonly #buffer = borrowBuffer();
  readonly #texts = borrowBuffer();
  readonly #styles = new StyleSheet();
  readonly #strings = new SharedStrings(this.#texts);
  readonly #frames: SheetFrame[] = [];
  readonly #names: DefinedName[] = [];
  readonly #parts = new Map<string, PackedPart>();
  readonly #overrides: [path: string, type: string][] = [];
  #charts = 0;

  /** Pieces of long sheets wait where `putAway` puts them; in memory without it. */
  constructor(
    private readonly properties: BookProperties,
    private readonly putAway: PutAway = IN_MEMORY,
  ) {}

  /** Writes a sheet; `rows` adds its rows from top to bottom. */
  addSheet(
    frame: SheetFrame,
    rows: (sheet: RowWriter) => void,
    charts: readonly PlacedChart[] = [],
  ): void {
    const part = new PartWriter(this.#buffer, this.putAway);
    const stores = { styles: this.#styles, strings: this.#strings, part };
    const number = this.#frames.push(frame);
    const sheet = new SheetWriter(stores, frame);
    rows(sheet);
    sheet.end();
    part.add(charts.length === 0 ? '</worksheet>' : '<drawing r:id="rId1"/></worksheet>');
    this.#parts.set(`xl/worksheets/sheet${number}.xml`, part.take());
    if (charts.length > 0) this.#addDrawing(number, charts);
    const files = filesOf(frame);
    if (charts.length + files.length > 0) {
      const related = sheetRelationships(number, charts.length > 0, files);
      this.#parts.set(
        `xl/worksheets/_rels/sheet${number}.xml.rels`,
        packPart(Buffer.from(related)),
      );
    }
    this.addName({
      name: '_xlnm.Print_Titles',
      refersTo: printTitles(frame),
      sheet: number - 1,
    });
  }

  addName(name: DefinedName): void {
    this.#names.push(name);
  }

  bytes(): Uint8Array {
    return zipped(this.#packed());
  }

  /** The same bytes in pieces, for a workbook that is large. */
  pieces(): Iterable<Uint8Array> {
    return zipPieces(this.#packed());
  }

  #packed(): ReadonlyMap<string, PackedPart> {
    const once = (path: string, xml: string) => this.#parts.set(path, packedOnce(path, xml));
    once('xl/theme/theme1.xml', theme);
    once('xl/styles.xml', this.#styles.xml());
    const texts = new PartWriter(this.#buffer, this.putAway);
    this.#strings.writeTo(texts);
    this.#parts.set('xl/sharedStrings.xml', texts.take());
    once('xl/workbook.xml', workbookXml(this.#frames, this.#names));
    once('xl/_rels/workbook.xml.rels', workbookRelationships(this.#frames.length));
    once('_rels/.rels', ROOT_RELATIONSHIPS);
    once('docProps/core.xml', coreXml(this.properties));
    once('docProps/app.xml', appXml(this.#frames));
    const types = contentTypes(this.#frames.length, this.#overrides);
    const parts = new Map([[TYPES, packedOnce(TYPES, types)], ...this.#parts]);
    returnBuffer(this.#buffer);
    returnBuffer(this.#texts);
    return parts;
  }

  #addDrawing(sheet: number, charts: readonly PlacedChart[]): void {
    const drawing = drawingParts(sheet, charts, this.#charts);
    this.#charts += charts.length;
    for (const { path, xml, type } of drawing) {
      this.#parts.set(path, packPart(Buffer.from(xml)));
      if (type !== null) this.#overrides.push([path, type]);
    }
  }
}

/** The columns and rows that stand on every page. */
function printTitles({ name, page: { titleRows, titleColumns = 0 } }: SheetFrame): string {
  const sheet = `'${name.replaceAll("'", "''")}'`;
  const rows = `${sheet}!$${titleRows[0]}:$${titleRows[1]}`;
  return titleColumns === 0 ? rows : `${sheet}!$A:$${columnLetters(titleColumns - 1)},${rows}`;
}

const TYPES = '[Content_Types].xml';
const SHEET_TYPE = 'spreadsheetml.worksheet';

/** Parts as they were last packed: most are the same in the next workbook of a thread. */
const lastPacked = new Map<string, { readonly xml: string; readonly part: PackedPart }>();

function packedOnce(path: string, xml: string): PackedPart {
  const known = lastPacked.get(path);
  if (known?.xml === xml) return known.part;
  const part = packPart(Buffer.from(xml));
  lastPacked.set(path, { xml, part });
  return part;
}

const relationship = (n: number, type: string, target: string): string =>
  `<Relationship Id="rId${n}" Type="${type}" Target="${target}"/>`;

const relationships = (entries: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}">${entries.join('')}</Relationships>`;

const ROOT_RELATIONSHIPS = relationships([
  relationship(1, `${OFFICE}/officeDocument`, 'xl/workbook.xml'),
  relationship(2, `${PACKAGE}/metadata/core-properties`, 'docProps/core.xml'),
  relationship(3, `${OFFICE}/extended-properties`, 'docProps/app.xml'),
]);

/** The number of the first sheet's relationship; styles, theme and texts have those before it. */
const FIRST_SHEET_ID = 4;

const workbookRelationships = (sheets: number): string =>
  relationships([
    relationship(1, `${OFFICE}/styles`, 'styles.xml'),
    relationship(2, `${OFFICE}/theme`, 'theme/theme1.xml'),
    relationship(3, `${OFFICE}/sharedStrings`, 'sharedStrings.xml'),
    ...Array.from({ length: sheets }, (_sheet, n) =>
      relationship(FIRST_SHEET_ID + n, `${OFFICE}/worksheet`, `worksheets/sheet${n + 1}.xml`),
    ),
  ]);

function workbookXml(sheets: readonly SheetFrame[], names: readonly DefinedName[]): string {
  const listed = sheets.map(
    ({ name }, n) =>
      `<sheet sheetId="${n + 1}" name="${escapeXml(name)}" state="visible" r:id="rId${FIRST_SHEET_ID + n}"/>`,
  );
  const defined = names.map(
    ({ name, refersTo, sheet }) =>
      `<definedName name="${escapeXml(name)}"${sheet === null ? '' : ` localSheetId="${sheet}"`}>${escapeXml(refersTo)}</definedName>`,
  );
  return (
    `${HEAD}<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}">` +
    '<fileVersion appName="xl" lastEdited="5" lowestEdited="5" rupBuild="9303"/>' +
    '<workbookPr defaultThemeVersion="164011" filterPrivacy="1"/>' +
    `<sheets>${listed.join('')}</sheets><definedNames>${defined.join('')}</definedNames>` +
    '<calcPr calcId="171027"/></workbook>'
  );
}

function coreXml({ title, creator, date }: BookProperties): string {
  const who = textXml(creator);
  const when = date.toISOString().replace(/\.\d{3}Z$/, 'Z');
  const time = (tag: string) =>
    `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${when}</dcterms:${tag}>`;
  return (
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE.replace('relationships', 'metadata/core-properties')}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:creator>${who}</dc:creator><dc:title>${textXml(title)}</dc:title>` +
    `<cp:lastModifiedBy>${who}</cp:lastModifiedBy>${time('created')}${time('modified')}</cp:coreProperties>`
  );
}

const appXml = (sheets: readonly SheetFrame[]): string =>
  `${HEAD}<Properties xmlns="${OFFICE.replace('/relationships', '/extended-properties')}" xmlns:vt="${OFFICE.replace('/relationships', '/docPropsVTypes')}"><Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop>` +
  `<HeadingPairs><vt:vector size="2" baseType="variant"><vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant><vt:variant><vt:i4>${sheets.length}</vt:i4></vt:variant></vt:vector></HeadingPairs>` +
  `<TitlesOfParts><vt:vector size="${sheets.length}" baseType="lpstr">${sheets.map(({ name }) => `<vt:lpstr>${escapeXml(name)}</vt:lpstr>`).join('')}</vt:vector></TitlesOfParts>` +
  '<LinksUpToDate>false</LinksUpToDate><SharedDoc>false</SharedDoc><HyperlinksChanged>false</HyperlinksChanged><AppVersion>16.0300</AppVersion></Properties>';

const override = (path: string, type: string): string =>
  `<Override PartName="/${path}" ContentType="${type}+xml"/>`;

function contentTypes(sheets: number, more: readonly (readonly [string, string])[]): string {
  const own: [path: string, type: string][] = [
    ['xl/workbook.xml', `${CONTENT}.spreadsheetml.sheet.main`],
    ...Array.from({ length: sheets }, (_sheet, n): [string, string] => [
      `xl/worksheets/sheet${n + 1}.xml`,
      `${CONTENT}.${SHEET_TYPE}`,
    ]),
    ['xl/theme/theme1.xml', `${CONTENT}.theme`],
    ['xl/styles.xml', `${CONTENT}.spreadsheetml.styles`],
    ['xl/sharedStrings.xml', `${CONTENT}.spreadsheetml.sharedStrings`],
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties'],
    ['docProps/app.xml', `${CONTENT}.extended-properties`],
  ];
  return (
    `${HEAD}<Types xmlns="${PACKAGE.replace('relationships', 'content-types')}">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
    `${[...own, ...more].map(([path, type]) => override(path, type)).join('')}</Types>`
  );
}
