import { noCounts } from '../../analysis/groups/sums.js';
import { filled, type Household, SURVEYED_PLACES, type Year } from '../../domain/household.js';
import { byCodePoint } from '../../domain/names/order.js';
import type { ListedHousehold } from '../../domain/outcomes/listed.js';
import type { Group } from '../../domain/outcomes/result.js';
import type { Batch } from '../../intake/batch/batch.js';
import type { Matching, Pair } from '../../intake/batch/match.js';
import type { Placed } from '../../intake/batch/placed.js';
import type { VillageRows } from './village-task.js';

/** A village of one township while its rows are gathered. */
interface Draft {
  readonly township: string;
  readonly pairs: VillageRows['pairs'][number][];
  readonly counts: Record<keyof Group['households'], number>;
  readonly listed: ListedHousehold[];
  readonly alone: VillageRows['alone'][number][];
}

/**
 * The rows of every village, by name; villages of one name in several townships are kept apart.
 * Every household of either table is counted, and those that are not compared are listed with the
 * reason. Definition: docs/definitions/results.md, "Groups".
 */
export function villageRows(
  batch: Pick<Batch, Year>,
  matching: Matching,
): Map<string, readonly VillageRows[]> {
  const drafts = new Drafts();
  for (const [order, pair] of matching.pairs.entries()) addPair(drafts, pair, order);
  addNotFound(drafts, matching);
  addNew(drafts, matching);
  for (const placed of batch.current.households) {
    if (placed.row.surveyed) continue;
    const rows = drafts.of(placed);
    rows.counts.notSurveyed += 1;
    rows.listed.push(listed(unsurveyed(placed, THIS_YEAR), placed));
  }
  for (const placed of batch.current.rejected) drafts.of(placed).counts.rejected += 1;
  for (const placed of batch.prior.rejected) drafts.of(placed).counts.priorRejected += 1;
  return drafts.sorted();
}

/** Adds a pair, which counts for the village of the current year everywhere. */
function addPair(drafts: Drafts, { prior, current, matchedBy }: Pair, order: number): void {
  const { counts, pairs, listed: list, alone } = drafts.of(current);
  counts.roster += 1;
  if (prior.row.surveyed && current.row.surveyed) {
    pairs.push({ prior: prior.row, current: current.row, matchedBy, order });
    return;
  }
  counts.notCompared += 1;
  // A pair whose row of this year is blank is listed as not surveyed.
  if (current.row.surveyed) {
    alone.push({ prior: prior.row, current: current.row });
    list.push(listed(unsurveyed(prior, LAST_YEAR), current));
  }
}

function addNotFound(drafts: Drafts, { priorOnly, rejectedPartner }: Matching): void {
  for (const placed of priorOnly) {
    const { counts, listed: list } = drafts.of(placed);
    const rejected = rejectedPartner(placed.row);
    counts.roster += 1;
    counts.notFound += 1;
    if (rejected !== null) counts.notFoundRejected += 1;
    list.push(listed(rejected === null ? 'notFound' : 'notFoundRejected', placed, rejected));
  }
}

/** Adds households without a row last year; one that is not surveyed does not count as new. */
function addNew(drafts: Drafts, { currentOnly, rejectedPartner }: Matching): void {
  for (const placed of currentOnly) {
    if (!placed.row.surveyed) continue;
    const { counts, listed: list, alone } = drafts.of(placed);
    const rejected = rejectedPartner(placed.row);
    alone.push({ prior: null, current: placed.row });
    counts.new += 1;
    if (rejected !== null) counts.newPriorRejected += 1;
    list.push(listed(rejected === null ? 'new' : 'newPriorRejected', placed, rejected));
  }
}

/** Villages by name, then township. */
class Drafts {
  private readonly names = new Map<string, Map<string, Draft>>();

  of({ village, township }: Omit<Placed<unknown>, 'row'>): Draft {
    const townships = this.names.get(village) ?? new Map<string, Draft>();
    this.names.set(village, townships);
    const known = townships.get(township) ?? {
      township,
      pairs: [],
      counts: noCounts(),
      listed: [],
      alone: [],
    };
    townships.set(township, known);
    return known;
  }

  sorted(): Map<string, readonly VillageRows[]> {
    return new Map(
      [...this.names]
        .sort(([a], [b]) => byCodePoint(a, b))
        .map(([name, townships]) => [
          name,
          [...townships.values()].sort((a, b) => byCodePoint(a.township, b.township)),
        ]),
    );
  }
}

type Kind = ListedHousehold['kind'];

/** The kinds under which unsurveyed rows of a year are listed. */
interface Unsurveyed {
  readonly blank: Kind;
  readonly unit: Kind;
  readonly parts: Kind;
}
const THIS_YEAR: Unsurveyed = {
  blank: 'notSurveyed',
  unit: 'unitUnclear',
  parts: 'partsMissing',
};
const LAST_YEAR: Unsurveyed = {
  blank: 'notCompared',
  unit: 'priorUnitUnclear',
  parts: 'priorPartsMissing',
};

/**
 * Why a row is not surveyed: some months are missing, it is blank, or nobody knows the unit of its
 * amounts.
 */
function unsurveyed({ row }: Placed<Household>, { blank, unit, parts }: Unsurveyed): Kind {
  if (row.incomplete) return parts;
  return SURVEYED_PLACES.some((place) => filled(row.numbers[place] as number)) ? unit : blank;
}

const placeIn = ({ row: { table, row } }: Placed<Household>) => ({
  file: table.file,
  sheet: table.sheet,
  row,
});

const listed = (
  kind: Kind,
  placed: Placed<Household>,
  rejected: Placed<Household> | null = null,
): ListedHousehold => ({
  kind,
  village: placed.village,
  township: placed.township,
  id: placed.row.texts.id,
  head: placed.row.texts.head,
  idNumber: placed.row.texts.idNumber,
  ...placeIn(placed),
  rejected: rejected === null ? null : placeIn(rejected),
});
