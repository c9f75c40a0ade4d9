import { divide, type Fen, ratio } from '../../domain/money.js';
import type { BracketCount, Group, GroupProjection } from '../../domain/outcomes/result.js';
import type { Policy } from '../../domain/policy.js';
import { reaches } from '../compare.js';
import { factorCount } from './factors.js';
import { comparedMap, itemMap } from './items.js';
import type { GroupSums, IncomeSums, ProjectionSums } from './sums.js';

/** Shares, growth and income per head of a group's sums. */
export function finishGroup(sums: GroupSums, { brackets, target }: Policy): Group {
  const { surveyed } = sums.households;
  const prior = withPerCapita(sums.income.prior, sums.persons.prior, surveyed);
  const current = withPerCapita(sums.income.current, sums.persons.current, surveyed);
  const share = (households: number) => ({ households, share: ratio(households, surveyed) });
  const { met, notMet, notAssessable, shortfall } = sums.target;
  return {
    name: sums.name,
    township: sums.township,
    households: { ...sums.households },
    persons: { ...sums.persons },
    trend: {
      up: share(sums.trend.up),
      down: share(sums.trend.down),
      flat: share(sums.trend.flat),
    },
    decliningOneSided: sums.decliningOneSided,
    income: { prior, current },
    items: { prior: itemMap(sums.items.prior), current: itemMap(sums.items.current) },
    itemsCompared: comparedMap(sums.compared),
    growth: growthOf(prior.perCapita, current.perCapita),
    target: {
      met,
      notMet,
      notAssessable,
      reached: reachedBy(prior.perCapita, current.perCapita, target),
      shortfall,
    },
    warning: { ...sums.warning },
    warningNew: { ...sums.warningNew },
    brackets: bracketCounts(sums, brackets),
    moves: sums.moves.map((row) => [...row]),
    factors: sums.factors.map((factor) => factorCount(factor, surveyed, sums.trend.down)),
    monitored: { ...sums.monitored },
    projection: sums.projection && finishProjection(sums.projection, sums, target),
  };
}

/**
 * The projection of a group; growth is worked out on rounded amounts per head, as for the compared
 * period.
 */
function finishProjection(
  { net, likely, possible, targetMet, priorNet }: ProjectionSums,
  { persons, households: { surveyed } }: Pick<GroupSums, 'persons' | 'households'>,
  target: number,
): GroupProjection {
  const perHead = (sum: Fen, heads: number): Fen | null =>
    surveyed === 0 ? null : divide(sum, heads);
  const prior = perHead(priorNet, persons.prior);
  const perCapita = perHead(net, persons.current);
  return {
    net,
    perCapita,
    growth: growthOf(prior, perCapita),
    likely,
    possible,
    targetMet,
    reached: reachedBy(prior, perCapita, target),
    priorYear: { net: priorNet, persons: persons.prior },
  };
}

const withPerCapita = (income: IncomeSums, persons: number, surveyed: number) => ({
  ...income,
  perCapita: surveyed === 0 ? null : divide(income.net, persons),
});

const growthOf = (prior: Fen | null, current: Fen | null): number | null =>
  prior === null || current === null ? null : ratio(current - prior, prior);

const reachedBy = (prior: Fen | null, current: Fen | null, target: number): boolean | null =>
  prior === null || current === null || prior <= 0 ? null : reaches(prior, current, target);

function bracketCounts(
  { moves, bracketPersons }: GroupSums,
  bounds: readonly Fen[],
): BracketCount[] {
  return moves.map((row, n) => ({
    from: bounds[n - 1] ?? null,
    to: n < bounds.length ? (bounds[n] as Fen) - 1 : null,
    prior: row.reduce((sum, count) => sum + count, 0),
    current: moves.reduce((sum, other) => sum + (other[n] as number), 0),
    persons: bracketPersons && {
      prior: bracketPersons.prior[n] as number,
      current: bracketPersons.current[n] as number,
    },
  }));
}
