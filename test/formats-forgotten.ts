import { utils, write } from '@e965/xlsx';

/** SheetJS begins its table of number formats anew when it writes a workbook that has one of its own. */
export function forgetAllFormats(): void {
  const book = utils.book_new();
  utils.book_append_sheet(book, { A1: { t: 'n', v: 1 }, '!ref': 'A1' }, 'x');
  write(Object.assign(book, { SSF: { 0: 'General' } }), { type: 'array', bookType: 'xlsx' });
}
