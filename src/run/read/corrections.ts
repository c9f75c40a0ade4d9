import type { AppliedCorrection } from '../../domain/findings/correction.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { TableHead } from '../../domain/household.js';
import { gatherBatch } from '../../intake/batch/batch.js';
import { applyCorrections, type Corrected } from '../../intake/batch/corrections/apply.js';
import type { CorrectionTable } from '../../intake/batch/corrections/table.js';
import type { Placed } from '../../intake/batch/placed.js';
import type { YearRows } from '../../intake/batch/year-rows.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { isRejected, type Row } from '../../intake/table/rejections.js';
import type { FileReading } from './read-file.js';

export interface CorrectedReadings {
  readonly readings: readonly FileReading[];
  readonly applied: readonly AppliedCorrection[];
  readonly findings: readonly Finding[];
}

/** The readings with their rows corrected; the files stay what they are. */
export function correctReadings(
  readings: readonly FileReading[],
  corrections: CorrectionTable | null,
  options: { readonly township: string | null },
): CorrectedReadings {
  if (corrections === null) return { readings, applied: [], findings: [] };
  const tables = readings.flatMap((reading) => reading.tables);
  const { prior, current } = gatherBatch(tables, options).asRead;
  const asWritten = originals(tables);
  const corrected = applyCorrections(
    { prior: rowsOf(prior, asWritten), current: rowsOf(current, asWritten) },
    corrections,
    new Map(tables.flatMap(({ head, part }) => (part === undefined ? [] : [[head, part.period]]))),
  );
  return {
    readings: readings.map((reading) => ({
      ...reading,
      tables: reading.tables.map((table) => correctedTable(table, corrected)),
    })),
    applied: corrected.applied,
    findings: corrected.findings,
  };
}

/** Finds the row of the table itself: a row that was rejected for its key is another object. */
function originals(tables: readonly DetailTable[]): (row: Row) => Row {
  const ofTables = new Map<TableHead, Map<number, Row>>(
    tables.map(({ head, households, rejected }) => [
      head,
      new Map([...households, ...rejected].map((row) => [row.row, row])),
    ]),
  );
  return (row) => ofTables.get(row.table)?.get(row.row) ?? row;
}

const rowsOf = ({ households, rejected }: YearRows, asWritten: (row: Row) => Row): Placed<Row>[] =>
  [...households, ...rejected].map((placed) => ({ ...placed, row: asWritten(placed.row) }));

function correctedTable(table: DetailTable, corrected: Corrected): DetailTable {
  const all: readonly Row[] = [...table.households, ...table.rejected];
  if (!all.some((row) => corrected.rows.has(row) || corrected.instead.has(row))) return table;
  const rows = all
    .filter((row) => !corrected.instead.has(row))
    .map((row) => corrected.rows.get(row) ?? row)
    .sort((a, b) => a.row - b.row);
  const aside = all.flatMap((copy) => {
    const of = corrected.instead.get(copy);
    return of === undefined ? [] : [{ copy, of, isDecided: true as const }];
  });
  return {
    ...table,
    households: rows.filter((row) => !isRejected(row)),
    rejected: rows.filter(isRejected),
    copies: [...(table.copies ?? []), ...aside],
    findings: [
      ...table.findings,
      ...corrected.told.filter(
        ({ file, sheet }) => file === table.head.file && sheet === table.head.sheet,
      ),
    ],
  };
}
