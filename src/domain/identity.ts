/** Characters of an ID number, the check character included. */
export const ID_NUMBER_LENGTH = 18;

/** ID numbers leave the program masked: the first 6 and the last 4; short ones all but the last 4. */
export function maskIdNumber(idNumber: string): string {
  const shown = idNumber.length >= ID_NUMBER_LENGTH ? 6 : 0;
  const hidden = Math.max(idNumber.length - shown - 4, 0);
  return idNumber.slice(0, shown) + '*'.repeat(hidden) + idNumber.slice(shown + hidden);
}

/** First two figures: the provinces of GB/T 2260, and 83 for residence permits of Taiwan. */
const PROVINCES: ReadonlySet<number> = new Set(
  (
    [
      [11, 15],
      [21, 23],
      [31, 37],
      [41, 46],
      [50, 54],
      [61, 65],
      [71, 71],
      [81, 83],
    ] as const
  ).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, n) => first + n)),
);

export const isProvince = (code: number): boolean => PROVINCES.has(code);

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
const ZERO = 48;

/**
 * The first 18 characters agree with the check character of GB 11643-1999 (ISO 7064 MOD 11-2);
 * false also where they are no 17 figures and a check character.
 */
export function hasCheckCharacter(idNumber: string): boolean {
  const character = checkCharacter(idNumber);
  return character !== null && character === idNumber[WEIGHTS.length];
}

/** The check character of the first 17 figures; null where they are no figures. */
export function checkCharacter(figures: string): string | null {
  let sum = 0;
  for (let n = 0; n < WEIGHTS.length; n += 1) {
    const figure = figures.charCodeAt(n) - ZERO;
    if (!(figure >= 0 && figure <= 9)) return null;
    sum += figure * (WEIGHTS[n] as number);
  }
  return CHECK_CHARACTERS.charAt(sum % 11);
}

const DAY = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';

/** How an ID number is built, and how many figures its year of birth has. */
interface Form {
  readonly pattern: RegExp;
  readonly length: number;
  readonly yearFigures: number;
}

const WHOLE: Form = {
  pattern: new RegExp(`^\\d{6}(?:19|20)\\d\\d${DAY}\\d{3}[\\dX]$`),
  length: ID_NUMBER_LENGTH,
  yearFigures: 4,
};
const WITHOUT_CHECK: Form = {
  pattern: new RegExp(`^\\d{6}(?:19|20)\\d\\d${DAY}\\d{3}$`),
  length: 17,
  yearFigures: 4,
};
/** The old ID numbers of 15 digits, given to people born before 2000. */
const OLD: Form = { pattern: new RegExp(`^\\d{8}${DAY}\\d{3}$`), length: 15, yearFigures: 2 };

function hasForm({ pattern, length, yearFigures }: Form, figures: string): boolean {
  if (figures.length !== length || !pattern.test(figures)) return false;
  if (!isProvince(Number(figures.slice(0, 2)))) return false;
  const month = 6 + yearFigures;
  const year = Number(figures.slice(6, month)) + (yearFigures === 2 ? 1900 : 0);
  const day = Number(figures.slice(month + 2, month + 4));
  return day <= FEWEST_DAYS || day <= daysIn(year, Number(figures.slice(month, month + 2)));
}

/** Every month has so many days. */
const FEWEST_DAYS = 28;

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** 18 characters that can be an ID number: a province, a day of birth that there was. */
export const isWholeNumber = (figures: string): boolean => hasForm(WHOLE, figures);
/** The same of 17 figures, whose check character is lost. */
export const lacksCheckCharacter = (figures: string): boolean => hasForm(WITHOUT_CHECK, figures);
/** The same of 15 figures, as they were before 1999. */
export const isOldNumber = (figures: string): boolean => hasForm(OLD, figures);
