import { SSF } from '@e965/xlsx';

const table = (): Record<string, string> => SSF.get_table();

const OWN = { ...table() };

/**
 * The library keeps the number formats of every workbook that it reads or writes in one table: what
 * one file holds must not decide how another is read, or stand in another's copy.
 */
export function forgetFormats(): void {
  const formats = table();
  for (const id of Object.keys(formats)) Reflect.deleteProperty(formats, id);
  Object.assign(formats, OWN);
}
