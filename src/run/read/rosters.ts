import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { Household } from '../../domain/household.js';
import type { Period } from '../../domain/period.js';
import { gatherBatch } from '../../intake/batch/batch.js';
import type { GivenPeriods } from '../../intake/batch/period-standing.js';
import type { Placed } from '../../intake/batch/placed.js';
import type { ColumnMap } from '../../intake/header/names.js';
import type { Limits } from '../../intake/sheet.js';
import { inPeriods } from './in-period.js';
import { titlePeriod } from './periods.js';
import { type InputFile, readInput } from './read-file.js';
import { leavingOf } from './told/leaving.js';
import { withToldNames } from './told/names.js';

/** Which of last year's files are read, and how. */
export interface RosterSettings {
  readonly inputs: readonly InputFile[];
  /** The period of last year; null where the titles of the tables say it. */
  readonly period: Period | null;
  /** The period that is to be filled. */
  readonly current: Period;
  /** The months of a file's tables, where the project file names them. */
  readonly partOf?: GivenPeriods['partOf'];
  readonly township: string | null;
  readonly columns: (file: string) => ColumnMap;
  readonly limits: Limits;
}

export interface Roster {
  readonly village: string;
  readonly township: string;
  /** The households in the order of last year's tables. */
  readonly households: readonly Household[];
}

export interface Rosters {
  readonly villages: readonly Roster[];
  /** null where no title names one. */
  readonly period: Period | null;
  /** Findings of what could not be read of last year, so that nobody is missing without a word. */
  readonly findings: readonly Finding[];
  /** A whole file of last year could not be read. */
  readonly isUnread: boolean;
}

/** Last year's households by village, for this year's forms. */
export async function readRosters(settings: RosterSettings): Promise<Rosters> {
  const { columns, limits, current, township } = settings;
  const read = [];
  for (const input of settings.inputs) {
    read.push(await readInput({ input, columns: columns(input.name), limits }));
  }
  const { readings, settings: told } = withToldNames(read, settings);
  const tables = readings.flatMap((reading) => reading.tables);
  if (tables.length === 0) {
    const faults = readings.flatMap((reading) => reading.faults);
    throw new ExpectedFailure('run.noTables', { year: 'prior', faults });
  }
  const period = settings.period ?? titlePeriod('prior', tables, { prior: null, current });
  const ofYear = inPeriods(readings, { prior: period, current }, told.partOf);
  const batch = gatherBatch(
    ofYear.flatMap((reading) => reading.tables),
    { township },
  );
  return {
    villages: byVillage(batch.prior.households),
    period,
    findings: [
      ...ofYear.flatMap(({ faults }) => faults).filter(({ severity }) => severity !== 'info'),
      ...batch.rejections,
    ].map(leavingOf(batch).finding),
    isUnread: readings.some(({ format }) => format === null),
  };
}

function byVillage(placed: readonly Placed<Household>[]): Roster[] {
  const villages = new Map<string, Omit<Roster, 'households'> & { households: Household[] }>();
  for (const { row, village, township } of placed) {
    const key = `${township}\n${village}`;
    const known = villages.get(key);
    if (known === undefined) villages.set(key, { village, township, households: [row] });
    else known.households.push(row);
  }
  return [...villages.values()];
}
