import { append } from '../../../domain/append.js';
import type { FieldKey } from '../../../domain/catalog.js';
import { type Finding, finding } from '../../../domain/findings/finding.js';
import {
  filled,
  hasColumn,
  type Person,
  placeOf,
  type TableHead,
} from '../../../domain/household.js';
import type { LoosePerson } from '../../table/detail-table.js';
import { derivedFields, derivedValue, isUnknownSkill } from '../../table/persons/derive.js';
import { villageKey } from '../village.js';
import { type Draft, named, placeIn, type Row, rowsIn } from './draft.js';

/** Brings the persons of tables without amounts to the households of their year. */
export function joinLoose(drafts: readonly Draft[]): void {
  const tables = drafts.filter(({ table }) => table.loose !== undefined);
  if (tables.length === 0) return;
  const joined = new Map<Row, LoosePerson[]>();
  const householdOf = finder(drafts);
  for (const draft of tables) {
    const { head, loose = [], villageHints } = draft.table;
    const lost = new Map<string, LoosePerson[]>();
    for (const person of loose) {
      const at = { ...person, table: head };
      const row = householdOf(at, person.village ?? villageHints.sheet);
      if (row !== undefined) append(joined, row, at);
      else if (person.id === null) draft.findings.push(noKey(person, head));
      else append(lost, person.id, at);
    }
    for (const persons of lost.values()) draft.findings.push(noHousehold(persons, head));
  }
  const columns = new Set(tables.flatMap(({ head }) => Object.keys(head.columns)));
  for (const draft of drafts) bringTo(draft, joined, columns);
}

type FindHousehold = (person: LoosePerson, village: string) => Row | undefined;

/** By 户编号, in lists numbered apart that of the village; without one, by the head's number. */
function finder(drafts: readonly Draft[]): FindHousehold {
  const byId = new Map<string, Row[]>();
  const byVillage = new Map<string, Row>();
  const byNumber = new Map<string, Row[]>();
  const ends = new Map<Row, number>();
  const keyOf = (id: string, village: string): string => `${villageKey(village)}\n${id}`;
  for (const draft of drafts) {
    for (const row of rowsIn(draft)) {
      const { id, idNumber, village } = row.texts;
      const { part } = draft.table;
      if (part !== undefined) ends.set(row, part.period.last);
      if (idNumber !== null) append(byNumber, idNumber, row);
      if (id === null) continue;
      append(byId, id, row);
      byVillage.set(keyOf(id, village ?? draft.table.villageHints.sheet), row);
    }
  }
  /** The only row; of the parts of a year, which have a row each, that of the latest. */
  const only = (rows: readonly Row[] = []): Row | undefined => {
    if (rows.length < 2) return rows[0];
    const inOrder = rows.toSorted((a, b) => (ends.get(a) ?? 0) - (ends.get(b) ?? 0));
    const isOfParts = new Set(rows.map((row) => ends.get(row))).size === rows.length;
    return isOfParts && rows.every((row) => ends.has(row)) ? inOrder.at(-1) : undefined;
  };
  return ({ id, texts }, village) =>
    id === null
      ? only(byNumber.get(texts.personNumber ?? ''))
      : (only(byId.get(id)) ?? byVillage.get(keyOf(id, village)));
}

function noHousehold([first, ...others]: readonly LoosePerson[], head: TableHead): Finding {
  const id = first?.id ?? null;
  return finding('members.noHousehold', {
    ...placeIn(head, first?.row ?? 0, 'id'),
    ...{ village: first?.village ?? null, household: id, value: id },
    params: { rows: 1 + others.length },
  });
}

const noKey = ({ row, texts, village }: LoosePerson, head: TableHead): Finding =>
  finding('members.noKey', {
    ...placeIn(head, row, 'id'),
    ...{ village, household: texts.personName ?? null },
  });

function bringTo(
  draft: Draft,
  joined: ReadonlyMap<Row, readonly LoosePerson[]>,
  columns: ReadonlySet<string>,
): void {
  if (draft.table.loose !== undefined || !rowsIn(draft).some((row) => joined.has(row))) return;
  const derived = derivedFields(
    (field) => hasColumn(draft.head, field),
    (field) => columns.has(field),
  );
  const head = { ...draft.head, derived: [...(draft.head.derived ?? []), ...derived] };
  const own = <R extends Row>(row: R): R => {
    const persons = joined.get(row);
    if (persons === undefined) return { ...row, table: head };
    draft.findings.push(...saidOf(row, persons, derived));
    return withJoined({ ...row, table: head }, persons, derived);
  };
  draft.households = draft.households.map(own);
  draft.rejected = draft.rejected.map(own);
  draft.head = head;
}

const here = (persons: readonly Person[]): readonly Person[] => persons.filter(({ gone }) => !gone);

/** A household with persons of another table, and what they say that its own columns do not. */
function withJoined<R extends Row>(
  row: R,
  joined: readonly LoosePerson[],
  derived: ReturnType<typeof derivedFields>,
): R {
  const numbers = row.numbers.slice();
  for (const field of derived) {
    const made = derivedValue(field, here(joined));
    if (made !== null) numbers[placeOf(field)] = made.value;
  }
  return { ...row, numbers, persons: [...(row.persons ?? []), ...joined] };
}

/** A table of persons has said it of its own rows. */
function saidOf(
  row: Row,
  joined: readonly LoosePerson[],
  derived: readonly FieldKey[],
): readonly Finding[] {
  if (row.persons !== undefined) return [];
  const persons = here(joined);
  const said: Finding[] = [];
  const stated = row.numbers[placeOf('population')] as number;
  if (filled(stated) && stated !== persons.length) {
    const place = { ...placeIn(row.table, row.row, 'population'), ...named(row) };
    const values = { value: stated, expected: persons.length, params: { stated } };
    said.push(finding('members.count', { ...place, ...values }));
  }
  if (!derived.includes('labour')) return said;
  for (const { table, row: at, texts } of persons) {
    if (table === null || !isUnknownSkill(texts.skill)) continue;
    const place = { ...placeIn(table, at, 'skill'), ...named(row) };
    said.push(finding('members.skillUnknown', { ...place, value: texts.skill }));
  }
  return said;
}
