import type { Finding } from '../../../domain/findings/finding.js';
import type { Household } from '../../../domain/household.js';
import { type Period, uncoveredMonths } from '../../../domain/period.js';
import { isRejected, type RejectedRow } from '../../table/rejections.js';
import type { KeyOf } from '../keys.js';
import type { Placed } from '../placed.js';
import type { YearRows } from '../year-rows.js';
import type { PartCover, Slot } from './cover.js';
import { blankFinding, missingFinding } from './findings.js';
import { type GatheredParts, gatherRows } from './gather.js';
import { joinedHousehold, textsOf } from './joined-household.js';
import { joinedTables, type PartTable } from './joined-table.js';

/** A year's households, each once, and what is said of how they were joined. */
export interface JoinedYear extends YearRows {
  readonly findings: readonly Finding[];
}

/** Adds up the parts of a year. Definition: docs/definitions/parts.md, "Joining". */
export function joinParts(
  { households, rejected }: YearRows,
  cover: PartCover,
  keyOf: KeyOf,
): JoinedYear {
  const all = [...households, ...rejected];
  if (all.every((row) => cover.slotOf(row) === null)) return { households, rejected, findings: [] };
  const isWhole = (row: Placed<Household>): boolean => cover.slotOf(row) === null;
  const joined = {
    households: households.filter(isWhole),
    rejected: rejected.filter(isWhole),
    findings: [] as Finding[],
  };
  const tableOf = joinedTables();
  for (const gathered of gatherRows(all, cover, keyOf)) {
    const wrong = gathered.rows.map(({ placed: { row } }) => row).filter(isRejected);
    const [first] = wrong;
    if (first !== undefined) {
      joined.rejected.push(rejectedOnce(gathered, first, wrong));
      continue;
    }
    const { placed, findings } = ofTheYear(gathered, cover, tableOf);
    joined.households.push(placed);
    joined.findings.push(...findings);
  }
  return joined;
}

/** A household that some part rejects is rejected once, where its first rejected row stands. */
function rejectedOnce(
  { rows, latest }: GatheredParts,
  first: RejectedRow,
  wrong: readonly RejectedRow[],
): Placed<RejectedRow> {
  const parts = rows.map(({ placed: { row } }) => row);
  const { texts, idNumberWhole } = {
    texts: textsOf(parts, latest.row),
    idNumberWhole: parts.findLast((part) => part.texts.idNumber !== null)?.idNumberWhole ?? null,
  };
  const reasons = wrong.flatMap((row) => row.reasons);
  return { ...latest, row: { ...first, texts, idNumberWhole, reasons, parts } };
}

function ofTheYear(
  { rows, latest }: GatheredParts,
  cover: PartCover,
  tableOf: ReturnType<typeof joinedTables>,
): { readonly placed: Placed<Household>; readonly findings: readonly Finding[] } {
  const parts = rows.map(({ placed: { row } }) => row);
  const [first = latest.row, ...others] = parts;
  const tables = rows.map(
    ({ placed, slot: { period, of } }): PartTable => ({ head: placed.row.table, period, of }),
  );
  const table = tableOf(tables, latest.row.table);
  const row = joinedHousehold([first, ...others], table);
  const village = cover.villageOf(latest);
  const missing = missingParts(village?.parts ?? [], rows);
  const isComplete = village?.isComplete !== false && missing.length === 0;
  const placed = {
    ...latest,
    row: isComplete ? row : { ...row, surveyed: false, incomplete: true as const },
  };
  return {
    placed,
    findings: [
      ...blankParts(rows, row),
      // What the whole village lacks is said of the village.
      ...(missing.length > 0 && village?.isComplete === true
        ? [missingFinding(placed, missing, isOnlyAtFirst(missing, rows))]
        : []),
    ],
  };
}

type Rows = GatheredParts['rows'];

/** Parts of the village in whose months the household has no row, there or elsewhere. */
function missingParts(parts: readonly Period[], rows: Rows): readonly Period[] {
  const own = rows.map(({ slot: { period } }) => period);
  return parts.filter((part) => uncoveredMonths(part, own).length > 0);
}

const isOnlyAtFirst = (missing: readonly Period[], rows: Rows): boolean => {
  const begin = Math.min(...rows.map(({ slot }: { readonly slot: Slot }) => slot.period.first));
  return missing.every(({ last }) => last < begin);
};

const blankParts = (rows: Rows, { surveyed }: Household): Finding[] =>
  surveyed
    ? rows.flatMap(({ placed, slot: { period } }) =>
        placed.row.surveyed ? [] : [blankFinding(placed, period)],
      )
    : [];
