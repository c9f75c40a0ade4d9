import type { OpenedFile } from '../../sheet.js';
import type { Budget } from '../budget.js';
import { SpreadsheetMlSink } from '../markup/spreadsheetml.js';
import { XmlReader } from '../markup/xml.js';
import { unreadable } from '../refusal.js';
import { decodeText } from './decode.js';
import { readDelimited } from './delimited.js';

/** What decides what a text is stands at its beginning. */
const HEAD = 4096;

const HTML =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype html|html|head|meta|title|style|body|div|center|table)\b/i;
const XML = /^\s*<\?xml\s/;
const SPREADSHEET_2003 = 'urn:schemas-microsoft-com:office:spreadsheet';

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
export const readText = async (bytes: Uint8Array, budget: Budget): Promise<OpenedFile> => {
  const text = decodeText(bytes);
  const head = text.slice(0, HEAD);
  if (HTML.test(head)) return await readHtmlTables(text, budget);
  if (XML.test(head)) {
    if (head.includes(SPREADSHEET_2003)) return readSpreadsheetMl(text, budget);
    throw unreadable('otherXml');
  }
  return { format: 'text', sheets: [readDelimited(text, budget)] };
};
