/** A word as it is looked up: full-width or half-width, with or without blanks, is one. */
export const plainWord = (word: string): string => word.normalize('NFKC').replace(/\s+/gu, '');
