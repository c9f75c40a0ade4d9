import { termsOf } from '../../analysis/compare.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import type { ItemisedHousehold } from '../../domain/outcomes/item-row.js';
import type { Maker } from '../../domain/outcomes/maker.js';
import type { Group, HouseholdResult, Periods } from '../../domain/outcomes/result.js';
import { type ItemShares, sharesOf } from '../../domain/season.js';
import type { RunInfo } from '../../reports/report.js';
import { isSheetKey } from '../../reports/without.js';
import { parseFinding, type ToldFinding } from '../../results/finding.js';
import { parseGroup, parseSummaryGroups } from '../../results/groups.js';
import { parseListed, parseLone, parseResult } from '../../results/households.js';
import { parseItems } from '../../results/lines/items.js';
import { parseMergeableSummary } from '../../results/mergeable.js';
import { parsePrevious } from '../../results/previous.js';
import { parseRun, type ReadRun } from '../../results/run.js';
import { type OpenedResults, openResults, type ResultsFolder } from '../results/folder.js';
import { briefOf, isListed, type Outcome } from './township.js';

/** One village of one township with its households, in the order of `households.jsonl`. */
interface ReadVillage {
  readonly group: Group;
  readonly households: readonly HouseholdResult[];
  /** Empty where the run left 逐项对比 out. */
  readonly itemised: readonly ItemisedHousehold[];
}

/**
 * A run's results read back from `data/`: the object of which every report is made again. What is
 * of a household is read village by village, so that a county of them need not be held at once.
 */
export interface Results extends Outcome {
  readonly manifest: ReadRun;
  /** The hash of the manifest, which holds the hashes of everything else. */
  readonly sha256: string;
  readonly findings: readonly ToldFinding[];
  readonly villages: readonly Group[];
  /** The villages by name; those of one name in several townships are kept apart. */
  eachVillage(): AsyncIterable<ReadVillage>;
}

/**
 * Reads a run. `makers` are all verbs whose results the caller reads, some in another way; a
 * refusal names them.
 *
 * @throws {ExpectedFailure} where the results are none of `analyze`, or changed since
 */
export async function readRun(
  folder: ResultsFolder,
  makers: readonly Maker[] = ['analyze'],
): Promise<Results> {
  const opened = openResults(folder, { makers, parse: parseRun });
  const { manifest, sha256 } = opened;
  const { periods, items } = opened.read(DATA_FILES.summary, parseMergeableSummary);
  const { township, villages } = opened.read(DATA_FILES.summary, parseSummaryGroups);
  const shares =
    items === null ? null : sharesOf(manifest.policyRead.season, items, periods.current);
  return {
    manifest,
    sha256,
    run: runInfo(manifest, periods, shares, township.name),
    township,
    villages,
    groups: await opened.readLines(DATA_FILES.groups, parseGroup),
    briefs: await briefsOf(opened),
    alone: await opened.readLines(DATA_FILES.alone, parseLone),
    listed: await opened.readLines(DATA_FILES.listed, parseListed),
    previous: opened.has(DATA_FILES.previous)
      ? opened.read(DATA_FILES.previous, parsePrevious)
      : null,
    findings: await opened.readLines(DATA_FILES.findings, parseFinding),
    eachVillage: () => villagesOf(opened, villages),
  };
}

function runInfo(
  {
    policyRead,
    county,
    version,
    corrections,
    confirmed,
    notAsked,
    notRead,
    madeOn,
    without,
  }: ReadRun,
  periods: Periods,
  shares: ItemShares | null,
  township: string,
): RunInfo {
  const { policy, months } = termsOf(policyRead, periods, shares);
  return {
    township,
    county,
    periods,
    shares,
    policy: { ...policy, hasInterval: policy.intervals.has(months) },
    toolVersion: version,
    madeOn,
    corrections,
    confirmed,
    notAsked,
    notRead,
    without: without.filter(isSheetKey),
  };
}

async function briefsOf(opened: OpenedResults<ReadRun>): Promise<Outcome['briefs']> {
  const briefs = [];
  for await (const household of opened.eachLine(DATA_FILES.households, parseResult)) {
    if (isListed(household)) briefs.push(briefOf(household));
  }
  return briefs;
}

/** The lines are sorted by village: one name at a time is held. */
async function* villagesOf(
  opened: OpenedResults<ReadRun>,
  villages: readonly Group[],
): AsyncGenerator<ReadVillage> {
  let held: Held[] = [];
  let next = 0;
  const upTo = function* (name: string | null): Generator<ReadVillage> {
    for (; next < villages.length && villages[next]?.name !== name; next += 1) {
      const group = villages[next];
      if (group === undefined) continue;
      const { name: village, township } = group;
      const own = held.filter(
        ({ household: one }) => one.village === village && one.township === township,
      );
      yield {
        group,
        households: own.map(({ household }) => household),
        itemised: own.flatMap(({ household, items }) =>
          items === null ? [] : [{ household, ...items }],
        ),
      };
    }
  };
  for await (const one of heldIn(opened)) {
    const { village } = one.household;
    if (held[0]?.household.village !== village) {
      yield* upTo(village);
      held = [];
    }
    held.push(one);
  }
  yield* upTo(null);
}

interface Held {
  readonly household: HouseholdResult;
  readonly items: Omit<ItemisedHousehold, 'household'> | null;
}

/** A household's items stand in the line of the same number. */
async function* heldIn(opened: OpenedResults<ReadRun>): AsyncGenerator<Held> {
  const lines = opened.has(DATA_FILES.items)
    ? opened.eachLine(DATA_FILES.items, parseItems)[Symbol.asyncIterator]()
    : null;
  for await (const household of opened.eachLine(DATA_FILES.households, parseResult)) {
    const line = await lines?.next();
    yield { household, items: line === undefined || line.done ? null : line.value };
  }
  await lines?.return?.();
}
