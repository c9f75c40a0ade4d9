import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { suppress } from '../../analysis/suppression/suppress.js';
import type { Audience } from '../../domain/audience.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { DATA_FILES, PUBLIC_FOLDER } from '../../domain/outcomes/files.js';
import type { HiddenFigures, PlacedGroup } from '../../domain/outcomes/level.js';
import type { Policy } from '../../domain/policy.js';
import { readText } from '../../files/read.js';
import { parseHidden } from '../../results/hidden.js';
import { type ToldPlaced, toldToPublic } from '../../results/told.js';

/** An earlier publication of the year, by the paths of its groups. */
export type Like = ReadonlyMap<string, HiddenFigures>;

const nameOf = (path: readonly string[]): string => JSON.stringify(path);

/** The groups of a run as everybody may see them; none where the reports are for others. */
export function toldTo(
  audience: Audience,
  groups: Iterable<PlacedGroup>,
  { file }: Policy,
  like: Like | null,
): ToldPlaced[] {
  if (audience !== 'public') return [];
  const all = [...groups];
  const given = all.map(({ path }) => like?.get(nameOf(path)) ?? null);
  return toldToPublic(all, suppress(all, file.public.threshold, given));
}

/**
 * What an earlier publication hides: `groups.jsonl` of a folder 公开, or of the results beneath which
 * it lies.
 *
 * @throws {ExpectedFailure} `report.like` where there is none
 */
export function readLike(folder: string, name: string): Like {
  // Beside a manifest stand the run's own figures, of which nothing is hidden.
  const isRun = existsSync(join(folder, DATA_FILES.manifest));
  const file = [
    join(folder, PUBLIC_FOLDER, DATA_FILES.groups),
    ...(isRun ? [] : [join(folder, DATA_FILES.groups)]),
  ].find((path) => existsSync(path));
  const reading = file === undefined ? null : readText(file);
  if (reading === null || !('text' in reading))
    throw new ExpectedFailure('report.like', { path: name });
  const lines = reading.text.split('\n').filter((line) => line !== '');
  const parsed = lines.map((line) => parseHidden(line));
  return new Map(
    parsed.map((one) => {
      if (one === null) throw new ExpectedFailure('report.like', { path: name });
      return [nameOf(one.path), one.hidden];
    }),
  );
}
