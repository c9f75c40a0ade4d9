/**
 * What makes a row of last year and one of this year look like one household though they are not
 * matched by a key, the strongest first. Definition: docs/definitions/intake.md, "Near misses".
 */
export const LIKENESSES = [
  /** The 户编号 is the same, but other keys say that it has gone to another household. */
  'sameId',
  /** The ID numbers differ in one or two characters. */
  'idNumber',
  /** Same village and head's name, but not unique, or with another 户编号. */
  'sameName',
  /** Same head's name in another village. */
  'elsewhere',
  /** Same village; the names are written differently and read alike. */
  'homophone',
  /** Same village; the names differ in one character. */
  'similarName',
  /** One household of last year, two of this year whose members add up to it. */
  'split',
  /** Two households of last year, one of this year that has the members of both. */
  'merged',
] as const;

export type Likeness = (typeof LIKENESSES)[number];

/** What a confirmed likeness says: one household, or a part of one. */
export type Relation = 'same' | 'split' | 'merged';

export const relationOf = (likeness: Likeness): Relation =>
  likeness === 'split' || likeness === 'merged' ? likeness : 'same';
