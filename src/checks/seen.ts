import type { Household } from '../domain/household.js';
import { type Checked, checked } from './amounts.js';
import type { CheckedPair, MatchedPair, MatchedYears } from './rule.js';

/** A household's last year with the amounts that are expected by now. */
export type SoFar = (prior: Household, current: Household) => Household;

const bothSurveyed = ({ prior, current }: CheckedPair): boolean =>
  prior.household.surveyed && current.household.surveyed;

/** Households as rules look at them: several kinds of rules ask, and each is added up once. */
export class Seen {
  private readonly households = new Map<Household, Checked>();
  private readonly pairs = new Map<readonly MatchedPair[], readonly CheckedPair[]>();

  constructor(private readonly soFar: SoFar | null = null) {}

  household(row: Household): Checked {
    let seen = this.households.get(row);
    if (seen === undefined) {
      seen = checked(row);
      this.households.set(row, seen);
    }
    return seen;
  }

  /** All pairs of a list, in its order. */
  all(pairs: readonly MatchedPair[]): readonly CheckedPair[] {
    let seen = this.pairs.get(pairs);
    if (seen === undefined) {
      seen = pairs.map((pair) => this.pair(pair));
      this.pairs.set(pairs, seen);
    }
    return seen;
  }

  /** The pairs of which both years are surveyed. */
  surveyed({ pairs }: Pick<MatchedYears, 'pairs'>): CheckedPair[] {
    return this.all(pairs).filter(bothSurveyed);
  }

  private pair(pair: MatchedPair): CheckedPair {
    const { row: before } = pair.prior;
    const { row: now } = pair.current;
    const prior = this.household(before);
    const soFar = this.soFar === null ? prior : checked(this.soFar(before, now));
    return { pair, prior, soFar, current: this.household(now) };
  }
}
