import type { Finding } from '../../../domain/findings/finding.js';
import { ownPersons, type Person } from '../../../domain/household.js';
import type { Row } from '../../table/rejections.js';
import { type Draft, rowsIn } from './draft.js';

/** Gives a household without a head the head of the other year, where that is among its persons. */
export function nameHeads(drafts: readonly Draft[], otherYear: readonly Draft[]): void {
  const isGuess = ({ headless }: Row): boolean => headless === true;
  if (!drafts.some(({ households, rejected }) => [...households, ...rejected].some(isGuess)))
    return;
  const others = new Map<string, Row | null>();
  for (const row of otherYear.flatMap(rowsIn)) {
    const { id } = row.texts;
    if (id !== null) others.set(id, others.has(id) ? null : row);
  }
  for (const draft of drafts) {
    const moved = new Map<number, { readonly to: number; readonly taken: string }>();
    const named = <R extends Row>(row: R): R => {
      const other = isGuess(row) ? others.get(row.texts.id ?? '') : undefined;
      const head = other ? headAmong(row, other) : undefined;
      if (head === undefined) return row;
      moved.set(row.row, { to: head.row, taken: head.texts.personName ?? '' });
      return headedBy(row, head);
    };
    const move = (found: Finding): Finding => movedTo(found, moved.get(found.row ?? -1));
    draft.households = draft.households.map(named);
    draft.rejected = draft.rejected.map((row) => {
      const own = named(row);
      return own === row ? row : { ...own, reasons: own.reasons.map(move) };
    });
    if (moved.size > 0)
      draft.findings.splice(0, draft.findings.length, ...draft.findings.map(move));
  }
}

function headAmong(row: Row, other: Row): Person | undefined {
  const persons = ownPersons(row);
  const { idNumber, head } = other.texts;
  return (
    persons.find(({ texts }) => idNumber !== null && texts.personNumber === idNumber) ??
    persons.find(({ texts }) => head !== null && texts.personName === head)
  );
}

function headedBy<R extends Row>(row: R, { row: at, texts, numberWhole }: Person): R {
  const { personName = null, personNumber = null } = texts;
  const own = { ...row.texts, head: personName, idNumber: personNumber };
  return { ...row, row: at, texts: own, idNumberWhole: numberWhole };
}

const OF_A_MEMBER: ReadonlySet<string> = new Set(['members.skillUnknown', 'members.differs']);

/** Moves a finding about a household to the row of its new head. */
function movedTo(
  found: Finding,
  head: { readonly to: number; readonly taken: string } | undefined,
): Finding {
  if (head === undefined || OF_A_MEMBER.has(found.code)) return found;
  const cell = found.cell === null ? null : found.cell.replace(/\d+$/u, String(head.to));
  const params = { ...found.params, taken: head.taken, named: 2 };
  return {
    ...found,
    ...{ row: head.to, cell },
    ...(found.code === 'members.noHead' && { value: null, params }),
  };
}
