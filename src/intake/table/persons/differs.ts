import type { FieldKey } from '../../../domain/catalog.js';
import type { FindingParams } from '../../../domain/findings/params.js';
import type { Note, RowDraft } from '../draft.js';

/** A cell of one household that says something else than another one. */
interface Differing {
  readonly row: number;
  readonly field: FieldKey;
  readonly column: number;
  /** The value that counts. */
  readonly expected: string | number;
  readonly of: FindingParams<'members.differs'>['of'];
}

/** Amounts and the population reject the household. Definition: docs/definitions/members.md. */
export function differs(head: RowDraft, { of, ...at }: Differing): void {
  const rejects = of !== 'other';
  const note: Note<'members.differs'> = {
    ...at,
    code: 'members.differs',
    params: { of },
    isMild: !rejects,
  };
  head.notes.push(note);
  head.rejects ||= rejects;
}
