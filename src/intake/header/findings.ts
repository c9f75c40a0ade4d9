import type { FieldKey } from '../../domain/catalog.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import type { TableHead } from '../../domain/household.js';
import type { FieldColumns } from '../cells/fields.js';
import { quoted } from '../cells/values.js';
import type { Budget } from '../open/budget.js';
import { addressOf, type Places } from '../table/places.js';
import type { SharedByFile } from '../table/shared.js';
import { type HeaderColumn, standingOf } from './names.js';

/** The columns of every field, from the left. */
export function fieldColumns(columns: readonly HeaderColumn[], budget: Budget): FieldColumns {
  const fields = new Map<FieldKey, HeaderColumn[]>();
  for (const column of columns) {
    if (column.field === null) continue;
    const known = fields.get(column.field);
    if (known === undefined) fields.set(column.field, [column]);
    else {
      known.push(column);
      budget.check('sameColumns', known.length);
    }
  }
  return fields;
}

/**
 * What is to be said of headers: those that nothing matches, and fields that have two.
 *
 * @throws {UnreadableFile} where the file has more findings than any honest one.
 */
export function headerFindings(
  columns: readonly HeaderColumn[],
  fields: FieldColumns,
  { file, sheet }: TableHead,
  places: Places,
  { suggest, budget }: SharedByFile,
): Finding[] {
  const at = ({ column }: HeaderColumn): Pick<Finding, 'file' | 'sheet' | 'row' | 'cell'> => {
    const place = places.headerAt(column);
    return { file, sheet, row: place.row, cell: addressOf(place) };
  };
  const strangers = columns.filter((column) => standingOf(column) === 'unknown');
  budget.spend('findings', strangers.length);
  const unknown = strangers.map((column) => {
    const near = suggest(column.leaf);
    return finding('intake.unknownColumn', 'warning', {
      ...at(column),
      value: quoted(column.path),
      expected: near?.candidate ?? null,
      params: { candidate: near?.candidate ?? null, score: near?.score ?? null },
    });
  });
  const duplicates = [...fields].flatMap(([field, [first, ...others]]) =>
    others.map((column) =>
      finding('intake.duplicateColumn', 'error', {
        ...at(column),
        field,
        value: quoted(column.path),
        params: { first: quoted(first?.path ?? '') },
      }),
    ),
  );
  budget.spend('findings', duplicates.length);
  return [...unknown, ...duplicates];
}
