import type { Period } from '../period.js';

/**
 * `blank`: what came holds no amount at all, such as a prefilled form that nobody has filled;
 * `partly`: parts of the year have come, and others not, or months came twice.
 */
type DeliveryState = 'delivered' | 'late' | 'partly' | 'blank' | 'missing';

/** How a village stands. Definition: docs/clerk.md. */
export interface VillageStatus {
  readonly village: string;
  readonly state: DeliveryState;
  /** The period that the title names, else the one that was asked for. */
  readonly period: string | null;
  /**
   * The file that counts, and how many deliveries there have been, this one included; a blank form
   * is none.
   */
  readonly file: string | null;
  readonly day: string | null;
  /** The day of the first file that was filled: a village that mends its table later is not late. */
  readonly firstDay: string | null;
  readonly version: number;
  /** Earlier files, the newest first. */
  readonly older: readonly string[];
  /** Files of the village that are no delivery. */
  readonly ignored: readonly string[];
  /** How many rows the village has in last year's table; null without a roster. */
  readonly expected: number | null;
  readonly filled: number;
  readonly blank: number;
  readonly rejected: number;
  readonly errors: number;
  readonly warnings: number;
  /** Rows without error or warning among all rows; null where there are none. */
  readonly clean: number | null;
}

/** What has come of a village's year, and what has not. Definition: docs/definitions/parts.md. */
export interface VillageParts {
  readonly village: string;
  readonly came: readonly Period[];
  readonly missing: readonly Period[];
  /** Months that two of its parts have. */
  readonly twice: readonly Period[];
  /**
   * How each part stands, also one of which only a blank form came, or which a longer table
   * contains.
   */
  readonly deliveries: readonly VillageStatus[];
}
