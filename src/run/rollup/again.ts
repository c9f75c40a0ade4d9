import { termsOf } from '../../analysis/compare.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { Policy } from '../../domain/policy.js';
import type { CountyReport } from '../../reports/county/report.js';
import type { RunInfo } from '../../reports/report.js';
import { parseCrossings } from '../../results/groups.js';
import type { ResultsFolder } from '../results/folder.js';
import { otherKeysOf, sharesOfAll } from './merge.js';
import { countyReportOf } from './papers.js';
import { groupsOf, readOne } from './read.js';

/** The results of a rollup, read back for its papers. */
export interface RolledUp {
  readonly report: CountyReport;
  readonly policy: Policy;
  /** The hash of the manifest. */
  readonly sha256: string;
}

/** Reads a rollup; of its groups only the top and those right beneath it are kept. */
export async function readRolledUp(
  folder: ResultsFolder,
  run: Pick<RunInfo, 'madeOn'>,
): Promise<RolledUp> {
  const results = await readOne(folder);
  const { top, periods, opened, runs, units, policy: own } = results;
  const children = [];
  for await (const placed of groupsOf(results)) if (placed.path.length === 2) children.push(placed);
  const [crossings = NONE] = await opened.readLines(
    DATA_FILES.groups,
    (line) => parseCrossings(line) ?? NONE,
  );
  const shares = sharesOfAll([results], own, periods);
  const { policy } = termsOf(own, periods, shares);
  const otherKeys = otherKeysOf(runs);
  const merged = { top, children, periods, shares, policy, otherKeys };
  const { version: toolVersion, sha256 } = { ...opened.manifest, sha256: opened.sha256 };
  const more = { crossings, units, toolVersion, ...run };
  return { report: countyReportOf(merged, more), policy, sha256 };
}

const NONE = { duplicate: 0, moved: 0 };
