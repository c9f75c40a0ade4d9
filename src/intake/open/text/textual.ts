import type { OpenedFile } from '../../sheet.js';
import type { Budget } from '../budget.js';
import { SpreadsheetMlSink } from '../markup/spreadsheetml.js';
import { XmlReader } from '../markup/xml.js';
import { unreadable } from '../refusal.js';
import { decodeText } from './decode.js';
import { readDelimited } from './delimited.js';

/** How much of the beginning of a text decides what it is. */
const HEAD = 4096;

/** Declarations, other instructions and comments in front of the first element. */
const PROLOGUE = '^\\s*(?:<\\?[^>]*>\\s*|<!--(?:(?!-->)[\\s\\S])*-->\\s*)*';
const HTML = new RegExp(
  `${PROLOGUE}<(?:!doctype html|html|head|meta|title|style|body|div|center|table)\\b`,
  'i',
);
const XML = /^\s*<\?xml\s/;
/** Some exports leave out the declaration. */
const WORKBOOK_2003 = new RegExp(`${PROLOGUE}<(?:\\w{1,20}:)?Workbook\\s`);
const SPREADSHEET_2003 = 'urn:schemas-microsoft-com:office:spreadsheet';
const ROW = /<(?:table|tr)[\s>]/i;
const CELL = /<t[dh][\s>]/i;

/** Browsers read a page whatever it begins with, and so do spreadsheet programs. */
const isPage = (text: string): boolean => {
  const row = text.search(ROW);
  return row !== -1 && CELL.test(text.slice(row, row + HEAD));
};

const readHtmlTables = async (text: string, budget: Budget): Promise<OpenedFile> => {
  const { readHtml } = await import('../markup/html.js');
  const sheets = readHtml(text, budget);
  if (sheets.length === 0) throw unreadable('html');
  return { format: 'html', sheets };
};

const readSpreadsheetMl = (text: string, budget: Budget): OpenedFile => {
  const sink = new SpreadsheetMlSink(budget);
  const reader = new XmlReader('', budget, sink);
  reader.writeText(text);
  reader.end();
  return { format: 'xml2003', sheets: sink.sheets };
};

/** A text: delimited fields, or one of the two markups that get saved as .xls. */
export const openText = async (bytes: Uint8Array, budget: Budget): Promise<OpenedFile> => {
  const text = decodeText(bytes);
  const head = text.slice(0, HEAD);
  const isXml = XML.test(head);
  if ((isXml || WORKBOOK_2003.test(head)) && head.includes(SPREADSHEET_2003)) {
    return readSpreadsheetMl(text, budget);
  }
  if (HTML.test(head) || (!isXml && isPage(text))) return await readHtmlTables(text, budget);
  if (isXml) throw unreadable('otherXml');
  return { format: 'text', sheets: [readDelimited(text, budget)] };
};
