import { type GivenPeriods, tablesOfRun, type YearOf } from '../../intake/batch/period-standing.js';
import type { DetailTable, SkippedSheet } from '../../intake/table/detail-table.js';
import type { FileReading } from './read-file.js';

/**
 * The readings with the tables that are of the run's periods; the others are skipped sheets, and
 * why is among the file's faults. Definition: docs/definitions/intake.md, "Rejected rows".
 */
export function inPeriods(
  readings: readonly FileReading[],
  { prior, current }: GivenPeriods,
  partOf: GivenPeriods['partOf'],
): readonly FileReading[] {
  const { used, unused, unclear } = tablesOfRun(
    readings.flatMap(({ tables }) => tables),
    { prior, current, ...(partOf === undefined ? {} : { partOf }) },
    yearOfTables(readings),
  );
  const nothingSaid = unused.length === 0 && unclear.length === 0;
  if (nothingSaid && used.every(({ part }) => part === undefined)) return readings;
  const saidOf = new Map(unused.map(({ table, findings }) => [table.head, findings]));
  const asUsed = new Map(used.map((table) => [table.head, table]));
  return readings.map((reading) => {
    const left = reading.tables.filter(({ head }) => saidOf.has(head));
    return {
      ...reading,
      tables: reading.tables.flatMap(({ head }) => asUsed.get(head) ?? []),
      ...(left.length > 0 && { unused: left }),
      skipped: [...reading.skipped, ...asSkipped(left)],
      faults: [
        ...reading.faults,
        ...left.flatMap(({ head }) => saidOf.get(head) ?? []),
        ...unclear.filter(({ file }) => file === reading.input.name),
      ],
    };
  });
}

/** The year of each table; last year's files that are checked count for last year's period. */
export function yearOfTables(readings: readonly FileReading[]): YearOf {
  const ofLastYear = new Set(
    readings.flatMap(({ input }) => (input.ofLastYear ? [input.name] : [])),
  );
  return ({ head: { year, file } }) => (ofLastYear.has(file) ? 'prior' : year);
}

/** The tables of a sheet are one entry, with the rows that they have. */
function asSkipped(tables: readonly DetailTable[]): SkippedSheet[] {
  const sheets = new Map<string, SkippedSheet>();
  for (const { head, account } of tables) {
    const { file, sheet } = head;
    const own = Object.values(account).reduce((sum, rows) => sum + rows, 0);
    sheets.set(sheet, { file, sheet, rows: (sheets.get(sheet)?.rows ?? 0) + own });
  }
  return [...sheets.values()];
}
