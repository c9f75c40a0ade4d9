import { maskIfAny } from '../masking.js';
import type { Identity } from '../names/household-key.js';
import { type Likeness, type Relation, relationOf } from '../names/likeness.js';

/** A row of last year or this year as the sheet 疑似匹配 shows it; ID numbers are masked. */
export interface ShownRow extends Identity {
  readonly persons: number | null;
  /** Where it stands: `本年/北张村.xlsx!Sheet1!7`. */
  readonly place: string;
}

/** What became of an answer. */
export type AnswerState =
  /** Nobody has answered yet. */
  | 'open'
  | 'confirmed'
  | 'denied'
  /** The answer is neither 是 nor 否. */
  | 'unclear'
  /** Another answer, or a 户编号 or ID number, says otherwise. */
  | 'conflict'
  /** The households that it names are not there, or several could be meant. */
  | 'unused';

/** A row of the sheet 疑似匹配: two rows that may be one household, and what a person says to it. */
interface MatchQuestion {
  readonly likenesses: readonly Likeness[];
  readonly prior: ShownRow;
  readonly current: ShownRow;
  /** The other part, where a household came apart or together, and where it stands. */
  readonly other: string | null;
  /** As it was typed; null where it is blank. */
  readonly answer: string | null;
  readonly who: string | null;
  readonly note: string | null;
}

/** A question as it came back, with its place. */
export interface MatchAnswer extends MatchQuestion {
  readonly file: string;
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
  /** Address of the answer. */
  readonly cell: string;
}

/** A question as it is put to people again, with what became of the answer. */
export interface AnsweredQuestion extends MatchQuestion {
  readonly state: AnswerState;
}

export const YES = '是';
export const NO = '否';

/** A household that is compared, or no longer asked for, because a person said so. */
export interface ConfirmedMatch {
  readonly relation: Relation;
  /** The village of the current year. */
  readonly village: string;
  readonly household: string;
  readonly priorHousehold: string;
  /** Where both rows stand. */
  readonly prior: string;
  readonly current: string;
  readonly who: string | null;
  readonly note: string | null;
}

const nameOf = ({ id, head, idNumber }: ShownRow): string => head ?? id ?? idNumber ?? '';

/** What people have confirmed, for the manifest and the reports. */
export const confirmedIn = (questions: readonly AnsweredQuestion[]): ConfirmedMatch[] =>
  questions
    .filter(({ state }) => state === 'confirmed')
    .map(({ likenesses, prior, current, who, note }) => ({
      relation: relationOf(likenesses[0] ?? 'sameName'),
      village: current.village,
      household: nameOf(current),
      priorHousehold: nameOf(prior),
      prior: prior.place,
      current: current.place,
      who: maskIfAny(who),
      note: maskIfAny(note),
    }));
