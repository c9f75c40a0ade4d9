import { append } from '../../../domain/append.js';
import { type Finding, finding } from '../../../domain/findings/finding.js';
import { cellOf, rowOf } from '../../../domain/household.js';
import { maskWithin } from '../../../domain/masking.js';
import { LIKENESSES, type Likeness, type Relation } from '../../../domain/names/likeness.js';
import type { Matching } from '../match.js';
import { type PlacedHousehold, placeText } from '../placed.js';
import { type NearPair, nearPairs } from './pairs.js';
import { type Partners, type Parts, partsOf } from './parts.js';

/**
 * Two rows that may be one household: offered to a person, never taken.
 * Definition: docs/definitions/intake.md, "Near misses".
 */
export interface MatchSuggestion {
  readonly prior: PlacedHousehold;
  readonly current: PlacedHousehold;
  readonly relation: Relation;
  /** What is alike, the strongest first. */
  readonly likenesses: readonly Likeness[];
  /** Where a household came apart or together: the other part of the whole. */
  readonly other: PlacedHousehold | null;
}

/** The most suggestions for one row: nobody looks through more. */
const MOST_OF_A_ROW = 5;
/**
 * The most rows of a year without partner that are looked at: with more, a wrong file was handed in
 * or all numbers are new.
 */
export const MOST_ALONE = 10_000;

/** The parts of a matching in which near misses are looked for. */
type Matched = Pick<Matching, 'pairs' | 'priorOnly' | 'currentOnly' | 'setAside'>;

/** The near misses of a matching, by the current year's row, the most alike first. */
export async function suggestMatches({
  pairs,
  setAside,
  ...alone
}: Matched): Promise<MatchSuggestion[]> {
  const priorOnly = alone.priorOnly.slice(0, MOST_ALONE);
  const currentOnly = alone.currentOnly.slice(0, MOST_ALONE);
  const near =
    priorOnly.length > 0 && currentOnly.length > 0
      ? // The readings of characters are loaded only where names have to be compared.
        nearPairs(priorOnly, currentOnly, (await import('./readings.js')).readingsOf)
      : [];
  const same = gathered([
    ...setAside.map((pair): NearPair => ({ ...pair, likeness: 'sameId' })),
    ...near,
  ]);
  const split = partsOf(
    pairs.map(({ prior, current }): Partners => ({ whole: prior, part: current })),
    priorOnly,
    currentOnly,
  ).map((parts) => ofParts('split', parts));
  const merged = partsOf(
    pairs.map(({ prior, current }): Partners => ({ whole: current, part: prior })),
    currentOnly,
    priorOnly,
  ).map((parts) => ofParts('merged', parts));
  return fewest([...same, ...split, ...merged]);
}

/** A pair that is alike in several ways is one suggestion. */
function gathered(near: readonly NearPair[]): MatchSuggestion[] {
  const byRows = new Map<PlacedHousehold, Map<PlacedHousehold, Likeness[]>>();
  for (const { prior, current, likeness } of near) {
    const ofRow = byRows.get(current) ?? new Map<PlacedHousehold, Likeness[]>();
    byRows.set(current, ofRow);
    append(ofRow, prior, likeness);
  }
  return [...byRows].flatMap(([current, priors]) =>
    [...priors].map(
      ([prior, likenesses]): MatchSuggestion => ({
        prior,
        current,
        relation: 'same',
        likenesses,
        other: null,
      }),
    ),
  );
}

/** The part that has no partner yet is asked about; the other one is named beside it. */
const ofParts = (
  relation: Exclude<Relation, 'same'>,
  { whole, first, second }: Parts,
): MatchSuggestion => ({
  ...(relation === 'split' ? { prior: whole, current: second } : { prior: second, current: whole }),
  relation,
  likenesses: [relation],
  other: first,
});

const rank = ({ likenesses }: MatchSuggestion): number =>
  LIKENESSES.indexOf(likenesses[0] ?? 'merged');

/** The most alike of every row, as long as neither row has enough of them. */
function fewest(suggestions: readonly MatchSuggestion[]): MatchSuggestion[] {
  const counts = new Map<PlacedHousehold, number>();
  const count = (row: PlacedHousehold): number => counts.get(row) ?? 0;
  return suggestions
    .toSorted((a, b) => rank(a) - rank(b) || b.likenesses.length - a.likenesses.length)
    .filter(({ prior, current }) => {
      if (count(prior) >= MOST_OF_A_ROW || count(current) >= MOST_OF_A_ROW) return false;
      counts.set(prior, count(prior) + 1);
      counts.set(current, count(current) + 1);
      return true;
    });
}

/** What is said of a suggestion that nobody has answered: in the current year's row. */
export const suggestionFinding = ({
  prior,
  current: { row, village },
  likenesses,
  other,
}: MatchSuggestion): Finding =>
  finding('match.suggestion', {
    file: row.table.file,
    sheet: row.table.sheet,
    row: rowOf(row, 'head'),
    cell: cellOf(row, 'head') ?? cellOf(row, 'id') ?? cellOf(row, 'idNumber'),
    village,
    household: row.texts.id ?? row.texts.head,
    field: 'head',
    value: row.texts.head,
    params: {
      likenesses: likenesses.join(','),
      prior: placeText(prior.row),
      priorHead: prior.row.texts.head ?? maskWithin(prior.row.texts.id ?? ''),
      priorVillage: prior.village,
      other: other === null ? null : placeText(other.row),
      otherHead: other?.row.texts.head ?? null,
    },
  });
