import type { MarkedHousehold, MonthHousehold, MonthMarks } from '../../domain/outcomes/months.js';
import { followed, type Path } from './follow.js';
import { MovesOfGroups, marksOf } from './marks.js';

/** The households of one row of results with their marks, and what each group counts of them. */
export interface FollowedRow {
  readonly households: readonly {
    readonly path: Path<MonthHousehold>;
    readonly marks: readonly MonthMarks[];
  }[];
  readonly moves: MovesOfGroups;
}

export function followRow(results: readonly (readonly MonthHousehold[])[]): FollowedRow {
  const moves = new MovesOfGroups(results.length);
  const households = followed(results).map((path) => {
    const marks = marksOf(path);
    moves.add(path, marks);
    return { path, marks };
  });
  return { households, moves };
}

/** Who is marked between the last two results of a row. */
export function markedLast({ households }: FollowedRow): MarkedHousehold[] {
  return households.flatMap(({ path, marks }) => {
    const last = marks.at(-1);
    if (last === undefined || path.length < 2) return [];
    const [before = null, now = null] = path.slice(-2);
    return before === null && now === null ? [] : [{ before, now, ...last }];
  });
}
