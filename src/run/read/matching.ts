import type { Finding } from '../../domain/findings/finding.js';
import type {
  AnsweredQuestion,
  AnswerState,
  MatchAnswer,
  ShownRow,
} from '../../domain/findings/match-answer.js';
import { type Household, POPULATION } from '../../domain/household.js';
import { maskIdNumber } from '../../domain/identity.js';
import { maskId } from '../../domain/masking.js';
import type { Relation } from '../../domain/names/likeness.js';
import {
  answerFinding,
  type LocatedAnswer,
  locateAnswers,
  saidPairs,
  shownVillage,
  stateOf,
} from '../../intake/batch/answers.js';
import { type Matching, matchYears, type Years } from '../../intake/batch/match.js';
import {
  type MatchSuggestion,
  suggestionFinding,
  suggestMatches,
} from '../../intake/batch/near-misses/index.js';
import { type PlacedHousehold, placeText } from '../../intake/batch/placed.js';

/** Both years matched, with what is left to ask people and what they have answered already. */
export interface AnsweredMatching {
  /** Its findings also say which questions are open and which answers were not taken. */
  readonly matching: Matching;
  /** The sheet 疑似匹配: open questions first, then those that were answered. */
  readonly questions: readonly AnsweredQuestion[];
  /** Rows without partner that a person has explained: where the household came from or went to. */
  readonly explained: ReadonlySet<Household>;
}

interface StatedAnswer {
  readonly located: LocatedAnswer;
  readonly state: AnswerState;
}

/** Matches a batch as its keys and the answers of people say, and looks for near misses. */
export async function matchAnswered(
  batch: Years,
  answers: readonly MatchAnswer[],
): Promise<AnsweredMatching> {
  const allLocated = locateAnswers(batch, answers);
  const matching = matchYears(batch, saidPairs(allLocated));
  const stated = allLocated.map((located) => ({ located, state: stateOf(located, matching) }));
  const taken = stated.filter(isTaken);
  const settled = new Set(taken.map(({ located }) => keyOf(located)));
  const suggestions = await suggestMatches(matching);
  const open = suggestions.filter((suggestion) => !settled.has(keyOf(suggestion)));
  const townships = new Set(
    [...batch.prior.households, ...batch.current.households].map(({ township }) => township),
  );
  return {
    matching: {
      ...matching,
      findings: [
        ...matching.findings,
        ...toldOf(open, ambiguousIn(matching.findings)),
        ...stated.flatMap(({ located, state }) => answerFinding(located, state) ?? []),
      ],
    },
    questions: questionsOf(open, stated, rowShower(townships.size > 1)),
    explained: new Set(taken.flatMap(({ located }) => explainedBy(located, matching))),
  };
}

/** What is asked about matched rows where nobody has answered anything, and the findings of it. */
export async function askOf(
  matching: Pick<Matching, 'pairs' | 'priorOnly' | 'currentOnly' | 'setAside'>,
  ambiguous: ReadonlySet<string>,
  isOfSeveralTownships: boolean,
): Promise<Pick<AnsweredMatching, 'questions'> & { readonly findings: readonly Finding[] }> {
  const open = await suggestMatches(matching);
  return {
    findings: toldOf(open, ambiguous),
    questions: questionsOf(open, [], rowShower(isOfSeveralTownships)),
  };
}

/** The places of rows that have a finding as ambiguous already. */
export const ambiguousIn = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(findings.filter(({ code }) => code === 'match.ambiguous').map(placeOfFinding));

/**
 * The findings of open questions. Ambiguous rows and renumbered lists have a finding of their own.
 */
const toldOf = (open: readonly MatchSuggestion[], ambiguous: ReadonlySet<string>): Finding[] =>
  open
    .filter(
      ({ current, likenesses }) =>
        !likenesses.includes('sameId') && !ambiguous.has(placeText(current.row)),
    )
    .map(suggestionFinding);

const isTaken = ({ state }: StatedAnswer): boolean => state === 'confirmed' || state === 'denied';

