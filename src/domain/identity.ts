const FULL_LENGTH = 18;

/** ID numbers leave the program masked: the first 6 and the last 4; short ones all but the last 4. */
export function maskIdNumber(idNumber: string): string {
  const shown = idNumber.length >= FULL_LENGTH ? 6 : 0;
  const hidden = Math.max(idNumber.length - shown - 4, 0);
  return idNumber.slice(0, shown) + '*'.repeat(hidden) + idNumber.slice(shown + hidden);
}

/** Any run of 15 or more characters of an ID number inside other text, masked. */
export const maskWithin = (text: string): string =>
  text.replace(/[\dXx]{15,}/g, (digits) => maskIdNumber(digits));
