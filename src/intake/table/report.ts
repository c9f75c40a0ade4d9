import type { FieldKey } from '../../domain/catalog.js';
import type { FindingCode } from '../../domain/findings/codes.js';
import { type Cell, isDate, isFault } from '../sheet.js';
import type { Note } from './draft.js';

/** Tells of a cell what is wrong with it, and whether that rejects its row. */
export type Report = (
  field: FieldKey,
  column: number | null,
  code: FindingCode,
  rejects: boolean,
  more?: Pick<Note, 'expected' | 'params' | 'value'>,
) => void;

/** For reading a row once more. */
export const SILENT: Report = () => undefined;

export const KEY_FIELDS = ['id', 'idNumber', 'head'] as const;
const KEYS: ReadonlySet<FieldKey> = new Set(KEY_FIELDS);

const DATE_CODE = 'intake.dateCell';
export const WORD_UNKNOWN = 'intake.wordUnknown';

/** Codes of cells that can be read, whatever they say. */
export const CLEAR: ReadonlySet<FindingCode> = new Set([
  'income.negative',
  'household.populationDiffers',
]);

/** A key that a program has made a day of is lost: that weighs as much as a row that is not used. */
export const isKeyLost = (field: FieldKey, code: FindingCode): boolean =>
  code === DATE_CODE && KEYS.has(field);

/** A key that a program has made a day of is gone, like that of an error cell. */
export const isLost = (cell: Cell, field: FieldKey): boolean =>
  isFault(cell) || (isDate(cell) && KEYS.has(field));

type UnreadableCode =
  | 'intake.notNumber'
  | 'intake.errorCell'
  | 'intake.uncached'
  | typeof DATE_CODE;

export function unreadableCode(cell: Cell): UnreadableCode {
  if (isFault(cell)) return cell.fault === 'error' ? 'intake.errorCell' : 'intake.uncached';
  return isDate(cell) ? DATE_CODE : 'intake.notNumber';
}
