import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { GroupPath, Level } from '../../domain/outcomes/level.js';
import type { Gathered } from '../read/gathered.js';

/** The run's own group, beneath which all its groups stand. */
export interface RunPlace {
  readonly level: Extract<Level, 'township' | 'county'>;
  readonly name: string;
  readonly pathOf: (village: string, township: string) => GroupPath;
}

/** The names that options and the project file give. */
export interface PlaceNames {
  readonly township: string | null;
  readonly county: string | null;
}

/**
 * A township, or the county of several. Definition: docs/definitions/levels.md, "Groups of a run".
 *
 * @throws {ExpectedFailure} `usage.missingCounty` where nobody says which county it is
 */
export function placeOfRun(
  { township, county }: PlaceNames,
  villages: ReadonlyMap<string, { readonly townships: readonly string[] }>,
  counties: ReadonlySet<string>,
): RunPlace {
  const townships = new Set([...villages.values()].flatMap((village) => village.townships));
  if (townships.size <= 1) {
    const name = township ?? [...townships][0] ?? '';
    return { level: 'township', name, pathOf: (village) => [name, village] };
  }
  const name = county ?? (counties.size === 1 ? ([...counties][0] ?? null) : null);
  if (name === null)
    throw new ExpectedFailure('usage.missingCounty', { townships: townships.size });
  return { level: 'county', name, pathOf: (village, of) => [name, of, village] };
}

/** The values of the column 县 in both years; one alone is the county's name. */
export function* countiesIn({
  prior,
  current,
}: Pick<Gathered['batch'], 'prior' | 'current'>): Generator<string> {
  for (const { households } of [prior, current]) {
    for (const { row } of households) if (row.texts.county !== null) yield row.texts.county;
  }
}
