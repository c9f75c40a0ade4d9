import { analyst } from '../../src/analysis/household.js';
import type { HouseholdResult } from '../../src/domain/outcomes/result.js';
import { parsePeriod } from '../../src/domain/period.js';
import type { Policy } from '../../src/domain/policy.js';
import { type Batch, gatherBatch } from '../../src/intake/batch/batch.js';
import { type Matching, matchYears } from '../../src/intake/batch/match.js';
import { tablesOfRun } from '../../src/intake/batch/period-standing.js';
import type { DetailTable } from '../../src/intake/table/detail-table.js';
import { readTables } from '../../src/intake/table/table.js';
import { runOf } from '../../src/sample/run.js';
import type { SampleFile } from '../../src/sample/sample-file.js';
import { openSample } from './open.js';

export interface ReadTownship {
  readonly tables: readonly DetailTable[];
  readonly skipped: readonly string[];
  readonly batch: Batch;
  readonly matching: Matching;
}

function periodOf(text: string) {
  const period = parsePeriod(text);
  if (period === null) throw new Error(text);
  return period;
}

/** Reads a township's files, up to the matched households. */
export async function readTownship(files: AsyncIterable<SampleFile>): Promise<ReadTownship> {
  const tables: DetailTable[] = [];
  const skipped: string[] = [];
  for await (const file of files) {
    const year = file.path.startsWith('上年') ? 'prior' : 'current';
    for (const sheet of openSample(file)) {
      const ofSheet = readTables(sheet, { file: file.path, year });
      tables.push(...ofSheet);
      if (ofSheet.length === 0) skipped.push(`${file.path}!${sheet.name}`);
    }
  }
  return { ...townshipOf(tables), skipped };
}

/** The tables of a township's files, up to the matched households. */
export function townshipOf(tables: readonly DetailTable[]): ReadTownship {
  const { prior, current, township } = runOf();
  const periods = { prior: periodOf(prior.period), current: periodOf(current.period) };
  const { used } = tablesOfRun(tables, periods);
  const batch = gatherBatch(used, { township });
  return { tables: used, skipped: [], batch, matching: matchYears(batch) };
}

/** The default policy as far as the analysis needs it. */
const POLICY: Policy = {
  name: 'sample',
  trendBasis: 'net',
  toleranceAmount: 0,
  toleranceRate: 100,
  target: 2200,
  monitoringLine: null,
  redFall: 3000,
  brackets: [600_000, 800_000, 1_000_000, 1_500_000],
  causeWords: new Map([
    ['经营性减收', 1],
    ['小额贷款减少', 2],
    ['务工减收', 3],
    ['低保取消', 4],
    ['政策性补贴减少', 5],
    ['自然灾害', 6],
    ['帮扶不到位', 7],
    ['其它原因', 8],
  ]),
  noDisasterWords: new Set(),
  season: { own: new Map(), rest: null },
  intervals: new Map(),
  file: undefined as never,
};

/** Every compared household of a township that was read. */
export function resultsOf({ matching }: ReadTownship): readonly HouseholdResult[] {
  const { analyse } = analyst({ policy: POLICY, months: 12, estimated: false });
  return matching.pairs
    .filter(({ prior, current }) => prior.row.surveyed && current.row.surveyed)
    .map(
      ({ prior, current, matchedBy }) =>
        analyse({
          prior: prior.row,
          current: current.row,
          village: current.village,
          township: current.township,
          matchedBy,
        }).result,
    );
}

/** A result without the cells in which its amounts stand. */
export const figures = ({ items: _items, helper: _helper, ...result }: HouseholdResult) => ({
  ...result,
  factors: result.factors.map(({ evidence, ...tag }) => ({
    ...tag,
    evidence: evidence.map(({ field, prior, current }) => ({ field, prior, current })),
  })),
});
