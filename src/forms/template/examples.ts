import type { FieldKey } from '../../domain/catalog.js';
import type { CellCheck } from './checks.js';

/** Examples as people write them in the cell, made up, and in Chinese in every language. */
const OF_FIELDS: Readonly<Partial<Record<FieldKey, string>>> = {
  hamlet: '第二村民小组',
  id: '14990000001',
  head: '王建国',
  idNumber: '149900197003070018',
  helper: '李明',
  population: '3',
  labour: '2',
  workers: '1',
  area: '8.5',
  livestock: '20',
  cropPrice: '2.6',
  livestockPrice: '24',
  monthlyWage: '2600',
  loan: '50000',
  declared: '1、3',
};

export function exampleOf(field: FieldKey, check: CellCheck): string {
  const own = OF_FIELDS[field];
  if (own !== undefined) return own;
  if (check.kind === 'choice' || check.kind === 'offer') return check.values[0] ?? '';
  if (check.kind === 'money') return '12600.50';
  return check.kind === 'months' ? '9' : '';
}
