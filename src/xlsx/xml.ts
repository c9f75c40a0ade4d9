import { storable } from './text.js';

/** How every part of a workbook begins. */
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
export const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
export const CONTENT = 'application/vnd.openxmlformats-officedocument';

const MARKUP = /[<>&"]/;
/** A text as it stands in XML, also between double quotes. Most texts have no markup: looking first saves a copy. */
export const escapeXml = (text: string): string =>
  MARKUP.test(text)
    ? text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
    : text;

/** A text of a person as it stands in XML. */
export const textXml = (text: string): string => escapeXml(storable(text));

/** ` name="value"`; nothing where there is no value. */
export const attribute = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : ` ${name}="${typeof value === 'number' ? value : textXml(value)}"`;
