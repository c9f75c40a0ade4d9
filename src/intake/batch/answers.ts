import { append } from '../../domain/append.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import { type AnswerState, type MatchAnswer, NO, YES } from '../../domain/findings/match-answer.js';
import { maskIdNumber } from '../../domain/identity.js';
import { maskId, maskWritten } from '../../domain/masking.js';
import type { Identity } from '../../domain/names/household-key.js';
import { type Relation, relationOf } from '../../domain/names/likeness.js';
import { squeeze } from '../cells/values.js';
import type { Matching, SaidOfPairs } from './match.js';
import type { PlacedHousehold } from './placed.js';
import { villageKey } from './village.js';
import type { BothYears } from './year-rows.js';

/** An answer of the sheet 疑似匹配 with the rows it speaks of. */
export interface LocatedAnswer {
  readonly answer: MatchAnswer;
  readonly relation: Relation;
  /** null where the cell is blank or says neither 是 nor 否. */
  readonly yes: boolean | null;
  /** null where nobody, or more than one household, can be meant. */
  readonly prior: PlacedHousehold | null;
  readonly current: PlacedHousehold | null;
  /** It contradicts another answer about the same rows. */
  readonly contradicted: boolean;
}

/** Finds the rows that answers speak of. Definition: docs/definitions/intake.md, "Near misses". */
export function locateAnswers(
  { prior, current }: BothYears,
  answers: readonly MatchAnswer[],
): LocatedAnswer[] {
  // Most runs have none, and the rows of a whole township would be sorted for nothing.
  if (answers.length === 0) return [];
  const finders = { prior: finder(prior.households), current: finder(current.households) };
  const located = answers.map((answer) => ({
    answer,
    relation: relationOf(answer.likenesses[0] ?? 'sameName'),
    yes: saidBy(answer),
    prior: finders.prior(answer.prior),
    current: finders.current(answer.current),
  }));
  const contradicted = contradictions(located);
  return located.map((one) => ({ ...one, contradicted: contradicted(one) }));
}

function saidBy({ answer }: MatchAnswer): boolean | null {
  const text = squeeze(answer ?? '');
  return text === YES ? true : text === NO ? false : null;
}

type Finder = (identity: Identity) => PlacedHousehold | null;

/** A village as a question names it: where a run covers several townships, with its township. */
export const shownVillage = (
  { village, township }: Pick<PlacedHousehold, 'village' | 'township'>,
  several: boolean,
): string => (several && township !== '' ? `${township} ${village}` : village);

/**
 * Finds the row that a question names. It looks within the village, since some keys may have been
 * filled in or left out since.
 */
function finder(rows: readonly PlacedHousehold[]): Finder {
  const byVillage = new Map<string, PlacedHousehold[]>();
  for (const row of rows) {
    for (const name of new Set([shownVillage(row, false), shownVillage(row, true)])) {
      const key = villageKey(name);
      append(byVillage, key, row);
    }
  }
  return (identity) => {
    const near = (byVillage.get(villageKey(identity.village)) ?? []).map((row) => ({
      row,
      likeness: likenessOf(row, identity),
    }));
    const best = near.filter(({ likeness }) => likeness === 'same');
    const [one, ...more] =
      best.length > 0 ? best : near.filter(({ likeness }) => likeness === 'fits');
    return one === undefined || more.length > 0 ? null : one.row;
  };
}

/** `same` where every key is as it was; `fits` where some key is and none has another value. */
function likenessOf({ row: { texts } }: PlacedHousehold, { id, head, idNumber }: Identity) {
  const keys: readonly (readonly [string | null, string | null])[] = [
    [texts.id === null ? null : maskId(texts.id, texts.idNumber), id],
    [shownName(texts.head), shownName(head)],
    [texts.idNumber === null ? null : maskIdNumber(texts.idNumber), idNumber],
  ];
  if (keys.every(([now, then]) => now === then)) return 'same';
  const both = keys.filter(([now, then]) => now !== null && then !== null);
  return both.length > 0 && both.every(([now, then]) => now === then) ? 'fits' : 'other';
}

/** A name as a question shows it, masked, for it may hold an ID number. */
const shownName = (name: string | null): string | null =>
  name === null ? null : maskWritten(name);

type Answered = Omit<LocatedAnswer, 'contradicted'>;

/** Tells whether a pair has both answers, or a household is to be the same as two others. */
function contradictions(located: readonly Answered[]): (one: Answered) => boolean {
  const answers = new Map<PlacedHousehold, Map<PlacedHousehold, Set<boolean>>>();
  const partners = new Map<PlacedHousehold, Set<PlacedHousehold>>();
  const isPartner = (row: PlacedHousehold, of: PlacedHousehold): void => {
    partners.set(row, (partners.get(row) ?? new Set()).add(of));
  };
  const ofRow = (row: PlacedHousehold): Map<PlacedHousehold, Set<boolean>> => {
    const known = answers.get(row) ?? new Map<PlacedHousehold, Set<boolean>>();
    answers.set(row, known);
    return known;
  };
  for (const { prior, current, yes, relation } of located) {
    if (prior === null || current === null || yes === null || relation !== 'same') continue;
    const ofPair = ofRow(prior);
    ofPair.set(current, (ofPair.get(current) ?? new Set()).add(yes));
    if (!yes) continue;
    isPartner(prior, current);
    isPartner(current, prior);
  }
  const several = (row: PlacedHousehold): boolean => (partners.get(row)?.size ?? 0) > 1;
  return ({ prior, current, yes, relation }) => {
    if (prior === null || current === null || yes === null || relation !== 'same') return false;
    const both = (answers.get(prior)?.get(current)?.size ?? 0) > 1;
    return both || (yes && (several(prior) || several(current)));
  };
}

/** The pairs of which people say that they are one household, or that they are not. */
export function saidPairs(located: readonly LocatedAnswer[]): Required<SaidOfPairs> {
  const pairs = (said: boolean) =>
    located.flatMap(({ yes, relation, prior, current, contradicted }) =>
      yes === said && relation === 'same' && !contradicted && prior !== null && current !== null
        ? [{ prior, current }]
        : [],
    );
  return { confirmed: pairs(true), denied: pairs(false) };
}

/** What became of an answer in a matching that has taken the confirmed pairs. */
export function stateOf(
  { answer, yes, relation, prior, current, contradicted }: LocatedAnswer,
  { pairs }: Pick<Matching, 'pairs'>,
): AnswerState {
  if (yes === null) return answer.answer === null ? 'open' : 'unclear';
  if (prior === null || current === null) return 'unused';
  if (contradicted) return 'conflict';
  if (relation !== 'same') return yes ? 'confirmed' : 'denied';
  const matched = pairs.some((pair) => pair.prior === prior && pair.current === current);
  if (matched === yes) return yes ? 'confirmed' : 'denied';
  return 'conflict';
}

const CODES = {
  unclear: 'match.answerUnclear',
  conflict: 'match.answerConflict',
  unused: 'match.answerUnused',
} as const;

/** What a person must know of an answer that was not taken; null where it was. */
export function answerFinding({ answer }: LocatedAnswer, state: AnswerState): Finding | null {
  if (state === 'open' || state === 'confirmed' || state === 'denied') return null;
  const { file, sheet, row, cell, prior, current } = answer;
  return finding(CODES[state], {
    file,
    sheet,
    row,
    cell,
    village: current.village,
    household: current.id ?? current.head,
    value: (answer.answer ?? '').slice(0, 80),
    params: { priorHead: prior.head ?? prior.id, head: current.head ?? current.id },
  });
}
