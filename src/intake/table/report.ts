import type { FieldKey } from '../../domain/catalog.js';
import type { Severity } from '../../domain/findings/finding.js';
import { type Cell, isDate, isFault } from '../sheet.js';
import type { Note } from './draft.js';

/** Tells of a cell what is wrong with it, and whether that rejects its row. */
export type Report = (
  field: FieldKey,
  column: number | null,
  code: string,
  rejects: boolean,
  more?: Pick<Note, 'expected' | 'params'>,
) => void;

/** For reading a row once more. */
export const SILENT: Report = () => undefined;

export const KEY_FIELDS = ['id', 'idNumber', 'head'] as const;
const KEYS: ReadonlySet<FieldKey> = new Set(KEY_FIELDS);

const DATE_CODE = 'intake.dateCell';
export const POPULATION_DIFFERS = 'household.populationDiffers';
export const WORD_UNKNOWN = 'intake.wordUnknown';

/** Codes of cells that can be read, whatever they say. */
export const CLEAR: ReadonlySet<string> = new Set(['income.negative', POPULATION_DIFFERS]);

/** Of a note that rejects nothing. */
export function severityOf(field: FieldKey, code: string): Severity {
  if (code === POPULATION_DIFFERS) return 'info';
  const keyLost = code === 'id.digitsLost' || (code === DATE_CODE && KEYS.has(field));
  return keyLost ? 'error' : 'warning';
}

/** A key that a program has made a day of is gone, like that of an error cell. */
export const isLost = (cell: Cell, field: FieldKey): boolean =>
  isFault(cell) || (isDate(cell) && KEYS.has(field));

export function unreadableCode(cell: Cell): string {
  if (isFault(cell)) return cell.fault === 'error' ? 'intake.errorCell' : 'intake.uncached';
  return isDate(cell) ? DATE_CODE : 'intake.notNumber';
}
