import type { AppliedCorrection } from '../../domain/findings/correction.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { TableHead, Year } from '../../domain/household.js';
import type { Period } from '../../domain/period.js';
import { type Batch, gatherBatch } from '../../intake/batch/batch.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { correctReadings } from '../read/corrections.js';
import type { GatherSettings } from '../read/gathered.js';
import { inPeriods, yearOfTables } from '../read/in-period.js';
import { membersJoined } from '../read/members.js';
import { ensureComparable } from '../read/periods.js';
import type { FileReading } from '../read/read-file.js';
import { periodsIn, yearsApart } from './years.js';

/** What is checked; the files of last year, if any, are among the inputs. */
export interface ValidateSettings extends GatherSettings {
  /**
   * The day that counts as today where no table names its period, `2022-09-30`. It is asked for only
   * then: to know a time zone takes 10 ms.
   */
  readonly today: () => string;
}

export interface CheckSettings extends Omit<ValidateSettings, 'inputs' | 'columns' | 'limits'> {
  /** A table is of some months of the period that is asked for, though it is checked alone. */
  readonly isPart?: (table: TableHead) => boolean;
}

/** Files that were read and corrected, with every row in its village. */
export interface Prepared {
  readonly readings: readonly FileReading[];
  readonly tables: readonly DetailTable[];
  readonly periods: Readonly<Record<Year, Period | null>>;
  readonly batch: Batch;
  readonly applied: readonly AppliedCorrection[];
  /** Corrections that were refused. */
  readonly refused: readonly Finding[];
}

export function prepare(read: readonly FileReading[], settings: CheckSettings): Prepared {
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