interface Question {
  readonly relation: Relation;
  readonly prior: PlacedHousehold | null;
  readonly current: PlacedHousehold | null;
}

/**
 * A key of a question, the same for the same two rows and relation; null where a row is not known.
 */
const keyOf = ({ relation, prior, current }: Question): string | null =>
  prior === null || current === null
    ? null
    : [relation, placeText(prior.row), placeText(current.row)].join('\n');

/** The row without partner that a confirmed split or merger explains. */
function explainedBy(
  { relation, yes, prior, current }: LocatedAnswer,
  { priorOnly, currentOnly }: Matching,
): Household[] {
  if (yes !== true || relation === 'same') return [];
  return [
    ...(prior !== null && priorOnly.includes(prior) ? [prior.row] : []),
    ...(current !== null && currentOnly.includes(current) ? [current.row] : []),
  ];
}

type Show = (row: PlacedHousehold) => ShownRow;

function rowShower(isOfSeveralTownships: boolean): Show {
  return (placed) => {
    const { texts, numbers } = placed.row;
    return {
      village: shownVillage(placed, isOfSeveralTownships),
      id: texts.id === null ? null : maskId(texts.id, texts.idNumber),
      head: texts.head,
      idNumber: texts.idNumber === null ? null : maskIdNumber(texts.idNumber),
      persons: numbers[POPULATION] as number,
      place: placeText(placed.row),
    };
  };
}

/** The questions of the sheet; nothing that a person typed is left out, whatever became of it. */
function questionsOf(
  open: readonly MatchSuggestion[],
  stated: readonly StatedAnswer[],
  show: Show,
): AnsweredQuestion[] {
  const typed = stated.filter(({ located: { answer } }) =>
    [answer.answer, answer.who, answer.note].some((text) => text !== null),
  );
  const byKey = new Map(typed.map((one) => [keyOf(one.located), one]));
  byKey.delete(null);
  const asked = new Set<string | null>();
  const again = open.map((suggestion): AnsweredQuestion => {
    const key = keyOf(suggestion);
    asked.add(key);
    const { prior, current, likenesses, other } = suggestion;
    const { located, state = 'open' } = byKey.get(key) ?? {};
    const { answer = null, who = null, note = null } = located?.answer ?? {};
    return {
      likenesses,
      prior: show(prior),
      current: show(current),
      other: other === null ? null : `${other.row.texts.head ?? ''} ${placeText(other.row)}`.trim(),
      ...{ answer, who, note, state },
    };
  });
  const others = typed.flatMap(({ located, state }): AnsweredQuestion[] => {
    const key = keyOf(located);
    if (key !== null && asked.has(key)) return [];
    if (key !== null) asked.add(key);
    const { answer, prior, current } = located;
    return [
      {
        ...textsOf(answer),
        prior: prior === null ? answer.prior : show(prior),
        current: current === null ? answer.current : show(current),
        // A remark without an answer is kept, though nothing is asked any more.
        state: state === 'open' ? 'unused' : state,
      },
    ];
  });
  return [...again, ...others];
}

const textsOf = ({ likenesses, other, answer, who, note }: MatchAnswer) => ({
  likenesses,
  other,
  answer,
  who,
  note,
});

/** The place of a finding, written as `placeText` does. */
const placeOfFinding = ({ file, sheet, row }: Finding): string =>
  [file, ...(sheet ? [sheet] : []), row].join('!');

const EXPLAINED: ReadonlySet<string> = new Set(['match.missingThisYear', 'match.newThisYear']);

/** Marks as accepted the findings of households without partner that a person has explained. */
export function withExplained(
  findings: readonly Finding[],
  explained: AnsweredMatching['explained'],
): readonly Finding[] {
  if (explained.size === 0) return findings;
  const places = new Set([...explained].map(placeText));
  return findings.map((found) =>
    EXPLAINED.has(found.code) && places.has(placeOfFinding(found))
      ? { ...found, accepted: true }
      : found,
  );
}
