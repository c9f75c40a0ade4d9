import { append } from '../../../domain/append.js';
import { PERSON_COLUMNS, type PersonKey } from '../../../domain/catalog.js';
import { filled, type TableHead } from '../../../domain/household.js';
import { yuan } from '../../../domain/money.js';
import { quoted } from '../../cells/values.js';
import type { LoosePerson } from '../../table/detail-table.js';

/** A person of a table without amounts, and the table. */
export interface ListedPerson extends LoosePerson {
  readonly table: TableHead;
}

/** A row that is equal in every cell read to one before it. */
export interface RepeatedRow {
  readonly copy: ListedPerson;
  readonly of: ListedPerson;
}

/** A cell of a person that says something else than one of the same person before it. */
interface DifferingCell {
  readonly of: ListedPerson;
  readonly field: PersonKey;
  readonly value: string | number;
  /** The value that counts. */
  readonly expected: string | number;
}

/** The persons of one household, each once. */
interface EachOnce {
  readonly persons: readonly ListedPerson[];
  readonly copies: readonly RepeatedRow[];
  readonly differing: readonly DifferingCell[];
}

/**
 * Persons whom several rows of lists name count once: rows that are equal in every cell read are
 * copies, and rows with one ID number are one person, by the first filled cell.
 * Definition: docs/definitions/members.md.
 */
export function eachOnce(rows: readonly ListedPerson[]): EachOnce {
  const [unlike, copies] = withoutCopies(rows);
  const persons = new Map<string, ListedPerson[]>();
  unlike.forEach((row, n) => {
    append(persons, row.texts.personNumber ?? `\n${n}`, row);
  });
  const differing: DifferingCell[] = [];
  const merged = [...persons.values()].map(([first, ...others]) =>
    others.reduce((known, other) => together(known, other, differing), first as ListedPerson),
  );
  return { persons: merged, copies, differing };
}

/** Cells are only put together where two rows name the same person. */
function withoutCopies(
  rows: readonly ListedPerson[],
): [readonly ListedPerson[], readonly RepeatedRow[]] {
  const nameOf = ({ texts }: ListedPerson): string => `${texts.personNumber}\n${texts.personName}`;
  if (new Set(rows.map(nameOf)).size === rows.length) return [rows, []];
  const firsts = new Map<string, ListedPerson>();
  const copies: RepeatedRow[] = [];
  const kept = rows.filter((row) => {
    const cells = cellsOf(row);
    const of = firsts.get(cells);
    if (of === undefined) firsts.set(cells, row);
    else copies.push({ copy: row, of });
    return of === undefined;
  });
  return [kept, copies];
}

const orNull = (value: number): number | null => (filled(value) ? value : null);

const cellsOf = ({ texts, numberWhole, months, wage, rest }: ListedPerson): string =>
  JSON.stringify([
    PERSON_COLUMNS.map(({ key }) => texts[key] ?? null),
    ...[numberWhole, orNull(months), orNull(wage), rest],
  ]);

/** One person as in the first row, with what only a later one says added. */
function together(
  known: ListedPerson,
  other: ListedPerson,
  differing: DifferingCell[],
): ListedPerson {
  const texts: Partial<Record<PersonKey, string>> = { ...known.texts };
  for (const { key } of PERSON_COLUMNS) {
    const [one, value] = [texts[key], other.texts[key]];
    if (value === undefined || one === value) continue;
    if (one === undefined) texts[key] = value;
    else differing.push({ of: other, field: key, value: quoted(value), expected: quoted(one) });
  }
  const figure = (field: 'months' | 'wage', key: PersonKey, shown = asIs): number => {
    const [one, value] = [known[field], other[field]];
    if (!filled(one) || !filled(value)) return filled(one) ? one : value;
    if (one !== value) {
      differing.push({ of: other, field: key, value: shown(value), expected: shown(one) });
    }
    return one;
  };
  return {
    ...known,
    texts,
    months: figure('months', 'personMonths'),
    wage: figure('wage', 'personWage', yuan),
    gone: known.texts.personState === undefined ? other.gone : known.gone,
  };
}

const asIs = (value: number): number => value;
