import type { GroupPath } from './level.js';

/**
 * Households that stand in two runs. Definition: docs/definitions/levels.md, "The same household in
 * two runs".
 */
type KeyYear = 'both' | 'prior' | 'current';

type KeyState = 'compared' | 'notFound' | 'new' | 'notSurveyed' | 'rejected';

/** What a run says of one household of either year: a line of `keys.jsonl`. */
export interface KeyRow {
  /** Of its village. */
  readonly path: GroupPath;
  /** 户编号, masked where it has the form of an ID number. */
  readonly id: string | null;
  readonly head: string | null;
  readonly year: KeyYear;
  readonly state: KeyState;
  /** Of the ID number, with the key of the county; null without either. */
  readonly hash: string | null;
}
