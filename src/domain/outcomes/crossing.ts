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

export const CROSSINGS = ['duplicate', 'sameNumber', 'moved'] as const;

export interface Crossing {
  readonly kind: (typeof CROSSINGS)[number];
  /** By path: of the household; of a local number two rows as an example. */
  readonly rows: readonly KeyRow[];
  /** Of local numbers: how many 户编号 the two runs share. */
  readonly count: number;
}

/** A run of `analyze` among those that are put together. */
export interface MergedRun {
  /** Of its own group. */
  readonly path: GroupPath;
  /** Of the key by which its hashes were made; null without. */
  readonly fingerprint: string | null;
}
