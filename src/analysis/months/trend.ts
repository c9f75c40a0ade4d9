import { byCodePoint } from '../../domain/names/order.js';
import { byPath } from '../../domain/outcomes/level.js';
import type {
  GroupMonths,
  HouseholdMonths,
  MonthGroup,
  MonthHousehold,
  MonthResult,
  Months,
  PolicyChange,
} from '../../domain/outcomes/months.js';
import { ensureOneArea } from './area.js';
import { type FollowedRow, followRow, markedLast } from './row.js';
import { rowsOf } from './rows.js';

/**
 * Results of one area side by side. Definition: docs/definitions/months.md.
 *
 * @throws {ExpectedFailure} `trend.samePeriod`, `trend.basis`, `trend.area`
 */
export function monthsOfResults(
  results: readonly [MonthResult, ...MonthResult[]],
  differingKeys: DifferingKeys,
): Months {
  const { name } = results[0];
  ensureOneArea(results[0], results);
  const rows = rowsOf(results);
  // Where one result names no households, nobody can be followed through it.
  const followedRows = results.every(hasHouseholds) ? rows.map(followResults) : null;
  const last = followedRows?.at(-1);
  return {
    name,
    results: rows.flat(),
    rows: rows.map((row) => row.length),
    groups: groupsOf(rows, followedRows),
    paths: last === undefined ? [] : pathsOf(last),
    policyChanges: policyChanges(rows.flat(), differingKeys),
    marked: last === undefined ? [] : markedLast(last),
  };
}

/** The keys that two merged policies have different values for. */
export type DifferingKeys = (policy: unknown, other: unknown) => readonly string[];

const policyChanges = (
  results: readonly MonthResult[],
  differingKeys: DifferingKeys,
): PolicyChange[] =>
  results.slice(1).flatMap((result, n): PolicyChange[] => {
    const before = results[n];
    if (before === undefined) return [];
    const keys = differingKeys(before.policy, result.policy);
    return keys.length === 0 ? [] : [{ from: before.period, to: result.period, keys }];
  });

/** Tells whether a result is one of `analyze`; a rollup only counts groups. */
export const hasHouseholds = ({ households }: MonthResult): boolean => households !== null;

const followResults = (row: readonly MonthResult[]): FollowedRow =>
  followRow(row.map(({ households }) => households ?? []));

/** The union of all groups, the area's own first, then by path; each with every result. */
function groupsOf(
  rows: readonly (readonly MonthResult[])[],
  followedRows: readonly FollowedRow[] | null,
): GroupMonths[] {
  const places = new Map<string, MonthGroup>();
  const byResult = new Map<MonthResult, ReadonlyMap<string, MonthGroup>>();
  for (const result of rows.flat()) {
    const own = new Map(result.groups.map((group) => [JSON.stringify(group.path), group]));
    byResult.set(result, own);
    for (const [key, group] of own) if (!places.has(key)) places.set(key, group);
  }
  return [...places]
    .sort(([, a], [, b]) => byPath(a.path, b.path))
    .map(([key, { level, path }]) => ({
      level,
      path,
      months: rows.flatMap((row, n) =>
        row.map((result, month) => ({
          period: result.period,
          group: byResult.get(result)?.get(key) ?? null,
          moves: followedRows?.[n]?.moves.of(month, path) ?? null,
        })),
      ),
    }));
}

const isGrave = (one: MonthHousehold | null): boolean =>
  one !== null && (one.trend === 'down' || one.warning === 'red' || one.warning === 'orange');

/** Households that were ever down, red or orange, as they were compared last. */
function pathsOf({ households }: FollowedRow): HouseholdMonths[] {
  return households
    .flatMap(({ path: months, marks }): HouseholdMonths[] => {
      const known = months.findLast((one) => one !== null);
      const last = marks.at(-1);
      if (known === undefined || known === null || last === undefined) return [];
      if (!months.some(isGrave)) return [];
      const { path, id, head } = known;
      return [{ path, id, head, months, now: last.mark, run: last.run }];
    })
    .sort(
      (a, b) =>
        byPath(a.path, b.path) ||
        byCodePoint(a.id ?? '', b.id ?? '') ||
        byCodePoint(a.head ?? '', b.head ?? ''),
    );
}
