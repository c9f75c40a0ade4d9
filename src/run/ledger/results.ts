import type { PolicyFact } from '../../domain/facts.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { RecordedHousehold } from '../../domain/outcomes/recorded.js';
import { parseMonthGroup } from '../../results/months.js';
import { parseHousehold, parseSummary, type ReadSummary } from '../../results/read.js';
import { placedIn } from '../follow/placed.js';
import { OF_ANALYZE, openResults, type ResultsFolder } from '../results/folder.js';

/** The results of a run, read back. */
export interface ReadResults extends ReadSummary {
  readonly facts: readonly PolicyFact[];
  readonly households: readonly RecordedHousehold[];
  /** The hash of the manifest, which holds the hashes of everything else. */
  readonly sha256: string;
}

/** Reads the results of a run, of which ledgers are made. */
export async function readResults(folder: ResultsFolder): Promise<ReadResults> {
  const results = openResults(folder, { ...OF_ANALYZE, alsoUnnumbered: true });
  const { manifest, sha256 } = results;
  const summary = results.read(DATA_FILES.summary, parseSummary);
  const households = await results.readLines(DATA_FILES.households, parseHousehold);
  const told = { ...summary, facts: manifest.facts, sha256 };
  if (manifest.fingerprint === null) return { ...told, households };
  const groups = await results.readLines(DATA_FILES.groups, parseMonthGroup);
  const placed = await placedIn(results, groups);
  return {
    ...told,
    households: households.map((household) => ({ ...household, hash: placed(household).hash })),
  };
}
