import type { HiddenFigures, PlacedGroup } from '../../domain/outcomes/level.js';
import { squareWitness } from './moves.js';
import { classesOf, SURVEYED } from './rules.js';
import { childrenOf, type System, systemOf } from './system.js';
import { LATER, SOON, witnessOf } from './witness.js';

/**
 * Which counts and amounts of a run must not be published, so that nobody can work out a small count
 * or the amounts of a few households: what is too small itself, and as much more as subtraction would
 * need. Definition: docs/definitions/audiences.md, "Suppression".
 *
 * @param groups the run's own first
 * @param like what an earlier publication of the year suppressed, in the order of `groups`
 */
export function suppress(
  groups: readonly PlacedGroup[],
  threshold: number,
  like: readonly (HiddenFigures | null)[] = [],
): HiddenFigures[] {
  const system = systemOf(groups);
  const hidden = new Set<number>();
  for (const cell of ownCells(system, groups, threshold)) hidden.add(cell);
  for (const cell of givenCells(system, like)) hidden.add(cell);
  complement(system, hidden);
  const counts = groups.map(() => new Set<string>());
  for (const cell of hidden) {
    const { group, column } = system.cells[cell] ?? { group: 0, column: '' };
    counts[group]?.add(column);
  }
  const amounts = amountsOf(groups, counts, threshold, like);
  return counts.map((own, n) => ({ counts: own, amounts: amounts.has(n) }));
}

/**
 * The cells that must be hidden by themselves: too small, or holding all surveyed households of
 * their group.
 */
function* ownCells(
  { cells, cellAt }: System,
  groups: readonly PlacedGroup[],
  threshold: number,
): Generator<number> {
  for (const [cell, { value }] of cells.entries()) {
    if (value > 0 && value < threshold) yield cell;
  }
  const holdsAll = (group: number, column: string): boolean => {
    const cell = cells[cellAt(group, column) ?? -1];
    return cell !== undefined && cell.value === groups[group]?.group.households.surveyed;
  };
  for (const [group, { group: own }] of groups.entries()) {
    if (own.households.surveyed === 0) continue;
    const factors = own.factors.map((_, n) => `factors/${n}/households`);
    for (const column of [...classesOf(own.brackets.length).flat(), ...factors]) {
      // Where it holds everybody of the township, the other classes say so with their zeros.
      const isPlain = holdsAll(0, column) && !column.startsWith('trend/');
      const cell = cellAt(group, column);
      if (cell !== undefined && !isPlain && holdsAll(group, column)) yield cell;
    }
  }
}

function* givenCells({ cells, cellAt }: System, like: readonly (HiddenFigures | null)[]) {
  for (const [group, given] of like.entries()) {
    for (const column of given?.counts ?? []) {
      const cell = cellAt(group, column);
      if (cell !== undefined && cells[cell]?.dead === false) yield cell;
    }
  }
}

/** Marks more cells until other counts fit as well for every cell that is marked. */
function complement(system: System, hidden: Set<number>): void {
  const free = new Set<number>();
  for (const cell of [...hidden].sort((a, b) => a - b)) {
    if (free.has(cell)) continue;
    const witness =
      witnessOf(cell, system, hidden, SOON) ??
      squareWitness(cell, system, hidden) ??
      witnessOf(cell, system, hidden, LATER);
    if (witness === null) continue;
    for (const other of witness.keys()) {
      free.add(other);
      hidden.add(other);
    }
  }
}

/**
 * The groups whose amounts are not published: those of too few households or persons, those whose
 * number of households is not told, and beneath a group that is told always two at least.
 */
function amountsOf(
  groups: readonly PlacedGroup[],
  counts: readonly ReadonlySet<string>[],
  threshold: number,
  like: readonly (HiddenFigures | null)[],
): ReadonlySet<number> {
  const small = (count: number): boolean => count > 0 && count < threshold;
  const hidden = new Set<number>();
  for (const [n, { group }] of groups.entries()) {
    const { households, persons } = group;
    if (
      small(households.surveyed) ||
      small(persons.prior) ||
      small(persons.current) ||
      counts[n]?.has(SURVEYED) ||
      like[n]?.amounts
    ) {
      hidden.add(n);
    }
  }
  const beneath = childrenOf(groups);
  // A group whose amounts are those of the groups beneath it is not hidden while they are all told.
  const hide = (group: number): void => {
    hidden.add(group);
    const children = beneath.get(group) ?? [];
    if (children.some((child) => hidden.has(child))) return;
    const one = neighbourOf(groups, children, hidden);
    if (one !== undefined) hide(one);
  };
  // From below, so that what a group hides for its children counts for the group above it.
  for (const [group, children] of [...beneath].reverse()) {
    const few = children.filter((child) => hidden.has(child));
    if (few.length === 1 && !hidden.has(group)) {
      hide(neighbourOf(groups, children, hidden) ?? group);
    }
  }
  return hidden;
}

/** The published group with the fewest households, the first of several. */
function neighbourOf(
  groups: readonly PlacedGroup[],
  children: readonly number[],
  hidden: ReadonlySet<number>,
): number | undefined {
  const surveyed = (n: number): number => groups[n]?.group.households.surveyed ?? 0;
  return children
    .filter((child) => !hidden.has(child) && surveyed(child) > 0)
    .sort((a, b) => surveyed(a) - surveyed(b) || a - b)[0];
}
