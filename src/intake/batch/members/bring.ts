import type { FieldKey } from '../../../domain/catalog.js';
import { finding } from '../../../domain/findings/finding.js';
import { hasColumn, type Person, placeOf, type TableHead } from '../../../domain/household.js';
import { Normalisations } from '../../cells/normalisations.js';
import { isPopulation } from '../../table/numbers.js';
import {
  type DerivedField,
  derivedFields,
  derivedValue,
  isUnknownSkill,
  madeText,
  SOURCE_OF,
} from '../../table/persons/derive.js';
import type { Row } from '../../table/rejections.js';
import { type Draft, named, placeIn, rowsIn } from './draft.js';
import type { ListedPerson } from './repeats.js';

interface Lists {
  /** The fields that some list has columns of. */
  readonly columns: ReadonlySet<string>;
  readonly draftOf: ReadonlyMap<TableHead, Draft>;
}

/** Brings the persons of lists to the households of a table, and what they say of these. */
export function bringTo(
  draft: Draft,
  joined: ReadonlyMap<Row, readonly ListedPerson[]>,
  { columns, draftOf }: Lists,
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
    sayOf(row, persons, derived, draft);
    const numbers = withDerived(row, here(persons), derived, draftOf);
    return { ...row, table: head, numbers, persons: [...(row.persons ?? []), ...persons] };
  };
  draft.households = draft.households.map(own);
  draft.rejected = draft.rejected.map(own);
  draft.head = head;
}

const here = <P extends Person>(persons: readonly P[]): readonly P[] =>
  persons.filter(({ gone }) => !gone);

/** What the persons say that the household's own columns do not; it is told with the first of them. */
function withDerived(
  { numbers: written }: Row,
  persons: readonly ListedPerson[],
  derived: readonly DerivedField[],
  draftOf: Lists['draftOf'],
): Float64Array {
  const numbers = written.slice();
  for (const field of derived) {
    const made = derivedValue(field, persons);
    if (made === null) continue;
    numbers[placeOf(field)] = made.value;
    const by = SOURCE_OF[field];
    const first = persons.find(({ table: { columns } }) => columns[by] !== undefined);
    const list = first && draftOf.get(first.table);
    const column = first?.table.columns[by];
    if (first === undefined || list === undefined || column === undefined) continue;
    list.made ??= new Normalisations(list.table.normalisations);
    list.made.add({ row: first.row, column }, made.of, madeText(field, made.value));
  }
  return numbers;
}

/**
 * Adds what is told of a household's persons; a table of persons has already told it of its own
 * rows.
 */
function sayOf(
  row: Row,
  listed: readonly ListedPerson[],
  derived: readonly FieldKey[],
  { findings }: Draft,
): void {
  if (row.persons !== undefined) return;
  const persons = here(listed);
  const stated = row.numbers[placeOf('population')] as number;
  if (isPopulation(stated) && stated !== persons.length) {
    const place = { ...placeIn(row.table, row.row, 'population'), ...named(row) };
    const values = { value: stated, expected: persons.length, params: { stated } };
    findings.push(finding('members.count', { ...place, ...values }));
  }
  if (!derived.includes('labour')) return;
  for (const { table, row: at, texts } of persons) {
    if (!isUnknownSkill(texts.skill)) continue;
    const place = { ...placeIn(table, at, 'skill'), ...named(row) };
    findings.push(finding('members.skillUnknown', { ...place, value: texts.skill }));
  }
}
