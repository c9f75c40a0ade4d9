import { type FindingWords, wordOf } from '../../finding.js';
import { diskRefusal } from '../failures/disk.js';
import { param, shown } from './speech.js';

/**
 * `params.reason` of file.unreadable.
 * @internal
 */
export const reasons: Readonly<Record<string, string>> = {
  empty: 'the file is empty',
  damaged: 'the file is damaged or was not copied completely',
  xml: 'the contents of the workbook are damaged',
  doctype: 'the workbook holds a declaration that no spreadsheet program writes, and is not opened',
  otherXml: 'this is an XML file, but no spreadsheet',
  zip: 'this is a zip archive, no table',
  docx: 'this is a Word document, no table',
  pptx: 'this is a presentation, no table',
  odf: 'this is an OpenDocument file, but no spreadsheet',
  doc: 'this is a Word document, no table',
  ppt: 'this is a presentation, no table',
  ole: 'this is another kind of Office file, no table',
  html: 'this is a web page, no table',
  mhtml: 'this is a web archive, no table',
  rtf: 'this is a rich-text document, no table',
  pdf: 'this is a PDF, no table',
  png: 'this is a picture, no table',
  jpeg: 'this is a picture, no table',
  gif: 'this is a picture, no table',
  bmp: 'this is a picture, no table',
  rar: 'this is an archive, no table',
  '7z': 'this is an archive, no table',
  gzip: 'this is an archive, no table',
  binary: 'the contents are neither text nor a table',
  encoding: 'the text is neither UTF-8, UTF-16 nor GB18030, or it is damaged',
  quotes: 'a quotation mark opens and never closes',
};

/**
 * `params.limit` of file.tooLarge.
 * @internal
 */
export const limits: Readonly<Record<string, string>> = {
  fileBytes: 'bytes of the file',
  partBytes: 'bytes of one part, unpacked',
  inflatedBytes: 'bytes, unpacked',
  parts: 'parts of the archive',
  sheets: 'sheets',
  rows: 'rows of a sheet',
  allRows: 'rows of all sheets',
  filledRows: 'rows with contents',
  columns: 'columns',
  cells: 'cells',
  merges: 'merged areas',
  elements: 'marks inside the workbook',
  cellLength: 'characters of one cell',
  longTexts: 'cells of more than 4,000 characters',
  texts: 'characters of all cells',
  textLength: 'characters of one line or text',
  tables: 'detail tables',
  sameColumns: 'columns for one field',
  findings: 'problems found while reading',
};

export const files = {
  'file.unreadable': {
    checks: 'The file opens and is a table',
    message: (found) => {
      const where = [found.params.part, found.params.line].filter((part) => part !== undefined);
      const at = where.length > 0 ? ` (${where.map(shown).join(', ')})` : '';
      const reason =
        wordOf(reasons, found.params.reason) ??
        diskRefusal(found.params.reason)?.is ??
        'it is no known kind of table';
      return `The file cannot be read: ${reason}${at}.`;
    },
    suggestion: (found) =>
      diskRefusal(found.params.reason)?.todo ??
      'Open the original in WPS or Excel, save it as .xlsx and send it again.',
  },
  'file.encrypted': {
    checks: 'The file is not encrypted',
    message: () => 'The file asks for a password and cannot be read.',
    suggestion: () => 'Remove the password in WPS or Excel, save the file and send it again.',
  },
  'file.legacyFormat': {
    checks: 'The file is not in an outdated format',
    message: () => 'The file is in an outdated spreadsheet format and cannot be read.',
    suggestion: () => 'Open it in WPS or Excel, save it as .xlsx and send it again.',
  },
  'file.tooLarge': {
    checks: 'The file is within the limits of reading',
    message: (found) => {
      const limit = wordOf(limits, found.params.limit) ?? 'contents';
      return `The file is too large: ${limit} above the limit of ${param(found, 'most')}.`;
    },
    suggestion: () =>
      'Delete empty rows and columns, pictures and other sheets; split a very long list by village.',
  },
  'file.noTable': {
    checks: 'The file has a detail table of incomes',
    message: () =>
      'No detail table was found (its header has the head’s name or household number, the persons and at least one income).',
    suggestion: () =>
      'Check that it is the right file; where headers differ, a column map can say what they mean (zengshou columns makes one).',
  },
} as const satisfies Partial<FindingWords>;
