import type { DetailTable } from '../../table/detail-table.js';
import { draftOf, finished } from './draft.js';
import { sayElsewhere } from './elsewhere.js';
import { nameHeads } from './heads.js';
import { joinLoose } from './joined.js';

/** It has a row for each person. */
export const hasPersons = ({ head: { columns } }: DetailTable): boolean =>
  columns.relation !== undefined || columns.personId !== undefined;

/**
 * What rows of persons say beyond their own table: heads that only the other year knows, members of
 * tables without amounts, persons in two households. Definition: docs/definitions/members.md.
 */
export function withMembers(tables: readonly DetailTable[]): readonly DetailTable[] {
  if (!tables.some(hasPersons)) return tables;
  const drafts = tables.map(draftOf);
  const prior = drafts.filter(({ table }) => table.head.year === 'prior');
  const current = drafts.filter(({ table }) => table.head.year === 'current');
  nameHeads(prior, current);
  nameHeads(current, prior);
  for (const year of [prior, current]) {
    joinLoose(year);
    sayElsewhere(year);
  }
  return drafts.map(finished);
}
