/** exceljs ships no types for its parts; the streaming writer alone loads in a third of the time. */
declare module 'exceljs/lib/stream/xlsx/workbook-writer.js' {
  import type { Style, stream } from 'exceljs';

  /** With what it keeps for the rows of all its sheets. */
  class WorkbookWriter extends stream.xlsx.WorkbookWriter {
    readonly styles: { addStyleModel(style: Partial<Style>): number };
    readonly sharedStrings: { add(text: string): number };
  }
  export = WorkbookWriter;
}

declare module 'exceljs/lib/utils/utils.js' {
  /** Text as it stands in XML: markup escaped, control characters left out. */
  export function xmlEncode(text: string): string;
}
