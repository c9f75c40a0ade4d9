import { withMembers } from '../../intake/batch/members/members.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { FileReading } from './read-file.js';

/** The readings with the members of other tables and of the other year; files stay what they are. */
export function membersJoined(
  readings: readonly FileReading[],
  yearsOf?: (tables: readonly DetailTable[]) => (table: DetailTable) => string,
): readonly FileReading[] {
  const before = readings.flatMap(({ tables }) => tables);
  const after = withMembers(before, yearsOf?.(before));
  if (after === before) return readings;
  let at = 0;
  return readings.map((reading) => {
    const from = at;
    at += reading.tables.length;
    return { ...reading, tables: after.slice(from, at) };
  });
}
