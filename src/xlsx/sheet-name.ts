/** What spreadsheets allow in no sheet's name. */
const FORBIDDEN = /[[\]:*?/\\'\p{Cc}]/gu;

/** A text as a sheet's name, at most so many characters, none of them cut in half; may be empty. */
export const sheetNameFrom = (text: string, most: number): string =>
  Array.from(text.normalize('NFC').replace(FORBIDDEN, '')).slice(0, most).join('').trim();
