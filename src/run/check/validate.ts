import { RULES } from '../../checks/rules.js';
import {
  type Checks,
  checkBatch,
  checkPairs,
  checkTables,
  tablesInDoubt,
} from '../../checks/run.js';
import { withSeverities } from '../../checks/severities.js';
import type { AppliedCorrection } from '../../domain/findings/correction.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { TableHead, Year } from '../../domain/household.js';
import { inRun } from '../../domain/named-period.js';
import { lastDay, type Period, periodLength } from '../../domain/period.js';
import { type Batch, gatherBatch, reasonsOf } from '../../intake/batch/batch.js';
import type { Matching } from '../../intake/batch/match.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { Crew } from '../crew.js';
import { sortFindings } from '../findings.js';
import { correctReadings } from '../read/corrections.js';
import { type GatherSettings, readAll } from '../read/gather.js';
import { withHidden } from '../read/hidden.js';
import { inPeriods, yearOfTables } from '../read/in-period.js';
import { leavingCorrection, leavingOf } from '../read/leaving.js';
import { type AnsweredMatching, matchAnswered, withExplained } from '../read/matching.js';
import { membersJoined } from '../read/members.js';
import { checkHouseholdsAsked, withoutNotAsked } from '../read/not-asked.js';
import { ensureComparable } from '../read/periods.js';
import type { FileReading } from '../read/read-file.js';
import { withoutDoubted } from '../read/replaced.js';
import { refuseMereTotals, seasonalShares, soFarBy } from '../read/season.js';
import { withWhose } from '../read/whose.js';
import { type ElsewhereVillage, onlyGiven } from './given.js';
import { periodsIn, yearsApart } from './years.js';

/** What is checked; the files of last year, if any, are among the inputs. */
export interface ValidateSettings extends GatherSettings {
  /** The day that counts as today where no table names its period, `2022-09-30`. */
  readonly today: string;
}

export interface Validation {
  readonly readings: readonly FileReading[];
  readonly batch: Batch;
  /** Of the current year; null where its tables name none or several. */
  readonly period: Period | null;
  /**
   * Of the files that are checked, and of both years together. Last year's own findings belong to
   * last year, but for files of it that cannot be read: what was not held against them must not look
   * right.
   */
  readonly findings: readonly Finding[];
  /** Rules that some table could not be asked, with what it lacks. */
  readonly notRun: Checks['notRun'];
  /** Rules that were not asked, for nothing of last year was given. */
  readonly withoutPrior: readonly string[];
  readonly corrections: readonly AppliedCorrection[];
  /** Villages of last year of which the given files have nothing: they are not compared. */
  readonly elsewhere: readonly ElsewhereVillage[];
}

/** Reads and checks files; nothing is analysed, and one year alone is enough. */
export async function validate(
  settings: ValidateSettings,
  crew: Pick<Crew, 'jobs' | 'read' | 'expect'>,
  fileRead: (reading: FileReading) => void,
): Promise<Validation> {
  return await checkYears(await readAll(settings, crew, fileRead), settings);
}

/**
 * The checks of `validate` over files that were read.
 * @internal
 */
export async function checkYears(
  read: readonly FileReading[],
  settings: CheckSettings,
): Promise<Validation> {
  const prepared = prepare(read, settings);
  const hasPrior = prepared.readings.some(({ input }) => input.year === 'prior');
  const matched = hasPrior ? await matchAnswered(prepared.batch, settings.answers ?? []) : null;
  return conclude(prepared, matched, settings);
}

interface CheckSettings extends Omit<ValidateSettings, 'inputs' | 'columns' | 'limits'> {
  /** A table is of some months of the period that is asked for, though it is checked alone. */
  readonly isPart?: (table: TableHead) => boolean;
}

/** The checks over files of one year alone. */
export const check = (read: readonly FileReading[], settings: CheckSettings): Validation =>
  conclude(prepare(read, settings), null, settings);

/** Files that were read and corrected, with every row in its village. */
interface Prepared {
  readonly readings: readonly FileReading[];
  readonly tables: readonly DetailTable[];
  readonly periods: Readonly<Record<Year, Period | null>>;
  readonly batch: Batch;
  readonly applied: readonly AppliedCorrection[];
  /** Corrections that were refused. */
  readonly refused: readonly Finding[];
}

function prepare(read: readonly FileReading[], settings: CheckSettings): Prepared {
  const { township, corrections = null } = settings;
  const yearOf = yearOfTables(read);
  const periods = periodsIn(
    read.flatMap((reading) => reading.tables),
    settings,
    yearOf,
  );
  // Years that cannot be compared would make findings of differences that are none.
  const hasPrior = read.some(({ input }) => input.year === 'prior');
  if (hasPrior && periods.prior !== null && periods.current !== null) {
    ensureComparable(periods.prior, periods.current, settings.basis);
  }
  const apart = (all: readonly DetailTable[]) => yearsApart(all, periods, yearOf);
  const ofYears = membersJoined(inPeriods(read, periods, settings.partOf), apart);
  const { readings, applied, findings: refused } = correctReadings(ofYears, corrections, settings);
  const tables = readings.flatMap((reading) => reading.tables);
  return {
    readings,
    tables,
    periods,
    batch: gatherBatch(tables, { township, yearOf: apart(tables) }),
    applied,
    refused,
  };
}

