import { placeOf } from '../../domain/household.js';
import type { Group } from '../../domain/outcomes/result.js';
import type { Policy } from '../../domain/policy.js';
import { emptySums, type GroupSums } from './sums.js';

/**
 * The sums that a finished group was made of, so that groups of several runs merge as those of one
 * do: what `finishGroup` makes of them is the same group again.
 * Definition: docs/definitions/levels.md, "Exact".
 */
export function sumsOf(group: Group, policy: Policy): GroupSums {
  const { prior, current } = group.income;
  const sums = emptySums(group.name, group.township, policy, group.projection !== null);
  const { items, compared } = sums;
  for (const year of ['prior', 'current'] as const) {
    for (const [key, amount] of group.items[year]) items[year][placeOf(key)] = amount;
    for (const [key, both] of group.itemsCompared) compared[year][placeOf(key)] = both[year];
  }
  for (const [key, { households }] of group.itemsCompared) {
    compared.households[placeOf(key)] = households;
  }
  return {
    ...sums,
    households: { ...group.households },
    persons: { ...group.persons },
    trend: {
      up: group.trend.up.households,
      down: group.trend.down.households,
      flat: group.trend.flat.households,
    },
    income: { prior: withoutPerCapita(prior), current: withoutPerCapita(current) },
    target: withoutReached(group.target),
    warning: { ...group.warning },
    warningNew: { ...group.warningNew },
    moves: group.moves.map((row) => [...row]),
    bracketPersons: bracketPersons(group.brackets),
    factors: group.factors.map(factorSums),
    monitored: { ...group.monitored },
    decliningOneSided: group.decliningOneSided,
    projection: group.projection && projectionSums(group.projection),
  };
}

function bracketPersons(brackets: Group['brackets']): GroupSums['bracketPersons'] {
  const persons = brackets.flatMap((bracket) => bracket.persons ?? []);
  if (persons.length < brackets.length) return null;
  return {
    prior: persons.map(({ prior }) => prior),
    current: persons.map(({ current }) => current),
  };
}

const withoutPerCapita = ({ perCapita: _perCapita, ...sums }: Group['income']['prior']) => sums;
const withoutReached = ({ reached: _reached, ...counts }: Group['target']) => counts;

const projectionSums = ({
  net,
  likely,
  possible,
  targetMet,
  priorYear,
}: NonNullable<Group['projection']>): GroupSums['projection'] => ({
  net,
  likely,
  possible,
  targetMet,
  priorNet: priorYear.net,
});

const factorSums = (counted: Group['factors'][number]): GroupSums['factors'][number] => ({
  factor: counted.factor,
  households: counted.households,
  persons: counted.persons,
  verify: counted.verify,
  monitored: counted.monitored,
  declining: counted.declining,
  amount: counted.amount,
  primary: counted.primary,
  causes: new Map(
    counted.causes.map(({ cause, households, persons, declining }) => [
      cause,
      { households, persons, declining },
    ]),
  ),
});
