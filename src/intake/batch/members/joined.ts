import { append } from '../../../domain/append.js';
import { finding } from '../../../domain/findings/finding.js';
import type { TableHead } from '../../../domain/household.js';
import type { LoosePerson } from '../../table/detail-table.js';
import type { Row } from '../../table/rejections.js';
import { villageKey } from '../village.js';
import { villagesOf } from '../villages.js';
import { bringTo } from './bring.js';
import { type Draft, named, placeIn } from './draft.js';
import { type Found, householdFinder } from './finder.js';
import { eachOnce, type ListedPerson, type RepeatedRow } from './repeats.js';

type DraftOf = ReadonlyMap<TableHead, Draft>;

/** Brings the persons of tables without amounts to the households of their year. */
export function joinLoose(drafts: readonly Draft[]): void {
  const lists = drafts.filter(({ table }) => table.loose !== undefined);
  if (lists.length === 0) return;
  const draftOf = new Map(drafts.map((draft) => [draft.table.head, draft]));
  const { joined, lost } = sorted(drafts, lists);
  for (const rows of lost.values()) {
    const { persons, copies } = eachOnce(rows);
    sayCopies(copies, null, draftOf);
    sayNoHousehold(persons, draftOf);
  }
  const persons = new Map<Row, readonly ListedPerson[]>();
  for (const { found, rows } of joined.values()) {
    const once = eachOnce(rows);
    sayCopies(once.copies, found.village, draftOf);
    for (const { of, ...cell } of once.differing) {
      const at = { ...placeIn(of.table, of.row, cell.field), ...named(found.row) };
      const said = {
        value: cell.value,
        expected: cell.expected,
        params: { of: 'person' },
      } as const;
      draftOf.get(of.table)?.findings.push(finding('members.differs', { ...at, ...said }, true));
    }
    persons.set(found.row, once.persons);
  }
  const columns = new Set(lists.flatMap(({ head }) => Object.keys(head.columns)));
  for (const draft of drafts) bringTo(draft, persons, { columns, draftOf });
}

/** The rows of all lists by the household that they name. */
interface Sorted {
  readonly joined: ReadonlyMap<Row, { readonly found: Found; readonly rows: ListedPerson[] }>;
  /** Persons whose 户编号 no household has, by that number. */
  readonly lost: ReadonlyMap<string, readonly ListedPerson[]>;
}

function sorted(drafts: readonly Draft[], lists: readonly Draft[]): Sorted {
  const householdOf = householdFinder(drafts, villagesOf(drafts.map(({ table }) => table)));
  const joined = new Map<Row, { readonly found: Found; readonly rows: ListedPerson[] }>();
  const lost = new Map<string, ListedPerson[]>();
  for (const draft of lists) {
    const { head, loose = [] } = draft.table;
    for (const person of loose) {
      const at = { ...person, table: head };
      const found = householdOf(person, draft.table);
      if (found !== undefined) {
        const known = joined.get(found.row) ?? { found, rows: [] };
        joined.set(found.row, known);
        known.rows.push(at);
      } else if (person.id === null) sayNoKey(person, draft);
      else append(lost, `${villageKey(person.village ?? '')}\n${person.id}`, at);
    }
  }
  return { joined, lost };
}

function sayCopies(copies: readonly RepeatedRow[], village: string | null, draftOf: DraftOf): void {
  const listed = ({ table, row }: ListedPerson) => ({ row: { table, row }, village });
  for (const { copy, of } of copies) {
    draftOf.get(copy.table)?.repeated.push({ copy: listed(copy), of: listed(of) });
  }
}

function sayNoHousehold(persons: readonly ListedPerson[], draftOf: DraftOf): void {
  const [first] = persons;
  if (first === undefined) return;
  const { table, row, id, village } = first;
  draftOf.get(table)?.findings.push(
    finding('members.noHousehold', {
      ...placeIn(table, row, 'id'),
      ...{ village, household: id, value: id },
      params: { rows: persons.length },
    }),
  );
}

function sayNoKey(
  { row, texts, village }: LoosePerson,
  { table: { head }, findings }: Draft,
): void {
  findings.push(
    finding('members.noKey', {
      ...placeIn(head, row, 'id'),
      ...{ village, household: texts.personName ?? null },
    }),
  );
}