/** `matched`: null where nothing of last year was given. */
function conclude(
  { readings, tables, periods, batch, applied, refused }: Prepared,
  matched: AnsweredMatching | null,
  settings: CheckSettings,
): Validation {
  const { policy } = settings;
  const matching = matched?.matching ?? null;
  const ofLastYear = readings.every(({ input }) => input.year === 'prior' || input.ofLastYear);
  const asked = ofLastYear ? periods.prior : periods.current;
  const today = asked === null ? settings.today : lastDay(asked);
  const soFar = matching === null ? null : soFarIn(periods, tables, matching, settings);
  const months = { prior: monthsOf(periods.prior), current: monthsOf(periods.current) };
  const checks = checkAll(tables, batch, matching, {
    ...{ policy, today, months, soFar },
    monthsOf: monthsOfTables(tables, periods, settings),
  });
  const checked = new Set(
    readings.flatMap(({ input }) => (input.year === 'current' ? [input.name] : [])),
  );
  const leaving = leavingOf(batch);
  const found = [
    // A file of cards may have been given as that of both years.
    ...readings
      .filter(({ input, format }) =>
        input.year === 'current' ? true : format === null && !checked.has(input.name),
      )
      .flatMap(({ faults }) => faults),
    ...tables.filter(({ head }) => head.year === 'current').flatMap(batch.readingFindings),
    ...batch.villageFindings,
    ...batch.keyFindings,
    ...batch.asRead.current.rejected.flatMap(reasonsOf),
    ...batch.partFindings,
    ...(matching?.findings ?? []),
    ...withExplained(checks.findings, matched?.explained ?? new Set()),
    ...refused,
  ].filter(
    ({ file, code }) =>
      file === null || checked.has(file) || OF_BOTH_YEARS.has(code) || ELSEWHERE.test(code),
  );
  const given = onlyGiven(found, batch, new Set(matching?.pairs.map(({ prior }) => prior.row)));
  const told = withWhose(withHidden(given.findings, readings), batch).map((one) =>
    leaving.finding({ ...one, village: batch.villageAt(one) }),
  );
  return {
    readings,
    batch,
    period: asked,
    findings: sortFindings(withSeverities(told, policy)),
    notRun: checks.notRun.filter(({ file }) => checked.has(file)),
    corrections: applied.map((one) => leavingCorrection(one, leaving)),
    elsewhere: given.elsewhere.map((one) => ({ ...one, village: leaving.text(one.village) })),
    withoutPrior: matched === null ? RULES.filter(needsPrior).map(({ code }) => code) : [],
  };
}

/** They rest on both years, and may stand in last year's table: without them this year's looks right. */
const OF_BOTH_YEARS: ReadonlySet<string> = new Set(
  RULES.filter(({ scope }) => scope === 'batch').map(({ code }) => code),
);

/** They stand in the files of decisions, or are a file of last year that cannot be read. */
const ELSEWHERE = /^(?:correction\.|match\.answer|file\.)/u;

const needsPrior = ({ scope }: (typeof RULES)[number]): boolean =>
  scope === 'pair' || scope === 'batch';

/** Of one year alone nobody has a partner. */
const unmatched = ({ prior, current }: Batch): Matching => ({
  pairs: [],
  priorOnly: prior.households,
  currentOnly: current.households,
  setAside: [],
  rejectedPartner: () => null,
  findings: [],
});

function checkAll(
  tables: readonly DetailTable[],
  batch: Batch,
  matching: Matching | null,
  options: Parameters<typeof checkTables>[1],
): Checks {
  const rowsOf = ({ households, rejected }: Batch['current']) => [...households, ...rejected];
  const asked = withoutNotAsked({ batch, matching: matching ?? unmatched(batch) });
  const ofHouseholds = checkHouseholdsAsked(
    rowsOf(batch.current),
    rowsOf(asked.batch.current),
    options,
  );
  const ofTables = checkTables(
    tables.filter(({ head }) => head.year === 'current'),
    options,
  );
  if (matching === null) {
    return { ...ofHouseholds, findings: [...ofHouseholds.findings, ...ofTables] };
  }
  const doubted = tablesInDoubt(asked.matching, options);
  const compared = withoutDoubted(asked, doubted).matching;
  const ofPairs = checkPairs(compared.pairs, options);
  return {
    findings: [
      ...ofHouseholds.findings,
      ...ofPairs.findings,
      ...ofTables,
      ...checkBatch(asked.matching, options, compared),
    ],
    notRun: [...ofHouseholds.notRun, ...ofPairs.notRun],
  };
}

const MONTHS_OF_A_YEAR = 12;

/** Of a period that nobody named: a year, as the policy's bounds are. */
const monthsOf = (period: Period | null): number =>
  period === null ? MONTHS_OF_A_YEAR : periodLength(period);

/** Where nobody named the period, every table is of the months that its own title names. */
function monthsOfTables(
  tables: readonly DetailTable[],
  { prior, current }: Readonly<Record<Year, Period | null>>,
  { isPart }: CheckSettings,
): (table: TableHead) => number | 'part' | null {
  const months = new Map(
    tables.flatMap(({ head, period }) => {
      const isAsked = (head.year === 'prior' ? prior : current) !== null;
      if (isAsked || period === null) return [];
      return [[head, periodLength(inRun(period, [prior, current]))]];
    }),
  );
  return (table) => (isPart?.(table) === true ? 'part' : (months.get(table) ?? null));
}

/** Last year reckoned down to this year's months, on request: nine are never held against twelve. */
function soFarIn(
  { prior, current }: Readonly<Record<Year, Period | null>>,
  tables: readonly DetailTable[],
  { pairs }: Matching,
  { basis, policy }: Pick<ValidateSettings, 'basis' | 'policy'>,
) {
  if (prior === null || current === null) return null;
  const shares = seasonalShares({ prior, current, basis }, policy, tables);
  refuseMereTotals(shares, pairs);
  return soFarBy(shares);
}
