import { type Finding, finding } from '../../../domain/findings/finding.js';
import type { TableHead } from '../../../domain/household.js';
import { yuan } from '../../../domain/money.js';
import type { FieldColumns } from '../../cells/fields.js';
import { quoted } from '../../cells/values.js';
import type { Difference, PendingRow } from '../late.js';
import { addressOf, type Places } from '../places.js';
import type { UnknownWord } from './unknown-words.js';

/** What the rows of a table say of its columns, in words of findings. */

interface Where {
  readonly head: TableHead;
  readonly places: Places;
}

/** A subtotal that does not agree with its parts; names both. */
export function groupFinding(
  {
    row: { index, household },
    column: { column, path },
    own,
    parts,
    reported,
    sum,
  }: Difference<PendingRow>,
  { head, places, fields }: Where & { readonly fields: FieldColumns },
): Finding {
  const place = places.cellAt(index, column);
  const named = parts.flatMap((part) => fields.get(part) ?? []).map(({ leaf }) => quoted(leaf));
  return finding('totals.group', {
    file: head.file,
    sheet: head.sheet,
    row: place.row,
    cell: addressOf(place),
    village: household?.texts.village ?? null,
    household: household?.texts.id ?? household?.texts.head ?? null,
    field: own,
    value: yuan(reported),
    expected: yuan(sum),
    params: {
      group: quoted(path),
      parts: named.join('、'),
      difference: yuan(reported - sum),
    },
  });
}

/** An unknown word of a column, told once, where it stands first. */
export function wordFinding(
  { field, column, row, cell, cells }: UnknownWord,
  { head, places }: Where,
): Finding {
  const place = places.cellAt(row, column);
  return finding('intake.wordUnknown', {
    file: head.file,
    sheet: head.sheet,
    row: place.row,
    cell: addressOf(place),
    field,
    value: quoted(cell),
    params: { cells },
  });
}
