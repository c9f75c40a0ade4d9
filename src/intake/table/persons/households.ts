import { append } from '../../../domain/append.js';
import type { Split } from '../../../domain/household.js';
import { villageKey } from '../../batch/village.js';
import type { Row } from '../rejections.js';
import { isUnnamed } from '../texts.js';
import { foldHousehold } from './fold.js';
import { hasAmounts, headsIn } from './head.js';
import { joinKeyless, type Rows } from './keyless.js';
import { isHead } from './person.js';
import type { PersonRow, PersonTable } from './row.js';

/** A row that is equal in every cell to one before it in its table. */
export interface CopiedRow {
  readonly copy: Row;
  readonly of: Row;
  /** A person has said that the other row counts: the two need not be equal. */
  readonly isDecided?: true;
}

/** The households of a table of persons, in the order of their heads' rows. */
export interface PersonHouseholds {
  readonly outcomes: readonly Row[];
  readonly copies: readonly CopiedRow[];
}

/** Brings the rows of persons together. Definition: docs/definitions/members.md, "Recognition". */
export function personHouseholds(rows: readonly PersonRow[], table: PersonTable): PersonHouseholds {
  const outcomes: Row[] = [];
  const copies: CopiedRow[] = [];
  const { groups, strays } = grouped(rows, table);
  for (const stray of strays) outcomes.push(alone(stray, table));
  for (const group of groups) {
    const [own, repeated] = withoutCopies(group, table);
    copies.push(...repeated);
    outcomes.push(...householdsOf(own, table));
  }
  return { outcomes: outcomes.sort((a, b) => a.row - b.row), copies };
}

/** A row as the household of one person: in a table that is none of persons, or that rejects it. */
export function alone(row: PersonRow, { reader }: PersonTable, isMember = true): Row {
  const { draft } = named(row, !isMember);
  if (!isMember && !draft.rejects && isUnnamed(draft.texts)) {
    const note = { code: 'intake.noIdentity', field: null, column: null } as const;
    draft.notes.unshift({ row: draft.index, ...note });
    draft.rejects = true;
  }
  return reader.conclude(draft, { member: isMember });
}

/** The person's own name is that of the row; a key of a household is the head's number alone. */
function named(row: PersonRow, hasKey = false): PersonRow {
  const { draft, person } = row;
  const { personName = null, personNumber = null } = person.texts;
  const { head } = draft.texts;
  const isKey = hasKey || (isHead(person) && draft.keyless !== true);
  const idNumber = personNumber ?? (hasKey ? draft.texts.idNumber : null);
  draft.texts = { ...draft.texts, head: personName ?? head, idNumber: isKey ? idNumber : null };
  draft.idNumberWhole =
    draft.texts.idNumber === null ? null : (person.numberWhole ?? draft.idNumberWhole);
  return row;
}

interface Grouped {
  readonly groups: Iterable<Rows>;
  /** Rows that belong to no household. */
  readonly strays: readonly PersonRow[];
}

function grouped(rows: readonly PersonRow[], table: PersonTable): Grouped {
  const groups = new Map<string, Rows>();
  const strays: PersonRow[] = [];
  const keyless: PersonRow[] = [];
  for (const row of rows) {
    const { id } = row.draft.texts;
    if (row.draft.merged) strays.push(row);
    else if (id === null) keyless.push(row);
    else {
      append(groups, id, row);
    }
  }
  return { groups: groups.values(), strays: [...strays, ...joinKeyless(keyless, groups, table)] };
}

/** Only rows of one person can be equal. */
function withoutCopies(rows: Rows, { reader, fields }: PersonTable): [Rows, CopiedRow[]] {
  const names = rows.map(({ person: { texts } }) => `${texts.personNumber}\n${texts.personName}`);
  if (new Set(names).size === rows.length) return [rows, []];
  const columns = [...fields.values()].flatMap((all) => all.map(({ column }) => column));
  const firsts = new Map<string, PersonRow>();
  const copies: CopiedRow[] = [];
  const kept = rows.filter((row) => {
    const cells = JSON.stringify(columns.map((column) => reader.textAt(row.draft.index, column)));
    const of = firsts.get(cells);
    if (of === undefined) firsts.set(cells, row);
    else copies.push({ copy: aside(row, reader), of: aside(of, reader) });
    return of === undefined;
  });
  return [kept as Rows, copies];
}

const aside = ({ draft }: PersonRow, reader: PersonTable['reader']): Row =>
  reader.conclude({ ...draft, notes: [...draft.notes] }, { member: true, aside: true });

function householdsOf(rows: Rows, table: PersonTable): Row[] {
  const villages = byVillage(rows);
  if (villages.length === 1) {
    const split = splitOf(rows, table);
    return split === null
      ? [table.reader.conclude(foldHousehold(rows, table))]
      : rows.map((row) => alone(splitBy(split, row), table));
  }
  // Where villages number their lists from 1 each, the rows of each village are a household of its
  // own; where they turn out not to, the 户编号 is none of one household, and its rows stand apart.
  const villageSplit = { why: 'villages', rows: rowsOf(rows, table) } as const;
  return villages.flatMap((own): Row[] => {
    const split = splitOf(own, table);
    if (split !== null) return own.map((row) => alone(splitBy(split, row), table));
    const apart = own.map((row) => aside(copyOf(splitBy(villageSplit, row)), table.reader));
    return [table.reader.conclude({ ...foldHousehold(own, table), apart })];
  });
}

const copyOf = ({ person, draft }: PersonRow): PersonRow => named({ person, draft: { ...draft } });

const splitBy = (split: Split, { person, draft }: PersonRow): PersonRow => ({
  person,
  draft: { ...draft, split },
});

const rowsOf = (rows: readonly PersonRow[], { places }: PersonTable): number[] =>
  rows.map(({ draft }) => places.rowOf(draft.index));

function byVillage(rows: Rows): Rows[] {
  const first = rows.find(({ draft }) => draft.texts.village !== null)?.draft.texts.village ?? '';
  const villages = new Map<string, Rows>();
  for (const row of rows) {
    const key = villageKey(row.draft.texts.village ?? first);
    append(villages, key, row);
  }
  return [...villages.values()];
}

const FEWEST_HEADS = 2;

/** Why rows with one 户编号 are not one household; null where they are. */
function splitOf(rows: Rows, table: PersonTable): Split | null {
  const numbers = new Map<string, PersonRow[]>();
  for (const row of rows) {
    const { personNumber } = row.person.texts;
    if (personNumber !== undefined) append(numbers, personNumber, row);
  }
  const same = [...numbers.values()].filter((all) => all.length > 1).flat();
  if (same.length > 0) return { why: 'number', rows: rowsOf(same, table) };
  const heads = headsIn(rows).filter((row) => hasAmounts(row, table));
  return heads.length < FEWEST_HEADS ? null : { why: 'heads', rows: rowsOf(heads, table) };
}
