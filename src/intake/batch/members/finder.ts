import { append } from '../../../domain/append.js';
import { type Period, samePeriod } from '../../../domain/period.js';
import type { DetailTable, LoosePerson } from '../../table/detail-table.js';
import type { Row } from '../../table/rejections.js';
import { villageKey } from '../village.js';
import type { Villages } from '../villages.js';
import { type Draft, rowsIn } from './draft.js';

/** The household that a person of a table without amounts belongs to. */
export interface Found {
  readonly row: Row;
  readonly village: string;
}

type FindHousehold = (person: LoosePerson, table: DetailTable) => Found | undefined;

/**
 * Finds a household by its 户编号, within the village where lists are numbered apart; without one by
 * the head's ID number. Definition: docs/definitions/members.md.
 */
export function householdFinder(drafts: readonly Draft[], villages: Villages): FindHousehold {
  const byId = new Map<string, Row[]>();
  const byVillage = new Map<string, Row[]>();
  const byNumber = new Map<string, Row[]>();
  const parts = new Map<Row, Period>();
  const villageOf = new Map<Row, string>();
  const keyOf = (id: string, village: string): string => `${villageKey(village)}\n${id}`;
  for (const draft of drafts) {
    for (const row of rowsIn(draft)) {
      const { id, idNumber } = row.texts;
      const village = villages.ofRow(draft.table, row);
      villageOf.set(row, village);
      if (draft.table.part !== undefined) parts.set(row, draft.table.part.period);
      if (idNumber !== null) append(byNumber, idNumber, row);
      if (id === null) continue;
      append(byId, id, row);
      append(byVillage, keyOf(id, village), row);
    }
  }
  return (person, table) => {
    const only = (rows: readonly Row[] = []): Row | undefined =>
      onlyRow(rows, parts, table.part?.period);
    const { id, texts } = person;
    const inVillage = (key: string): Row | undefined => {
      const village = villages.ofRow(table, { texts: { village: person.village } });
      return only(byVillage.get(keyOf(key, village)));
    };
    const row =
      id === null
        ? only(byNumber.get(texts.personNumber ?? ''))
        : (only(byId.get(id)) ?? inVillage(id));
    return row === undefined ? undefined : { row, village: villageOf.get(row) ?? '' };
  };
}

/**
 * The row of the household. Where the parts of a year have a row each, it is the one with the
 * list's own months, else the latest.
 */
function onlyRow(
  rows: readonly Row[],
  parts: ReadonlyMap<Row, Period>,
  months: Period | undefined,
): Row | undefined {
  if (rows.length < 2) return rows[0];
  const ofParts = rows.flatMap((row) => {
    const period = parts.get(row);
    return period === undefined ? [] : [{ row, period }];
  });
  const ends = new Set(ofParts.map(({ period }) => period.last));
  if (ofParts.length < rows.length || ends.size < rows.length) return undefined;
  const own = ofParts.find(({ period }) => months !== undefined && samePeriod(period, months));
  return (own ?? ofParts.toSorted((a, b) => a.period.last - b.period.last).at(-1))?.row;
}
