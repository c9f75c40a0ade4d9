import type { AppliedCorrection } from '../../domain/findings/correction.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { Household } from '../../domain/household.js';
import { gatherBatch } from '../../intake/batch/batch.js';
import { applyCorrections, type CorrectionTable } from '../../intake/batch/corrections.js';
import type { FileReading } from './read-file.js';

export interface CorrectedReadings {
  readonly readings: readonly FileReading[];
  readonly applied: readonly AppliedCorrection[];
  readonly findings: readonly Finding[];
}

/** The readings with their households corrected; files and tables stay what they are. */
export function correctReadings(
  readings: readonly FileReading[],
  corrections: CorrectionTable | null,
  options: { readonly township: string | null },
): CorrectedReadings {
  if (corrections === null) return { readings, applied: [], findings: [] };
  const batch = gatherBatch(
    readings.flatMap(({ tables }) => tables),
    options,
  );
  const corrected = applyCorrections(
    { prior: batch.asRead.prior.households, current: batch.asRead.current.households },
    corrections,
  );
  const instead = (household: Household): Household =>
    corrected.households.get(household) ?? household;
  return {
    readings: readings.map((reading) => ({
      ...reading,
      tables: reading.tables.map((table) => ({
        ...table,
        households: table.households.map(instead),
      })),
    })),
    applied: corrected.applied,
    findings: corrected.findings,
  };
}
