import { RULES } from '../../checks/rules.js';
import type { Checks } from '../../checks/run.js';
import type { AppliedCorrection } from '../../domain/findings/correction.js';
import type { Finding } from '../../domain/findings/finding.js';
import { lastDay, type Period } from '../../domain/period.js';
import { type Batch, reasonsOf } from '../../intake/batch/batch.js';
import type { Crew } from '../crew.js';
import { sortFindings } from '../findings.js';
import { checkMatched, checkUnmatched } from '../read/checked.js';
import { type AnsweredMatching, matchAnswered, withExplained } from '../read/matching.js';
import { readAll } from '../read/read-all.js';
import type { FileReading } from '../read/read-file.js';
import { toldFindings } from '../read/told/findings.js';
import { leavingCorrection, leavingOf } from '../read/told/leaving.js';
import { withToldNames } from '../read/told/names.js';
import { type ElsewhereVillage, onlyGiven } from './given.js';
import { monthsOf, monthsOfTables, soFarIn } from './months.js';
import { type CheckSettings, type Prepared, prepare, type ValidateSettings } from './prepared.js';

export interface Validation {
  readonly readings: readonly FileReading[];
  readonly batch: Batch;
  /** The period of the current year; null where its tables name none or several. */
  readonly period: Period | null;
  /**
   * Findings of the files that are checked, and of both years together. Findings of last year's
   * files alone are left out, unless a file could not be read: otherwise what was not compared with
   * it would look right.
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
  crew: Pick<Crew, 'files' | 'read' | 'expect'>,
  fileRead: (reading: FileReading) => void,
): Promise<Validation> {
  return await checkYears(await readAll(settings, crew, fileRead), settings);
}

/**
 * The checks of `validate` over files that were read.
 * @internal
 */
export async function checkYears(
  asRead: readonly FileReading[],
  asked: CheckSettings,
): Promise<Validation> {
  const { readings: read, settings } = withToldNames(asRead, asked);
  const prepared = prepare(read, settings);
  const hasPrior = prepared.readings.some(({ input }) => input.year === 'prior');
  const matched = hasPrior ? await matchAnswered(prepared.batch, settings.answers ?? []) : null;
  return conclude(prepared, matched, settings);
}

/** The checks over files of one year alone. */
export const check = (read: readonly FileReading[], settings: CheckSettings): Validation =>
  conclude(prepare(read, settings), null, settings);

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
  const options = {
    policy,
    today: asked === null ? settings.today() : lastDay(asked),
    months: { prior: monthsOf(periods.prior), current: monthsOf(periods.current) },
    monthsOf: monthsOfTables(tables, periods, settings),
    soFar: matching === null ? null : soFarIn(periods, tables, matching, settings),
  };
  const own = { tables, years: ['current'] } as const;
  const checks =
    matching === null
      ? checkUnmatched(own, batch, options)
      : checkMatched(own, { batch, matching }, options).checks;
  const checked = new Set(
    readings.flatMap(({ input }) => (input.year === 'current' ? [input.name] : [])),
  );
  const leaving = leavingOf(batch);
  const found = [
    // A file of cards may have been given as that of both years.
    ...readings
      .filter(
        ({ input, format }) =>
          input.year === 'current' || (format === null && !checked.has(input.name)),
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
  return {
    readings,
    batch,
    period: asked,
    findings: sortFindings(toldFindings(given.findings, { readings, batch, leaving, policy })),
    notRun: checks.notRun.filter(({ file }) => checked.has(file)),
    corrections: applied.map((one) => leavingCorrection(one, leaving)),
    elsewhere: given.elsewhere.map((one) => ({ ...one, village: leaving.text(one.village) })),
    withoutPrior: matched === null ? RULES.filter(needsPrior).map(({ code }) => code) : [],
  };
}

/**
 * Codes that rest on both years. They count even where they stand in last year's table, as this
 * year's would look right without them.
 */
const OF_BOTH_YEARS: ReadonlySet<string> = new Set(
  RULES.filter(({ scope }) => scope === 'batch').map(({ code }) => code),
);

/** Codes that stand in the files of decisions, or say that a file of last year cannot be read. */
const ELSEWHERE = /^(?:correction\.|match\.answer|file\.)/u;

const needsPrior = ({ scope }: (typeof RULES)[number]): boolean =>
  scope === 'pair' || scope === 'batch';
