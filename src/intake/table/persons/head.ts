import type { GivenParams } from '../../../domain/findings/finding.js';
import { filled } from '../../../domain/household.js';
import type { Note } from '../draft.js';
import { isHead } from './person.js';
import type { PersonRow, PersonTable } from './row.js';

/** Who serves as the head of a household. Definition: docs/definitions/members.md, "Reading". */
export interface ChosenHead {
  readonly row: PersonRow;
  readonly notes: readonly Note[];
  /** Nothing in the table says who it is: the first person was taken. */
  readonly isGuess: boolean;
}

type Rows = readonly [PersonRow, ...PersonRow[]];

export function headOf(rows: Rows, table: PersonTable): ChosenHead {
  const heads = headsIn(rows);
  const [only, ...others] = heads;
  if (only !== undefined && others.length === 0) return { row: only, notes: [], isGuess: false };
  const column = table.fields.get('relation')?.[0]?.column ?? null;
  if (only === undefined) {
    const named = namedHead(rows);
    const row = named ?? rows[0];
    const params = {
      taken: row.person.texts.personName ?? '',
      named: named === null ? (0 as const) : (1 as const),
    };
    return {
      row,
      notes: [noteAt(row, { code: 'members.noHead', column, params })],
      isGuess: named === null,
    };
  }
  const row = heads.find((each) => hasAmounts(each, table)) ?? only;
  const all = heads.map(({ draft }) => table.places.rowOf(draft.index)).join('、');
  const params = { rows: all, taken: row.person.texts.personName ?? '' };
  return {
    row,
    notes: [noteAt(row, { code: 'members.twoHeads', column, params })],
    isGuess: false,
  };
}

const noteAt = <Code extends 'members.noHead' | 'members.twoHeads'>(
  { draft: { index } }: PersonRow,
  note: Pick<Note<Code>, 'code' | 'column'> & GivenParams<Code>,
): Note => ({ row: index, field: 'relation', ...note });

/**
 * The rows of persons who call themselves head; one who has died or moved away counts only where
 * nobody else does.
 */
export function headsIn(rows: readonly PersonRow[]): readonly PersonRow[] {
  const heads = rows.filter(({ person }) => isHead(person));
  const here = heads.filter(({ person }) => !person.gone);
  return here.length > 0 ? here : heads;
}

/** The person whom 户主证件号码 or 户主姓名 names. */
function namedHead(rows: Rows): PersonRow | null {
  const numbers = new Set(rows.map(({ draft }) => draft.texts.idNumber));
  const names = new Set(rows.map(({ draft }) => draft.texts.head));
  return (
    rows.find(({ person: { texts } }) => numbers.has(texts.personNumber ?? '')) ??
    rows.find(({ person: { texts } }) => names.has(texts.personName ?? '')) ??
    null
  );
}

/** Tells whether some amount is filled, whether or not it can be read. */
export const hasAmounts = ({ draft }: PersonRow, { reader: { numeric } }: PersonTable): boolean =>
  numeric.some(
    ({ isAmount, place, field }) =>
      isAmount && (filled(draft.numbers[place] as number) || draft.unread.has(field)),
  ) ||
  (draft.late?.some(filled) ?? false);
