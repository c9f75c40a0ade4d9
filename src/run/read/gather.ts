import type { NotRun } from '../../checks/askable.js';
import { checkFacts } from '../../checks/facts.js';
import {
  type CheckOptions,
  type Checks,
  checkBatch,
  checkPairs,
  checkTables,
  tablesInDoubt,
} from '../../checks/run.js';
import { withSeverities } from '../../checks/severities.js';
import type { AppliedCorrection } from '../../domain/findings/correction.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { AnsweredQuestion } from '../../domain/findings/match-answer.js';
import type { Year } from '../../domain/household.js';
import type { Staying } from '../../domain/masking.js';
import type { Periods } from '../../domain/outcomes/result.js';
import { type Basis, lastDay, type Period, periodLength } from '../../domain/period.js';
import type { Policy } from '../../domain/policy.js';
import type { ItemShares } from '../../domain/season.js';
import { type Batch, gatherBatch } from '../../intake/batch/batch.js';
import type { Matching } from '../../intake/batch/match.js';
import type { GivenPeriods } from '../../intake/batch/period-standing.js';
import type { ColumnMap, FormNotes } from '../../intake/header/names.js';
import type { Limits } from '../../intake/sheet.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { type Crew, inOrder } from '../crew.js';
import { alikeInMemory } from './alike.js';
import { correctReadings } from './corrections.js';
import type { Decisions } from './decisions.js';
import { withHidden } from './hidden.js';
import { inPeriods } from './in-period.js';
import {
  type Leaving,
  leavingCorrection,
  leavingOf,
  leavingQuestion,
  leavingRows,
} from './leaving.js';
import { matchAnswered, withExplained } from './matching.js';
import { membersJoined } from './members.js';
import { checkHouseholdsAsked, withoutNotAsked } from './not-asked.js';
import { periodsOf } from './periods.js';
import type { FileReading, InputFile } from './read-file.js';
import { type Both, withoutDoubted } from './replaced.js';
import { refuseMereTotals, seasonalShares, soFarBy } from './season.js';
import { withWhose } from './whose.js';

/** What is read, and how; decisions are applied before anything else looks at the households. */
export interface GatherSettings extends Partial<Decisions> {
  readonly inputs: readonly InputFile[];
  readonly periods: Readonly<Record<Year, Period | null>>;
  /** The months of a file's tables, where the project file names them. */
  readonly partOf?: GivenPeriods['partOf'];
  readonly basis: Basis;
  readonly township: string | null;
  readonly policy: Policy;
  /** The column map of a file, by its name. */
  readonly columns: (file: string) => ColumnMap;
  /** What the column map says of a file besides its headers. */
  readonly forms?: (file: string) => FormNotes;
  readonly limits: Limits;
  /** Whole ID numbers were asked for. */
  readonly unmasked?: boolean;
}

/** Both years of a township, read and matched. */
export interface Gathered {
  readonly readings: readonly FileReading[];
  readonly tables: readonly DetailTable[];
  readonly periods: Periods;
  /** What of a year's amounts the current period holds, where it is the beginning of a year. */
  readonly shares: ItemShares | null;
  readonly batch: Batch;
  readonly matching: Matching;
  /** Of files, tables, rejected rows, matches and validation rules. */
  readonly findings: readonly Finding[];
  /** Rules that could not be asked, for a table lacks their columns. */
  readonly notRun: readonly NotRun[];
  readonly corrections: readonly AppliedCorrection[];
  /** What is or was to be asked of people about rows without partner. */
  readonly questions: readonly AnsweredQuestion[];
  /** Ordinary 户编号 of the batch, which stay in texts. */
  readonly staying: Staying;
  /** Whole ID numbers were asked for. */
  readonly unmasked: boolean;
}

/** Reads files in their order; `keep` may put away what is not needed before all are read. */
export async function readAll(
  {
    inputs,
    columns,
    forms,
    limits,
  }: Pick<GatherSettings, 'inputs' | 'columns' | 'forms' | 'limits'>,
  crew: Pick<Crew, 'jobs' | 'read' | 'expect'>,
  fileRead: (reading: FileReading) => void,
  keep: (reading: FileReading) => FileReading = (reading) => reading,
): Promise<FileReading[]> {
  // Two files a village, as a rule.
  crew.expect(inputs.length / 2);
  const readings: FileReading[] = [];
  const begin = (input: InputFile) => {
    const { name } = input;
    return crew.read({
      input,
      columns: columns(name),
      ...(forms && { form: forms(name) }),
      limits,
    });
  };
  const alike = alikeInMemory();
  for await (const read of inOrder(inputs, begin, crew)) {
    const reading = alike(read);
    fileRead(reading);
    readings.push(keep(reading));
  }
  return readings;
}

/** Reads the files of a run and matches its two years. */
export const gather = async (
  settings: GatherSettings,
  crew: Crew,
  fileRead: (reading: FileReading) => void,
): Promise<Gathered> => gatherRead(await readAll(settings, crew, fileRead), settings);

