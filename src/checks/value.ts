import type { FieldKey } from '../domain/catalog.js';
import { writtenNumber } from '../domain/fields.js';
import { type Household, heldValue } from '../domain/household.js';
import { maskIdNumber } from '../domain/identity.js';
import { maskId, maskWithin } from '../domain/masking.js';

/** What a cell says, for a finding: money in yuan, ID numbers masked; null where it is blank. */
export function cellValue(household: Household, field: FieldKey): string | number | null {
  const value = heldValue(household, field);
  if (typeof value === 'number') return writtenNumber(field, value);
  if (value === null) return null;
  if (field === 'idNumber') return maskIdNumber(value);
  return field === 'id' ? maskId(value, household.texts.idNumber) : maskWithin(value);
}
