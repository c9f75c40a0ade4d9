import { append } from '../../../domain/append.js';
import type { DetailTable } from '../../table/detail-table.js';
import { type Draft, draftOf, finished } from './draft.js';
import { sayElsewhere } from './elsewhere.js';
import { nameHeads } from './heads.js';
import { joinLoose } from './joined.js';

/** Tells whether a table has a row for each person. */
export const hasPersons = ({ head: { columns } }: DetailTable): boolean =>
  columns.relation !== undefined || columns.personId !== undefined;

/**
 * What rows of persons say beyond their own table: heads that only the other year knows, members of
 * tables without amounts, persons in two households. Definition: docs/definitions/members.md.
 *
 * @param yearOf Where tables of one role may be of different years.
 */
export function withMembers(
  tables: readonly DetailTable[],
  yearOf: (table: DetailTable) => string = ({ head }) => head.year,
): readonly DetailTable[] {
  if (!tables.some(hasPersons)) return tables;
  const drafts = tables.map(draftOf);
  const prior = drafts.filter(({ table }) => table.head.year === 'prior');
  const current = drafts.filter(({ table }) => table.head.year === 'current');
  nameHeads(prior, current);
  nameHeads(current, prior);
  const years = new Map<string, Draft[]>();
  for (const draft of drafts) append(years, yearOf(draft.table), draft);
  for (const year of years.values()) {
    joinLoose(year);
    sayElsewhere(year);
  }
  return drafts.map(finished);
}
