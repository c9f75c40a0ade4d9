import { append } from '../../../domain/append.js';
import type { FieldKey } from '../../../domain/catalog.js';
import type { FindingCode } from '../../../domain/findings/codes.js';
import type { GivenParams } from '../../../domain/findings/finding.js';
import { columnLetters } from '../../../domain/household.js';
import { isBlank } from '../../cells/values.js';
import type { Header } from '../../header/names.js';
import type { Cell, Merge, Sheet } from '../../sheet.js';
import type { Note } from '../draft.js';
import type { Places } from '../places.js';

/** An amount of which nobody can tell whose or of what it is; its row is rejected. */
type Unclear = UnclearCell<'intake.mergedAmount'> | UnclearCell<'intake.extraFields'>;
type UnclearCell<Code extends FindingCode> = Omit<Note<Code>, 'row'> & GivenParams<Code>;

interface Task {
  readonly sheet: Sheet;
  readonly header: Header;
  readonly places: Places;
  /** The columns of amounts. */
  readonly amounts: ReadonlyMap<number, FieldKey>;
  /** What tells the household of a row from others; null where the row names none of its own. */
  readonly householdOf: (row: number) => string | null;
}

type Find = (row: number) => readonly Unclear[];

const NONE: readonly Unclear[] = [];

/** Where the cells of a row are not clearly its own. Definition: docs/definitions/intake.md, "Rejected rows". */
export function unclearAmounts(task: Task): Find {
  const merged = mergedAmounts(task);
  if (!task.sheet.isDelimited) return merged;
  const extra = extraFields(task);
  return (row) => [...merged(row), ...extra(row)];
}

/** An amount in a cell that is merged over several households or columns. */
function mergedAmounts({ sheet, header, places, amounts, householdOf }: Task): Find {
  const byRow = new Map<number, Merge[]>();
  for (const merge of sheet.merges) {
    const value = sheet.rows[merge.top]?.[merge.left];
    if (merge.top <= header.bottom || isBlank(value)) continue;
    if (!isOverColumns(merge, header) && !isOverHouseholds(merge, householdOf)) continue;
    const bottom = Math.min(merge.bottom, sheet.rows.length - 1);
    for (let row = merge.top; row <= bottom; row += 1) {
      append(byRow, row, merge);
    }
  }
  return (row) => byRow.get(row)?.flatMap(unclear) ?? NONE;

  function unclear(merge: Merge): readonly Unclear[] {
    const found = [...amounts].find(([column]) => column >= merge.left && column <= merge.right);
    if (found === undefined) return NONE;
    const [column, field] = found;
    return [{ code: 'intake.mergedAmount', field, column, params: { range: range(merge) } }];
  }

  function range({ top, left, bottom, right }: Merge): string {
    return `${columnLetters(left)}${places.rowOf(top)}:${columnLetters(right)}${places.rowOf(bottom)}`;
  }
}

/** Columns under one merged header are one column. */
function isOverColumns({ left, right }: Merge, { columns }: Header): boolean {
  const paths = columns
    .filter(({ column }) => column >= left && column <= right)
    .map(({ path }) => path);
  return new Set(paths).size > 1;
}

/** Rows without a name of their own belong to the household above them. */
function isOverHouseholds({ top, bottom }: Merge, householdOf: Task['householdOf']): boolean {
  const households = new Set<string>();
  for (let row = top; row <= bottom; row += 1) {
    const household = householdOf(row);
    if (household !== null) households.add(household);
    if (households.size > 1) return true;
  }
  return false;
}

const lastFilled = (cells: readonly Cell[]): number =>
  cells.findLastIndex((cell) => !isBlank(cell));

/**
 * A row of a text file that reaches beyond the header: a separator inside a value (`20,000`) has
 * moved all that stands behind it. Where the last column is blank only the number of its fields
 * shows it, against the other rows, for programs may end every row with separators.
 */
function extraFields({ sheet, header }: Task): Find {
  const headers = sheet.rows.slice(header.top, header.bottom + 1);
  const named = Math.max(...headers.map((cells) => lastFilled(cells) + 1));
  const lengths = new Map<number, number>();
  for (const { length } of sheet.rows.slice(header.bottom + 1)) {
    lengths.set(length, (lengths.get(length) ?? 0) + 1);
  }
  const [usual = 0] = [...lengths].sort(([, a], [, b]) => b - a)[0] ?? [];
  const most = Math.max(usual, ...headers.map(({ length }) => length));
  return (row) => {
    const cells = sheet.rows[row] ?? [];
    const filled = lastFilled(cells) + 1;
    if (filled <= named && cells.length <= most) return NONE;
    const params = { fields: Math.max(filled, cells.length), named };
    return [{ code: 'intake.extraFields', field: null, column: named, params }];
  };
}
