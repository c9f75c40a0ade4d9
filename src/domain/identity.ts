const FULL_LENGTH = 18;

/** ID numbers leave the program masked: the first 6 and the last 4; short ones all but the last 4. */
export function maskIdNumber(idNumber: string): string {
  const shown = idNumber.length >= FULL_LENGTH ? 6 : 0;
  const hidden = Math.max(idNumber.length - shown - 4, 0);
  return idNumber.slice(0, shown) + '*'.repeat(hidden) + idNumber.slice(shown + hidden);
}

/** Six figures of a region, a day of birth, three figures and a check character. */
const ID_NUMBER_WITHIN = /\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]/g;

/** What can be nothing else than an ID number masked, though more figures stand beside it. */
function maskLikely(figures: string): string {
  let masked = figures;
  for (const { index, 0: found } of figures.normalize('NFKC').matchAll(ID_NUMBER_WITHIN)) {
    const end = index + found.length;
    masked = masked.slice(0, index) + maskIdNumber(masked.slice(index, end)) + masked.slice(end);
  }
  return masked;
}

/**
 * A 户编号, name or village as it leaves the program: some villages write the ID number there, alone
 * or beside something else. Other long numbers are what a household is known by, and stay.
 */
export const maskId = (id: string): string =>
  /^\d{17}[\dXx]$/.test(id)
    ? maskIdNumber(id)
    : id.replace(/[\dXx０-９Ｘｘ]{18,}/g, (figures) => maskLikely(figures));

/** Any run of 15 or more characters of an ID number, full-width ones too, inside other text, masked. */
export const maskWithin = (text: string): string =>
  text.replace(/[\dXx０-９Ｘｘ]{15,}/g, (digits) => maskIdNumber(digits));

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
const ZERO = 48;

/**
 * The first 18 characters agree with the check character of GB 11643-1999 (ISO 7064 MOD 11-2);
 * false also where they are no 17 figures and a check character.
 */
export function hasCheckCharacter(idNumber: string): boolean {
  let sum = 0;
  for (let n = 0; n < WEIGHTS.length; n += 1) {
    const figure = idNumber.charCodeAt(n) - ZERO;
    if (!(figure >= 0 && figure <= 9)) return false;
    sum += figure * (WEIGHTS[n] as number);
  }
  return CHECK_CHARACTERS[sum % 11] === idNumber[17];
}
