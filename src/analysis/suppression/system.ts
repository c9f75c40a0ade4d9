import { append } from '../../domain/append.js';
import type { PlacedGroup } from '../../domain/outcomes/level.js';
import { columnOf, countsOf } from './counts.js';
import { rulesFor } from './rules.js';

/** A count of one group. */
export interface Cell {
  readonly group: number;
  readonly column: string;
  readonly value: number;
  /** The equations that it stands in, each with its sign there. */
  readonly equations: Array<{ readonly equation: number; readonly sign: 1 | -1 }>;
  /** It is 0 in the top group and so everywhere, which everybody knows. */
  readonly dead: boolean;
  /** Its group stands above others, whose figures readers want most. */
  readonly above: boolean;
}

/** Cells with their signs: together they are 0, or at least 0. */
interface Equation {
  readonly terms: readonly { readonly cell: number; readonly sign: 1 | -1 }[];
  /**
   * What they come to now, where they need only be at least 0; null where they must be exactly 0.
   */
  readonly over: number | null;
}

/**
 * Everything that is published of a run's counts as one system of equations over whole numbers of 0
 * or more: what each group's counts add up to, and that groups add up to the group above them.
 */
export interface System {
  readonly cells: readonly Cell[];
  readonly equations: readonly Equation[];
  /** The groups right beneath each group that has some. */
  readonly children: ReadonlyMap<number, readonly number[]>;
  cellAt(group: number, column: string): number | undefined;
}

export function systemOf(groups: readonly PlacedGroup[]): System {
  const top = groups[0]?.group;
  const cells: Cell[] = [];
  const equations: Equation[] = [];
  const places = new Map<string, number>();
  const key = (group: number, column: string): string => `${group} ${column}`;
  const cellAt = (group: number, column: string) => places.get(key(group, column));
  const equate = (terms: Equation['terms'], open: boolean): void => {
    const sum = terms.reduce((all, { cell, sign }) => all + sign * (cells[cell]?.value ?? 0), 0);
    const equation = equations.push({ terms, over: open ? sum : null }) - 1;
    for (const { cell, sign } of terms) cells[cell]?.equations.push({ equation, sign });
  };
  const children = childrenOf(groups);
  if (top === undefined) return { cells, equations, children, cellAt };
  const whole = new Map(countsOf(top, top).map(({ place, value }) => [columnOf(place), value]));
  for (const [group, placed] of groups.entries()) {
    const above = children.has(group);
    const counts = countsOf(placed.group, top);
    for (const { place, value } of counts) {
      const column = columnOf(place);
      const dead = whole.get(column) === 0;
      const cell = cells.push({ group, column, value, equations: [], dead, above }) - 1;
      places.set(key(group, column), cell);
    }
    for (const { terms, open } of rulesFor(
      counts.map(({ place }) => place),
      placed.group.brackets.length,
    )) {
      const known = terms.flatMap(({ column, sign }) => {
        const cell = cellAt(group, column);
        return cell === undefined ? [] : [{ cell, sign }];
      });
      if (known.length < terms.length) continue;
      equate(known, open);
    }
  }
  for (const [group, beneath] of children) {
    for (const column of whole.keys()) {
      const terms = [group, ...beneath].flatMap((each, n) => {
        const cell = cellAt(each, column);
        return cell === undefined ? [] : [{ cell, sign: n === 0 ? (-1 as const) : (1 as const) }];
      });
      equate(terms, false);
    }
  }
  return { cells, equations, children, cellAt };
}

/** The groups right beneath each group that has some. */
export function childrenOf(groups: readonly PlacedGroup[]): Map<number, number[]> {
  const numbers = new Map(groups.map(({ path }, n) => [JSON.stringify(path), n]));
  const children = new Map<number, number[]>();
  for (const [n, { path }] of groups.entries()) {
    const above = n === 0 ? undefined : numbers.get(JSON.stringify(path.slice(0, -1)));
    if (above === undefined) continue;
    append(children, above, n);
  }
  return children;
}
