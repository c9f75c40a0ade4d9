import type { FieldKey, ItemKey } from '../../src/domain/catalog.js';
import { ITEMS_OF } from '../../src/domain/fields.js';
import { checkCharacter } from '../../src/domain/identity.js';
import type { Dress } from '../../src/sample/messy/dress.js';
import {
  addTotals,
  amountIn,
  amountsOf,
  type Row,
  type Value,
} from '../../src/sample/truth/row.js';

/** A household about to be written down wrong: rows of its own, free to change. */
interface Subject {
  readonly prior: Row;
  readonly current: Row;
  /** How its village writes this year down. */
  readonly dress: Dress;
}

/** Where a slip shows: a field of this year's row, or null where it is the row as a whole. */
export interface Spot {
  readonly field: FieldKey | null;
  /** The year whose row is not handed in; what is found then stands in the other year. */
  readonly missing?: 'prior' | 'current';
}

/** Makes a slip in a household; null where it has nothing to slip on. */
export type Slip = (subject: Subject) => Spot | null;

export const at = (field: FieldKey | null): Spot => ({ field });

/** Another value in one cell; null: this household has none to put there. */
export const writes =
  (field: FieldKey, value: Value | ((row: Row) => Value | null)): Slip =>
  ({ current }) => {
    const written = typeof value === 'function' ? value(current) : value;
    if (written === null) return null;
    current.set(field, written);
    return at(field);
  };

/** A text file has no error cells, only texts that look like one. */
export const errorIn =
  (field: FieldKey, error: string): Slip =>
  (subject) =>
    subject.dress.text === undefined ? writes(field, { error })(subject) : null;

/** What a spreadsheet makes of `3-5`, where it keeps formats. */
export const dateIn =
  (field: FieldKey, date: string): Slip =>
  (subject) =>
    subject.dress.format === 'xlsx' ? writes(field, { date })(subject) : null;

export const without = (row: Row, fields: readonly FieldKey[]): void => {
  for (const field of fields) row.delete(field);
};

/** Amounts that agree with each other, so that only what they say is odd. */
export const amounts =
  (change: (row: Row, subject: Subject) => FieldKey | null): Slip =>
  (subject) => {
    const field = change(subject.current, subject);
    addTotals(subject.current);
    return field === null ? null : at(field);
  };

export const ALL_ITEMS: readonly ItemKey[] = Object.values(ITEMS_OF).flat();
export const WORK: readonly FieldKey[] = ['workers', 'workMonths', 'monthlyWage'];
export const YUAN = 100;

export const idNumber = (change: (own: string) => Value | null): Slip =>
  writes('idNumber', (row) => change(String(row.get('idNumber'))));

/** The ID number from another birth date or region, with the check character that belongs to it. */
export const idNumberFrom = (change: (body: string) => string): Slip =>
  idNumber((own) => {
    const body = change(own.slice(0, 17));
    return body + checkCharacter(body);
  });

/** A total against its items: where it is 0, no item needs to be filled, and a total alone is none. */
export const totalOff = (field: FieldKey, fen: number): Slip =>
  writes(field, (row) => (amountIn(row, field) === 0 ? null : amountIn(row, field) + fen));

/** Nothing but wages of migrant work, so much a head. */
export const onlyWages = (row: Row, yuanPerHead: number): void => {
  without(row, [...ALL_ITEMS, ...WORK, 'area', 'livestock', 'claims', 'outOfPocket']);
  row.set('welfare', '一般户');
  row.set('wages.migrant', yuanPerHead * YUAN * Number(row.get('population')));
};

export const wagesOf = (yuan: number): Slip =>
  amounts((row) => {
    without(row, [...ITEMS_OF.wages, ...WORK]);
    row.set('wages.migrant', Math.round(yuan * YUAN));
    return 'total.wages';
  });

export const welfare = (
  status: string,
  dibao: number | null,
  tekun: number | null,
  field: FieldKey,
): Slip =>
  amounts((row) => {
    row.set('welfare', status);
    for (const [item, yuan] of [
      ['transfers.dibao', dibao],
      ['transfers.tekun', tekun],
    ] as const) {
      if (yuan === null) row.delete(item);
      else row.set(item, yuan * YUAN);
    }
    return field;
  });

/** Poorer than the line of the run, with what its status then should not be. */
export const poor = (field: FieldKey, status: (row: Row) => void): Slip =>
  amounts((row) => {
    onlyWages(row, 2500);
    status(row);
    return field;
  });

export const asLastYear = (row: Row, prior: Row, items: readonly ItemKey[]): void => {
  for (const item of items) {
    const value = prior.get(item);
    if (value === undefined) row.delete(item);
    else row.set(item, value);
  }
};

const HIT: readonly ItemKey[] = ['business.crops', 'business.orchard', 'business.livestock'];

export const disaster = (words: string): Slip =>
  amounts((row, { prior }) => {
    asLastYear(row, prior, HIT);
    row.set('disaster', words);
    return 'disaster';
  });

export const stoppedWith = (item: ItemKey, yuan: number): Slip =>
  amounts((row) => {
    row.set('stopped', '是');
    row.set(item, yuan * YUAN);
    return 'stopped';
  });

export const declares =
  (reason: string): Slip =>
  ({ prior, current }) => {
    const [before, now] = [amountsOf(prior), amountsOf(current)];
    if (now.net < before.net * 1.02 || now.wages < before.wages) return null;
    current.set('declared', reason);
    return at('declared');
  };
