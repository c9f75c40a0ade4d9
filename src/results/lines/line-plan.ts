/** What a value of a line is, by its place in this list; the same as in `assembly/index.ts`. */
const KINDS = ['end', 'amount', 'yuan', 'number', 'flag', 'text'];

/** In a shape, a value that each line has for itself: nothing else that stands there looks so. */
const MARK = /"@([a-z]+)(\d*)"/;

/** Fen, told in yuan; null where there is no figure. */
export const YUAN = '@yuan';
export const NUMBER = '@number';
export const FLAG = '@flag';
/** A text or any other piece of JSON. */
export const TEXT = '@text';

/** Fen at a place among the values, told in yuan; 0 where there is no figure. */
export const amountAt = (place: number): string => `@amount${place}`;

/** Lines that are alike but for their values: what stands between these is worked out once. */
export interface LinePlan {
  readonly pieces: Uint8Array;
  /** Of each value where the piece before it ends, its kind and its place; then the end of all. */
  readonly slots: Uint16Array;
}

/** Tells whether a kind is told in yuan. */
export const isFen = (kind: number): boolean =>
  kind === KINDS.indexOf('amount') || kind === KINDS.indexOf('yuan');

/** Numbers of a slot. */
export const SLOT = 3;

/**
 * The plan of lines that are JSON of this shape, whose names are ASCII. Values without a place of
 * their own stand one after the other, from `first` on.
 */
export function linePlan(shape: object, first: number): LinePlan {
  const [start = '', ...rest] = JSON.stringify(shape).split(MARK);
  const slots: number[] = [];
  let pieces = start;
  let next = first;
  for (let n = 0; n < rest.length; n += 3) {
    const [kind = '', place, behind = ''] = rest.slice(n, n + 3);
    slots.push(pieces.length, KINDS.indexOf(kind), place ? Number(place) : next);
    if (!place) next += 1;
    pieces += behind;
  }
  slots.push(pieces.length, KINDS.indexOf('end'), 0);
  return { pieces: new TextEncoder().encode(pieces), slots: Uint16Array.from(slots) };
}
