import type { GroupPath } from './level.js';

/**
 * Households that stand in two runs. Definition: docs/definitions/levels.md, "The same household in
 * two runs".
 */
export const KEY_YEARS = ['both', 'prior', 'current'] as const;
type KeyYear = (typeof KEY_YEARS)[number];

export const KEY_STATES = ['compared', 'notFound', 'new', 'notSurveyed', 'rejected'] as const;
type KeyState = (typeof KEY_STATES)[number];

/** What a run says of one household of either year: a line of `keys.jsonl`. */
export interface KeyRow {
  /** The path of its village. */
  readonly path: GroupPath;
  /** 户编号, masked where it has the form of an ID number. */
  readonly id: string | null;
  readonly head: string | null;
  readonly year: KeyYear;
  readonly state: KeyState;
  /** The hash of the ID number with the county's key; null where either is missing. */
  readonly hash: string | null;
}

export const CROSSINGS = ['duplicate', 'sameNumber', 'moved'] as const;

export interface Crossing {
  readonly kind: (typeof CROSSINGS)[number];
  /**
   * The rows of the household, by path; for a number that is only local, two rows as an example.
   */
  readonly rows: readonly KeyRow[];
  /** How many 户编号 the two runs share, where these are only local numbers. */
  readonly count: number;
}

/** A run of `analyze` among those that are put together. */
export interface MergedRun {
  /** The path of its own group. */
  readonly path: GroupPath;
  /** The fingerprint of the key that its hashes were made with; null without a key. */
  readonly fingerprint: string | null;
}
