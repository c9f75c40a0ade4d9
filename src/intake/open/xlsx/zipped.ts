import type { FileFormat, OpenedFile, UnreadableReason } from '../../sheet.js';
import type { Budget } from '../budget.js';
import { OpenDocumentSink } from '../markup/open-document.js';
import { readXml } from '../markup/xml.js';
import { encrypted, unreadable } from '../refusal.js';
import type { Unpacking } from '../unpacking.js';
import { Archive } from './archive.js';
import { contentTypeOf, contentTypesOf, readElements, relationshipsOf } from './package.js';
import { readWorkbook } from './workbook.js';

const LONGEST_TYPE = 100;
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';

/** Content types of main parts: what is a workbook, and what has another name. */
const FORMATS: readonly (readonly [RegExp, FileFormat])[] = [
  [/spreadsheetml\.(?:sheet|template)\.main\+xml$/i, 'xlsx'],
  [/ms-excel\.(?:sheet|template|addin)\.macroEnabled\.main\+xml$/i, 'xlsm'],
  [/ms-excel\.sheet\.binary\.macroEnabled\.main$/i, 'xlsb'],
];

const OTHERS: readonly (readonly [RegExp, UnreadableReason])[] = [
  [/wordprocessingml|ms-word/i, 'docx'],
  [/presentationml|ms-powerpoint/i, 'pptx'],
];

const find = <T>(table: readonly (readonly [RegExp, T])[], type: string): T | undefined =>
  table.find(([pattern]) => pattern.test(type))?.[1];

const readPackage = async (archive: Archive, budget: Budget): Promise<OpenedFile> => {
  const types = await archive.known('[Content_Types].xml', 'types', () =>
    contentTypesOf(archive, budget),
  );
  const related = (await relationshipsOf(archive, '', budget)).find(
    ({ type }) => type === 'officeDocument',
  );
  const main = related?.target ?? [...types].find(([, type]) => find(FORMATS, type))?.[0];
  if (main === undefined) throw unreadable('zip');
  const type = contentTypeOf(types, main);
  const format = find(FORMATS, type);
  if (format === undefined) throw unreadable(find(OTHERS, type) ?? 'zip');
  return readWorkbook(archive, main, format, budget);
};

const readOpenDocument = async (archive: Archive, budget: Budget): Promise<OpenedFile> => {
  const decoder = new TextDecoder();
  let type = '';
  await archive.read('mimetype', (chunk) => {
    if (type.length < LONGEST_TYPE) type += decoder.decode(chunk.subarray(0, LONGEST_TYPE));
  });
  if (!type.startsWith(`${OPEN_DOCUMENT}spreadsheet`)) {
    throw unreadable(type.startsWith(OPEN_DOCUMENT) ? 'odf' : 'zip');
  }
  if (archive.has('META-INF/manifest.xml')) {
    await readElements(archive, 'META-INF/manifest.xml', budget, (name) => {
      if (name === 'encryption-data') throw encrypted();
    });
  }
  const sink = new OpenDocumentSink(budget);
  await readXml(archive, 'content.xml', budget, sink);
  return { format: 'ods', sheets: sink.sheets };
};

/** A zip: a workbook of any kind, or a refusal that says what else it is. */
export const readZip = async (
  bytes: Uint8Array,
  budget: Budget,
  unpacking: Unpacking | null,
): Promise<OpenedFile> => {
  const archive = await Archive.open(bytes, budget, unpacking);
  if (archive.has('[Content_Types].xml')) return readPackage(archive, budget);
  if (archive.has('mimetype')) return readOpenDocument(archive, budget);
  throw unreadable('zip');
};
