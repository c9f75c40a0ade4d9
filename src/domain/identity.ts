const FULL_LENGTH = 18;

/** ID numbers leave the program masked: the first 6 and the last 4; short ones all but the last 4. */
export function maskIdNumber(idNumber: string): string {
  const shown = idNumber.length >= FULL_LENGTH ? 6 : 0;
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
  let sum = 0;
  for (let n = 0; n < WEIGHTS.length; n += 1) {
    const figure = idNumber.charCodeAt(n) - ZERO;
    if (!(figure >= 0 && figure <= 9)) return false;
    sum += figure * (WEIGHTS[n] as number);
  }
  return CHECK_CHARACTERS[sum % 11] === idNumber[17];
}
