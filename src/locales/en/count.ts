/** `1 household`, `2 households`; a number as it is shown will do. */
export const counted = (count: number | string, noun: string): string =>
  `${count} ${agreeing(count, noun, `${noun}s`)}`;

/** The form of a word that goes with so many. */
export const agreeing = (count: number | string, one: string, several: string): string =>
  String(count) === '1' ? one : several;
