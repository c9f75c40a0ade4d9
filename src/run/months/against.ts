import { followRow, markedLast } from '../../analysis/months/row.js';
import { byPath, type PlacedGroup } from '../../domain/outcomes/level.js';
import type { AgainstPrevious, MonthHousehold, MonthResult } from '../../domain/outcomes/months.js';
import type { Period } from '../../domain/period.js';
import type { RunPlace } from '../analyze/place.js';
import { keyedHash, type MergeKey } from '../merge-key.js';
import type { OwnHousehold } from './own.js';

interface OwnRun {
  readonly period: Period;
  readonly households: readonly OwnHousehold[];
  readonly groups: Iterable<PlacedGroup>;
  readonly place: RunPlace;
  readonly mergeKey: MergeKey | null;
}

/** What became of households since the previous result. Definition: docs/definitions/months.md. */
export function againstPrevious(previous: MonthResult, own: OwnRun): AgainstPrevious {
  const { place, mergeKey } = own;
  const now = own.households.map(
    ({ idNumber, ...household }): MonthHousehold => ({
      ...household,
      path: place.pathOf(household.village, household.township),
      hash:
        mergeKey === null || idNumber === null
          ? null
          : `${mergeKey.fingerprint} ${keyedHash(mergeKey, idNumber)}`,
    }),
  );
  const row = followRow([previous.households ?? [], now]);
  const paths = new Map(
    [...previous.groups, ...own.groups].flatMap(({ level, path }) =>
      level === 'village' ? [[JSON.stringify(path), path] as const] : [],
    ),
  );
  return {
    before: previous.period,
    now: own.period,
    folder: previous.folder,
    total: row.moves.of(1, [place.name]),
    villages: [...paths.values()]
      .sort(byPath)
      .map((path) => ({ path, moves: row.moves.of(1, path) })),
    groups: previous.groups.map(({ path, figures }) => ({ path, figures })),
    marked: markedLast(row).filter(({ mark, warning }) => mark !== null || warning !== null),
  };
}