/** Matches the two years of a run that has been read. */
export async function gatherRead(
  read: readonly FileReading[],
  settings: GatherSettings,
): Promise<Gathered> {
  const periods = periodsIn(read, settings);
  const { readings, applied, refused, tables } = correctedTables(
    membersJoined(inPeriods(read, periods, settings.partOf)),
    settings,
  );
  const batch = gatherBatch(tables, settings);
  const { matching, questions, explained } = await matchAnswered(batch, settings.answers ?? []);
  const shares = seasonalShares(periods, settings.policy, tables);
  const { compared, checks } = checkMatched(
    tables,
    { batch, matching },
    { periods, shares },
    settings,
  );
  refuseMereTotals(shares, compared.matching.pairs);
  const leaving = leavingOf(batch, settings.unmasked);
  return {
    readings,
    tables,
    periods,
    shares,
    ...leavingRows(compared.batch, compared.matching, leaving),
    staying: leaving.staying,
    unmasked: settings.unmasked === true,
    findings: toldFindings(
      [
        ...readings.flatMap(({ faults }) => faults),
        ...tables.flatMap(batch.readingFindings),
        ...batch.villageFindings,
        ...batch.keyFindings,
        ...batch.rejections,
        ...batch.partFindings,
        ...matching.findings,
        ...withExplained(checks.findings, explained),
        ...refused,
        ...checkFacts(settings.policy, lastDay(periods.current)),
      ],
      { readings, batch, leaving, policy: settings.policy },
    ),
    notRun: checks.notRun,
    corrections: applied.map((one) => leavingCorrection(one, leaving)),
    questions: questions.map((one) => leavingQuestion(one, leaving)),
  };
}

/** Where findings come from, and how they leave. */
interface Telling {
  readonly readings: readonly FileReading[];
  readonly batch: Pick<Batch, 'prior' | 'current' | 'villageAt'>;
  readonly leaving: Pick<Leaving, 'finding'>;
  readonly policy: Policy;
}

/** Findings with whose they are and in which village, without the numbers of people. */
export const toldFindings = (
  findings: readonly Finding[],
  { readings, batch, leaving, policy }: Telling,
): readonly Finding[] =>
  withSeverities(
    withWhose(withHidden(saidOfBothYears(readings, findings), readings), batch).map((found) =>
      leaving.finding({ ...found, village: batch.villageAt(found) }),
    ),
    policy,
  );

/** The rows that are compared, and what the validation rules find in these tables. */
export function checkMatched(
  tables: readonly DetailTable[],
  { batch, matching }: Both,
  { periods, shares }: Pick<Gathered, 'periods' | 'shares'>,
  { policy }: Pick<GatherSettings, 'policy'>,
): { readonly compared: Both; readonly checks: Checks } {
  const options = {
    policy,
    today: lastDay(periods.current),
    months: { prior: periodLength(periods.prior), current: periodLength(periods.current) },
    soFar: soFarBy(shares),
  };
  const asked = withoutNotAsked({ batch, matching });
  const compared = withoutDoubted(asked, tablesInDoubt(asked.matching, options));
  return {
    compared,
    checks: checkAll(tables, { written: batch, asked }, compared.matching, options),
  };
}

/** @throws {ExpectedFailure} where a year has no table, or no period that can be compared */
export function periodsIn(
  read: readonly FileReading[],
  { periods, basis }: Pick<GatherSettings, 'periods' | 'basis'>,
): Periods {
  const tables = read.flatMap((reading) => reading.tables);
  for (const year of ['prior', 'current'] as const) {
    if (!tables.some(({ head }) => head.year === year)) {
      const faults = read.flatMap(({ input, faults: own }) => (input.year === year ? own : []));
      throw new ExpectedFailure('run.noTables', { year, faults });
    }
  }
  return periodsOf(periods, basis, tables);
}

/** Of a file that was given for both years, what is said of either is said once. */
function saidOfBothYears(
  readings: readonly FileReading[],
  findings: readonly Finding[],
): readonly Finding[] {
  const prior = new Set(
    readings.flatMap(({ input: { year, name } }) => (year === 'prior' ? [name] : [])),
  );
  const both = new Set(
    readings.flatMap(({ input: { year, name } }) =>
      year === 'current' && prior.has(name) ? [name] : [],
    ),
  );
  const said = new Set<string>();
  return findings.filter((found) => {
    if (!both.has(found.file ?? '')) return true;
    const text = JSON.stringify(found);
    return !said.has(text) && said.add(text);
  });
}

/** Corrections name their year themselves. */
function correctedTables(read: readonly FileReading[], settings: GatherSettings) {
  const { corrections = null, township } = settings;
  const { readings, applied, findings } = correctReadings(read, corrections, { township });
  return {
    readings,
    applied,
    refused: findings,
    tables: readings.flatMap((reading) => reading.tables),
  };
}

/** The validation rules over everything that was read; rejected rows have their reasons already. */
function checkAll(
  tables: readonly DetailTable[],
  { written, asked }: { readonly written: Batch; readonly asked: Both },
  compared: Matching,
  options: CheckOptions,
): Checks {
  const rowsOf = ({ prior, current }: Batch) =>
    [prior, current].flatMap(({ households, rejected }) => [...households, ...rejected]);
  const ofHouseholds = checkHouseholdsAsked(rowsOf(written), rowsOf(asked.batch), options);
  const ofPairs = checkPairs(compared.pairs, options);
  return {
    findings: [
      ...ofHouseholds.findings,
      ...ofPairs.findings,
      ...checkTables(tables, options),
      ...checkBatch(asked.matching, options, compared),
    ],
    notRun: [...ofHouseholds.notRun, ...ofPairs.notRun],
  };
}
