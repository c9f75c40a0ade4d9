import type { FieldKey } from '../../domain/catalog.js';
import { columnsOf } from '../../domain/fields.js';
import { type Household, heldValue } from '../../domain/household.js';
import { yuan } from '../../domain/money.js';
import { checkOf } from './checks.js';
import type { FormColumn } from './columns.js';
import type { RowFormulas } from './formulas.js';
import { priorAmount } from './prior.js';
import { inputLook, type Look } from './style.js';

type Value = string | number | null;

export interface FormCell {
  readonly look: Look;
  readonly value: Value;
  readonly formula: string | null;
}

/** The names that stand in the columns of county, township and village; formulas of the form. */
export type PlaceTexts = Readonly<Partial<Record<FieldKey, { text: string; formula: string }>>>;

const IDENTITY: ReadonlySet<FieldKey> = new Set(columnsOf('identity'));

/** The identity of a household from last year's row; amounts and evidence are asked anew. */
function identityOf(household: Household, field: FieldKey): Value {
  if (field === 'idNumber') return household.idNumberWhole ?? household.texts.idNumber;
  const value = heldValue(household, field);
  if (typeof value !== 'number') return value;
  return checkOf(field).kind === 'choice' ? (value === 1 ? '是' : '否') : value;
}

export interface FormRow {
  readonly row: number;
  /** The serial number, from 1. */
  readonly serial: number;
  /** The household of the row; null for an empty row. */
  readonly household: Household | null;
}

const cell = (look: Look, value: Value, formula: string | null = null): FormCell => ({
  look,
  value,
  formula,
});

function referenceCell(field: FieldKey, household: Household | null): FormCell {
  const amount = household === null ? null : priorAmount(household, field);
  return cell('reference', amount === null ? null : yuan(amount));
}

function inputCell(field: FieldKey, household: Household | null): FormCell {
  const known = household !== null && IDENTITY.has(field) ? identityOf(household, field) : null;
  // The key by which both years are matched must not be changed.
  const locked = field === 'id' && known !== null;
  return cell(locked ? 'lockedText' : inputLook(checkOf(field)), known);
}

/** The cells of one row of households. */
export function rowCells(
  { row, serial, household }: FormRow,
  columns: readonly FormColumn[],
  formulas: RowFormulas,
  places: PlaceTexts,
): FormCell[] {
  const placeCell = (field: FieldKey): FormCell => {
    const { text, formula } = places[field] ?? { text: '', formula: '""' };
    return household === null
      ? cell('place', '', formulas.place(formula, row))
      : cell('lockedText', text);
  };
  const cellOf: Readonly<Record<FormColumn['role'], (field: FieldKey) => FormCell>> = {
    serial: () => cell('serial', serial),
    computed: (field) => cell('computed', '', formulas.of(field, row)),
    place: placeCell,
    reference: (field) => referenceCell(field, household),
    input: (field) => inputCell(field, household),
  };
  return columns.map(({ role, field }) =>
    field === null ? cell('serial', serial) : cellOf[role](field),
  );
}
