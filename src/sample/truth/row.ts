import type { ColumnKey, FieldKey, Section } from '../../domain/catalog.js';
import { ITEMS_OF } from '../../domain/fields.js';
import { divide, type Fen, fenOf, yuan } from '../../domain/money.js';

/** A cell that a spreadsheet shows as an error, e.g. `#REF!`. */
export interface ErrorValue {
  readonly error: string;
}

/** A number that a spreadsheet has taken for a day, `2022-09-30`. */
export interface DateValue {
  readonly date: string;
}

/** Money in fen, counts and quantities as they are, everything else as text. */
export type Value = number | string | ErrorValue | DateValue;

/** What a village knows of one household in one year; a field that is not there is blank. */
export type Row = Map<FieldKey, Value>;

/** An amount for sums: blank counts as 0. */
export function amountIn(row: Row, field: FieldKey): Fen {
  const value = row.get(field);
  return typeof value === 'number' ? value : 0;
}

export const setYuan = (row: Row, field: FieldKey, amount: number): void => {
  row.set(field, fenOf(amount));
};

export const yuanIn = (row: Row, field: FieldKey): number => yuan(amountIn(row, field));

const sectionSum = (row: Row, section: Section): Fen =>
  ITEMS_OF[section].reduce((sum, item) => sum + amountIn(row, item), 0);

/** Amounts of a household as docs/definitions/comparison.md defines them, in fen. */
export interface Amounts {
  readonly wages: Fen;
  readonly businessGross: Fen;
  readonly costs: Fen;
  readonly business: Fen;
  readonly property: Fen;
  readonly transfers: Fen;
  readonly gross: Fen;
  readonly net: Fen;
  readonly perCapita: Fen;
}

export function amountsOf(row: Row): Amounts {
  const wages = sectionSum(row, 'wages');
  const businessGross = sectionSum(row, 'business');
  const costs = sectionSum(row, 'costs');
  const property = sectionSum(row, 'property');
  const transfers = sectionSum(row, 'transfers');
  const gross = wages + businessGross + property + transfers;
  return {
    wages,
    businessGross,
    costs,
    business: businessGross - costs,
    property,
    transfers,
    gross,
    net: gross - costs,
    perCapita: divide(gross - costs, Math.max(1, amountIn(row, 'population'))),
  };
}

/** Writes the eight total columns, so that they agree with their parts to the fen. */
export function addTotals(row: Row): void {
  const amounts = amountsOf(row);
  const totals: readonly (readonly [ColumnKey, Fen])[] = [
    ['total.wages', amounts.wages],
    ['total.business', amounts.businessGross],
    ['total.costs', amounts.costs],
    ['total.property', amounts.property],
    ['total.transfers', amounts.transfers],
    ['total.gross', amounts.gross],
    ['total.net', amounts.net],
    ['total.perCapita', amounts.perCapita],
  ];
  for (const [field, amount] of totals) row.set(field, amount);
}
