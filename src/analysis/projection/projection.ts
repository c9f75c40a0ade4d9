import { ITEMS, type Item } from '../../domain/catalog.js';
import { FACTOR } from '../../domain/factor.js';
import { amountOf, answerOf, type Household, numberOf } from '../../domain/household.js';
import { divide, divideExactly, type Fen, RATE_SCALE } from '../../domain/money.js';
import type { FactorTag, PriorYear, Projection, Risk } from '../../domain/outcomes/result.js';
import type { Policy, RelativeInterval } from '../../domain/policy.js';
import type { ItemShares } from '../../domain/season.js';
import { type Comparison, incomeOf, targetBy, trendOf } from '../compare.js';
import { estimateItem } from './estimate.js';

/** What may happen by the year's end. Definition: docs/definitions/projection.md. */

/** Last year's whole amounts; null where whole periods are compared. */
export function priorYearOf({ shares, whole, plan }: Comparison): PriorYear | null {
  if (!shares) return null;
  const { net, perCapita } = incomeOf(whole, plan.prior.shape);
  return { net, perCapita, items: { keys: plan.prior.keys, numbers: whole.numbers } };
}

/** The projected year of a household; null where whole periods are compared. */
export function projectionOf(
  comparison: Comparison,
  tags: readonly FactorTag[],
): Projection | null {
  const { shares, whole, current, plan, policy, months } = comparison;
  if (!shares) return null;
  const prior = incomeOf(whole, plan.prior.shape);
  const persons = amountOf(current, 'population');
  const net = projectedNet(comparison, shares, tags);
  const perHead = (amount: Fen): Fen => divide(amount, persons);
  const trendAt = (amount: Fen) =>
    policy.trendBasis === 'net'
      ? trendOf(prior.net, amount, policy)
      : trendOf(prior.perCapita, perHead(amount), policy);
  const interval = intervalOf(net, months, policy);
  const { met, shortfall } = targetBy(prior.perCapita, perHead(net), persons, policy);
  return {
    net,
    perCapita: perHead(net),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    trend: trendAt(net),
    risk: riskOf(net, interval, (amount) => trendAt(amount) === 'down'),
    targetMet: met,
    shortfall,
  };
}

/** The sum over all items that either year has, each estimated for itself; costs are taken off. */
function projectedNet(
  { whole, current, plan }: Comparison,
  shares: ItemShares,
  tags: readonly FactorTag[],
): Fen {
  const known = new Set([...plan.prior.keys, ...plan.current.keys]);
  const isEnded = endedIn(current, tags);
  let net = 0;
  for (const item of ITEMS) {
    if (!known.has(item.key)) continue;
    const now = amountOf(current, item.key);
    const year = isEnded(item)
      ? now
      : estimateItem(item, now, amountOf(whole, item.key), shares.get(item.key) ?? NO_SHARE);
    net += item.kind === 'cost' ? -year : year;
  }
  return net;
}

const NO_SHARE = { share: null };

/** Items of which, as the data say, no more will come. */
function endedIn(
  current: Household,
  tags: readonly FactorTag[],
): (item: Pick<Item, 'key' | 'category'>) => boolean {
  const stopped = answerOf(current, 'stopped') === true;
  const noWorkers = numberOf(current, 'workers') === 0;
  const noDibao = tags.some(({ factor }) => factor === FACTOR.dibao);
  return ({ key, category }) =>
    (stopped && category === 'business') ||
    (noWorkers && category === 'wages') ||
    (noDibao && key === 'transfers.dibao');
}

interface Ends {
  readonly low: Fen;
  readonly high: Fen;
}

/**
 * The interval F + low × |F| to F + high × |F|; null where the policy has none for these months.
 */
function intervalOf(net: Fen, months: number, { intervals }: Policy): Ends | null {
  const errors = intervals.get(months);
  if (errors === undefined) return null;
  const endAt = (error: RelativeInterval['low']): Fen =>
    divideExactly(
      BigInt(net) * BigInt(RATE_SCALE) + BigInt(error) * BigInt(Math.abs(net)),
      BigInt(RATE_SCALE),
    );
  return { low: endAt(errors.low), high: endAt(errors.high) };
}

function riskOf(net: Fen, interval: Ends | null, falls: (amount: Fen) => boolean): Risk {
  if (interval !== null && falls(interval.high)) return 'likely';
  return falls(net) || (interval !== null && falls(interval.low)) ? 'possible' : 'none';
}
