/** exceljs ships no types for its parts; the streaming writer alone loads in a third of the time. */
declare module 'exceljs/lib/stream/xlsx/workbook-writer.js' {
  import type { stream } from 'exceljs';

  export = stream.xlsx.WorkbookWriter;
}

declare module 'exceljs/lib/xlsx/xml/theme1.js' {
  /** The part `xl/theme/theme1.xml`. */
  const theme: string;
  export = theme;
}
