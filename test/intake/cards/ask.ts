import type { FieldKey } from '../../../src/domain/catalog.js';
import { cellOf, filled, NUMERIC_FIELDS, type Year } from '../../../src/domain/household.js';
import type { ColumnMap } from '../../../src/intake/header/names.js';
import type { Sheet } from '../../../src/intake/sheet.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { readTables } from '../../../src/intake/table/table.js';
import { merges, type Row, sheet } from '../../sheets.js';

interface Given extends Partial<Sheet> {
  /** Ranges: `A1:B2`. */
  readonly merged?: readonly string[];
  readonly year?: Year;
  readonly map?: ColumnMap;
}

/** The cards of a sheet of these rows. */
export function cardsOf(rows: readonly Row[], { merged = [], year, map, ...parts }: Given = {}) {
  const given = sheet(rows, { name: '张三', ...merges(...merged), ...parts });
  return readTables(given, { file: '本年/北张村.xlsx', year: year ?? 'current' }, map);
}

/** The card of a sheet, which must be one. */
export function cardOf(rows: readonly Row[], given: Given = {}): DetailTable {
  const [card, ...others] = cardsOf(rows, given);
  if (card === undefined || others.length > 0) throw new Error(`${others.length + 1} cards`);
  if (card.head.rows === undefined) throw new Error('a table');
  return card;
}

/** What a card says in figures, with the cells they stand in: money in fen. */
export function figures({ households: [household] }: DetailTable): Record<string, string> {
  if (household === undefined) throw new Error('no household');
  return Object.fromEntries(
    NUMERIC_FIELDS.flatMap((field, place): [FieldKey, string][] => {
      const value = household.numbers[place] as number;
      return filled(value) ? [[field, `${value} ${cellOf(household, field)}`]] : [];
    }),
  );
}

/** Its texts that are not blank. */
export function texts({ households: [household] }: DetailTable): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(household?.texts ?? {}).filter(([, value]) => value !== null),
  );
}

/** Everything that is said of a card: code and cell. */
export const said = ({ findings, rejected }: DetailTable): string[] =>
  [...findings, ...rejected.flatMap(({ reasons }) => reasons)].map(
    ({ code, cell }) => `${code} ${cell ?? '-'}`,
  );

/** Codes with which a card was rejected; empty where it was not. */
export const rejection = ({ rejected }: DetailTable): string[] =>
  rejected.flatMap(({ reasons }) => reasons.map(({ code }) => code));
