import type { FactorNumber } from '../../domain/factor.js';
import type { MonthHousehold, MonthMarks, Move, Moves } from '../../domain/outcomes/months.js';
import { WARNINGS } from '../../domain/outcomes/result.js';
import type { Path } from './follow.js';

/** What becomes of households from result to result. Definition: docs/definitions/months.md. */

type Seen = Pick<MonthHousehold, 'trend' | 'warning' | 'factors'>;

/** The marks of a household for every result of its row. */
export function marksOf(path: Path<Seen>): MonthMarks[] {
  let everDown = false;
  let run = 0;
  return path.map((now, month) => {
    const before = month === 0 ? null : (path[month - 1] ?? null);
    run = isDown(now) ? run + 1 : 0;
    const marks = month === 0 ? { ...NONE, run } : between(before, now, everDown, run);
    everDown ||= isDown(now);
    return marks;
  });
}

const NONE: Omit<MonthMarks, 'run'> = {
  mark: null,
  warning: null,
  presence: null,
  factorsAdded: [],
  factorsGone: [],
};

const isDown = (one: Seen | null): boolean => one?.trend === 'down';

function between(
  before: Seen | null,
  now: Seen | null,
  everDown: boolean,
  run: number,
): MonthMarks {
  if (before === null || now === null) {
    const presence = before === null ? (now === null ? null : 'came') : 'left';
    return { ...NONE, run, presence, mark: isDown(now) ? 'cameDown' : null };
  }
  return {
    run,
    mark: markOf(isDown(before), isDown(now), everDown),
    warning: warningMove(before, now),
    presence: null,
    factorsAdded: missingIn(before.factors, now.factors),
    factorsGone: missingIn(now.factors, before.factors),
  };
}

function markOf(before: boolean, now: boolean, everDown: boolean): MonthMarks['mark'] {
  if (before) return now ? 'lasting' : 'recovered';
  if (!now) return null;
  return everDown ? 'again' : 'newlyDown';
}

function warningMove(before: Seen, now: Seen): MonthMarks['warning'] {
  // The gravest stands first.
  const change = WARNINGS.indexOf(now.warning) - WARNINGS.indexOf(before.warning);
  if (change === 0) return null;
  return change < 0 ? 'warningRaised' : 'warningLowered';
}

const missingIn = (
  some: readonly FactorNumber[],
  others: readonly FactorNumber[],
): readonly FactorNumber[] => others.filter((factor) => !some.includes(factor));

const noMoves = (): Record<Move, number> => ({
  newlyDown: 0,
  again: 0,
  lasting: 0,
  recovered: 0,
  cameDown: 0,
  warningRaised: 0,
  warningLowered: 0,
  left: 0,
  came: 0,
});

/** @internal */
export const NO_MOVES: Moves = noMoves();

/** The moves of every group for each result of a row; a group that nobody moves in has none. */
export class MovesOfGroups {
  readonly #months: readonly Map<string, Record<Move, number>>[];

  constructor(months: number) {
    this.#months = Array.from({ length: months }, () => new Map());
  }

  /** Counts a household in its village and in all above it; one that left in its previous one. */
  add(path: Path<Pick<MonthHousehold, 'path'>>, marks: readonly MonthMarks[]): void {
    marks.forEach(({ mark, warning, presence }, month) => {
      const group = (path[month] ?? path[month - 1])?.path;
      if (group === undefined) return;
      for (const move of [mark, warning, presence]) {
        if (move !== null) this.#count(month, group, move);
      }
    });
  }

  of(month: number, path: readonly string[]): Moves {
    return this.#months[month]?.get(JSON.stringify(path)) ?? NO_MOVES;
  }

  #count(month: number, village: readonly string[], move: Move): void {
    for (let length = 1; length <= village.length; length += 1) {
      const key = JSON.stringify(village.slice(0, length));
      const moves = this.#months[month]?.get(key) ?? noMoves();
      moves[move] += 1;
      this.#months[month]?.set(key, moves);
    }
  }
}
