import type { FieldKey } from '../domain/catalog.js';
import { type Finding, finding } from '../domain/findings/finding.js';
import { cellOf, type Household, rowOf, type TableHead } from '../domain/household.js';
import type { PlacedHousehold, Problem } from './rule.js';
import type { ListedRule } from './rules.js';
import { cellValue } from './value.js';

/** The finding of a problem in a row; `row` is null where it is the whole table's. */
export const located = (
  { code }: ListedRule,
  table: TableHead,
  row: number | null,
  { field, cellOf: shown = field, value, expected, params }: Problem,
): Finding =>
  finding(code, {
    file: table.file,
    sheet: table.sheet,
    cell: row === null ? null : cellOf({ table, row }, shown),
    row: row === null ? null : rowOf({ table, row }, shown),
    field,
    value: value ?? null,
    expected: expected ?? null,
    ...(params && { params }),
  });

/** Where a household is named. Every detail table has one of them. */
const NAMES: readonly FieldKey[] = ['head', 'id', 'idNumber'];

/** Where to look for a field: at the household's name if it has no place of its own. */
const shownAt = (row: Household, { field, cellOf: shown = field }: Problem): FieldKey =>
  [shown, ...NAMES].find((each) => cellOf(row, each) !== null) as FieldKey;

export function householdFinding(
  rule: ListedRule,
  { row, village }: PlacedHousehold,
  problem: Problem,
): Finding {
  return {
    ...located(rule, row.table, row.row, { ...problem, cellOf: shownAt(row, problem) }),
    village,
    household: row.texts.id ?? row.texts.head,
    value: problem.value === undefined ? cellValue(row, problem.field) : problem.value,
  };
}
