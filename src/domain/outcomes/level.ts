import { byCodePoint } from '../names/order.js';
import type { Group } from './result.js';

/** The levels of groups, from below. Definition: docs/definitions/levels.md. */
export const LEVELS = [
  'village',
  'township',
  'county',
  'prefecture',
  'province',
  'country',
] as const;
export type Level = (typeof LEVELS)[number];

/** The names from the run's own group down to a group. */
export type GroupPath = readonly string[];

/** A group of a run with the place where it stands. */
export interface PlacedGroup {
  readonly level: Level;
  readonly path: GroupPath;
  readonly group: Group;
}

/** Compares paths name by name in code-point order; a group comes before the groups beneath it. */
export function byPath(a: GroupPath, b: GroupPath): number {
  for (const [n, name] of a.entries()) {
    const other = b[n];
    if (other === undefined) return 1;
    const order = byCodePoint(name, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** The next level; the country has none above it and stays the country. */
export const levelAbove = (level: Level): Level => LEVELS[LEVELS.indexOf(level) + 1] ?? 'country';

/** The figures of a group that are not published. */
export interface HiddenFigures {
  /** Columns of its counts, such as `trend/down/households`. */
  readonly counts: ReadonlySet<string>;
  /** All its amounts and rates: too few households are behind them, or behind those of a neighbour. */
  readonly amounts: boolean;
}
