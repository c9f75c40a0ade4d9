import { deepStrictEqual } from 'node:assert';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { openFile } from '../../../src/intake/open/index.js';
import type { Unpacking } from '../../../src/intake/open/unpacking.js';
import {
  DEFAULT_LIMITS,
  type Limits,
  type OpenedFile,
  type Sheet,
  UnreadableFile,
} from '../../../src/intake/sheet.js';
import { UNPACKING } from '../../../src/xlsx/unpacking.js';

/** What a part of a zip holds; a stream is for more than one wants in memory. */
type Content = string | Uint8Array | ReadableStream<Uint8Array>;
export type Parts = Readonly<Record<string, Content>>;

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const zip = async (parts: Parts, options = {}): Promise<Uint8Array> => {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options });
  for (const [name, content] of Object.entries(parts)) {
    if (typeof content === 'string') await writer.add(name, new TextReader(content));
    else if (content instanceof Uint8Array) await writer.add(name, new Uint8ArrayReader(content));
    else await writer.add(name, content);
  }
  return writer.close();
};

const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
export const MACRO_MAIN = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';

export const contentTypes = (main = MAIN, part = '/xl/workbook.xml'): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
    <Default Extension="xml" ContentType="application/xml"/>
    <Override PartName="${part}" ContentType="${main}"/></Types>`;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const relationships = (
  ...rows: readonly (readonly [id: string, type: string, target: string])[]
): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** Rows of cells as XML, the way programs write them. */
export const worksheet = (rows: string, after = '', before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

export const workbook = (sheets = '<sheet name="北张村" sheetId="1" r:id="rId1"/>'): string =>
  `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`;

export interface Made {
  readonly sheet?: Content;
  readonly strings?: Content;
  readonly parts?: Parts;
}

/** The parts of a workbook with one sheet. */
export const workbookParts = ({ sheet = worksheet(''), strings, parts = {} }: Made): Parts => ({
  '[Content_Types].xml': contentTypes(),
  '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': workbook(),
  'xl/_rels/workbook.xml.rels': relationships(
    ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ['rId2', 'sharedStrings', 'sharedStrings.xml'],
  ),
  'xl/worksheets/sheet1.xml': sheet,
  'xl/sharedStrings.xml': strings ?? '<sst/>',
  ...parts,
});

export const xlsx = (made: Made): Promise<Uint8Array> => zip(workbookParts(made));

const outcomeOf = async (
  bytes: Uint8Array,
  limits: Partial<Limits>,
  unpacking: Unpacking | null,
): Promise<OpenedFile | UnreadableFile> => {
  try {
    return await openFile('x', bytes, { ...DEFAULT_LIMITS, ...limits }, unpacking);
  } catch (error) {
    // A copy of its own, as the library adds sizes to what it hands on.
    if (error instanceof UnreadableFile) return new UnreadableFile(error.code, error.params);
    throw error;
  }
};

/** As parts are read that are too large to be inflated at once. */
export const PIECEWISE: Unpacking = { ...UNPACKING, inflate: () => null };

/**
 * Opens a file as the program does, piece by piece and without the platform's help, which has to
 * give the same.
 */
const open = async (bytes: Uint8Array, limits: Partial<Limits>): Promise<OpenedFile> => {
  const quick = await outcomeOf(bytes, limits, UNPACKING);
  deepStrictEqual(await outcomeOf(bytes, limits, PIECEWISE), quick);
  deepStrictEqual(await outcomeOf(bytes, limits, null), quick);
  if (quick instanceof UnreadableFile) throw quick;
  return quick;
};

/** The only sheet of a file. */
export const sheetOf = async (bytes: Uint8Array, limits: Partial<Limits> = {}): Promise<Sheet> => {
  const { sheets } = await open(bytes, limits);
  const [sheet] = sheets;
  if (sheet === undefined) throw new Error('the file has no sheet');
  return sheet;
};

/** The rows that a sheet's XML gives. */
export const rowsOf = async (rows: string, made: Made = {}): Promise<Sheet['rows']> =>
  (await sheetOf(await xlsx({ sheet: worksheet(rows), ...made }))).rows;

/** Why a file is refused, as `code {params}`; fails where it is not, or by another error. */
export const refusalOf = async (
  bytes: Uint8Array,
  limits: Partial<Limits> = {},
): Promise<{ code: string; [param: string]: string | number }> => {
  try {
    await open(bytes, limits);
  } catch (error) {
    if (error instanceof UnreadableFile) return { code: error.code, ...error.params };
    throw error;
  }
  throw new Error('the file was not refused');
};
