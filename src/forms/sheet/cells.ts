import { hundredths } from '../../domain/money.js';
import type { FilledCell } from '../../domain/outcomes/ledger.js';
import { unwrapped } from '../../intake/cells/values.js';
import type { Cell, Sheet } from '../../intake/sheet.js';

/** A sheet of a form that came back, whatever program saved it. */
export type FilledSheet = Pick<Sheet, 'name' | 'rows'>;

/** A cell that a person filled, as it stands, even where it is wrong. */
export function filledCell(cell: Cell | undefined): FilledCell {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'string') {
    const text = unwrapped(cell);
    return text.trim() === '' ? null : text;
  }
  if ('digits' in cell) return cell.digits;
  if ('date' in cell) return cell.date;
  return cell.fault === 'error' ? cell.text : `=${cell.formula}`;
}

/** A cell of the program as text, without white space around it. */
export const textCell = (cell: Cell | undefined): string => String(filledCell(cell) ?? '').trim();

/** What a cell says: a value, nothing, or something that cannot be read. */
export type CellSaid<T> =
  | { readonly value: T; readonly asText: boolean }
  | { readonly wrong: true }
  | null;

const MONEY = /^[¥￥]?\s*(\d{1,3}(?:[,，]\d{3})+|\d+)?(\.\d+)?\s*元?$/u;

/** Yuan as fen, not below 0. */
export function amountSaid(cell: FilledCell): CellSaid<number> {
  if (cell === null) return null;
  const asText = typeof cell === 'string';
  const plain = asText ? plainAmount(cell) : String(cell);
  const fen = plain === null ? null : hundredths(plain);
  return fen === null || fen < 0 ? { wrong: true } : { value: fen, asText };
}

function plainAmount(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const found = MONEY.exec(plain);
  if (found === null || (found[1] ?? found[2]) === undefined) return null;
  return `${(found[1] ?? '').replaceAll(',', '')}${found[2] ?? ''}`;
}

const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets, as their days after February 1900 are counted. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** 1900-02-29, which spreadsheets count and no calendar has: days before it are one earlier. */
const NO_SUCH_DAY = 60;
/**
 * The first and the last possible day: one before 2000 or after 2099 is a slip, such as 20221231
 * typed as a number.
 */
const FIRST_DAY = 36_526;
const LAST_DAY = 73_050;

const dayOf = (serial: number): string =>
  new Date(DAY_ZERO + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);

/** What a person filled where a day belongs: a date of the sheet as its serial number. */
export function filledDay(cell: Cell | undefined): FilledCell {
  const filled = filledCell(cell);
  if (typeof cell !== 'object' || cell === null || !('date' in cell)) return filled;
  const said = daySaid(cell.date.slice(0, '2022-12-31'.length));
  if (said === null || 'wrong' in said) return filled;
  const serial = (Date.parse(said.value) - DAY_ZERO) / DAY_MS;
  return serial > NO_SUCH_DAY ? serial : serial - 1;
}

const DATE_TEXT = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]00:00(?::00(?:\.0+)?)?)?$/u;

/** A day, `2022-12-31`. */
export function daySaid(cell: FilledCell): CellSaid<string> {
  if (cell === null) return null;
  if (typeof cell === 'number') {
    return cell >= FIRST_DAY && cell < LAST_DAY + 1
      ? { value: dayOf(cell), asText: false }
      : { wrong: true };
  }
  const [, year, month, day] = DATE_TEXT.exec(cell.normalize('NFKC').trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return { wrong: true };
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${value}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  return real ? { value, asText: true } : { wrong: true };
}
