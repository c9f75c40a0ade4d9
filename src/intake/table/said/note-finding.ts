import { type Finding, finding } from '../../../domain/findings/finding.js';
import type { Household, TableHead } from '../../../domain/household.js';
import { maskIdNumber } from '../../../domain/identity.js';
import { isBlank, quoted } from '../../cells/values.js';
import { type Cell, isDate } from '../../sheet.js';
import type { Note } from '../draft.js';
import { addressOf, type Places } from '../places.js';

interface Where {
  readonly head: TableHead;
  readonly places: Places;
  readonly cellAt: (row: number, column: number) => Cell | undefined;
}

/** What stands in a cell, as it may be told. */
function shown(cell: Cell, field: Note['field']): string | null {
  if (isBlank(cell)) return null;
  const isNumber = field === 'idNumber' || field === 'personNumber';
  return isNumber && !isDate(cell) ? maskIdNumber(quoted(cell)) : quoted(cell);
}

/** A note on a cell of a row as a finding, with whom it concerns. */
export function noteFinding(
  { row, code, field, column, value, expected = null, params = {}, isMild = false }: Note,
  { village, id, head: name }: Household['texts'],
  { head, places, cellAt }: Where,
): Finding {
  const place = column === null ? null : places.cellAt(row, column);
  return finding(
    code,
    {
      file: head.file,
      sheet: head.sheet,
      row: place?.row ?? places.rowOf(row),
      cell: place === null ? null : addressOf(place),
      village,
      household: id ?? name,
      field,
      expected,
      params,
      value: value ?? (column === null ? null : shown(cellAt(row, column) ?? null, field)),
    },
    isMild,
  );
}
