import type { FieldKey } from '../../../domain/catalog.js';
import { FIXED_CODES } from '../../../domain/findings/codes.js';
import type { Finding } from '../../../domain/findings/finding.js';
import { isRejected, type Row } from '../../table/rejections.js';

/** Codes that are about one cell, which another value in that cell mends. */
const OF_ONE_CELL: ReadonlySet<string> = new Set([
  'intake.notNumber',
  'intake.errorCell',
  'intake.uncached',
  'intake.dateCell',
  'intake.valueUnclear',
  'intake.duplicateColumn',
  'intake.mergedAmount',
  'income.negative',
  'household.population',
  'members.differs',
]);

/**
 * Keys that a spreadsheet may have turned into a date: then the key is lost, and the row is used
 * all the same.
 */
const KEYS: ReadonlySet<FieldKey | null> = new Set(['id', 'idNumber', 'head']);

const rejects = ({ code, severity, field }: Finding): boolean =>
  severity === 'error' && FIXED_CODES.has(code) && !(code === 'intake.dateCell' && KEYS.has(field));

export interface Mended {
  readonly row: Row;
  /** Findings that remain about a row that is not rejected any more. */
  readonly told: readonly Finding[];
}

/** A row without what was wrong with a cell that has another value now. */
export function mended(row: Row, field: FieldKey): Mended {
  if (!isRejected(row)) return { row, told: [] };
  const reasons = row.reasons.filter(
    (reason) => reason.field !== field || !OF_ONE_CELL.has(reason.code),
  );
  if (reasons.some(rejects)) return { row: { ...row, reasons }, told: [] };
  const { reasons: _, ...household } = row;
  return { row: household, told: reasons };
}
