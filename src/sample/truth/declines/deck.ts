import { FACTOR_NUMBERS } from '../../../domain/factor.js';
import type { Random } from '../../random.js';
import { BENEFITS } from './benefits.js';
import { BUSINESS, LOANS } from './business.js';
import type { Decline } from './decline.js';
import { WAGES } from './wages.js';

export const DECLINES: readonly Decline[] = [...BUSINESS, ...LOANS, ...WAGES, ...BENEFITS];

/** Each decline as often as it weighs. */
export const byWeight = (declines: readonly Decline[]): readonly Decline[] =>
  declines.flatMap((decline) => Array<Decline>(decline.weight).fill(decline));

/**
 * An endless row of declines: first one of each factor, so that a small township shows all of them,
 * then each decline once, then rounds in which each comes as often as it weighs.
 */
export function* declineDeck(random: Random): Generator<Decline, never> {
  for (const factor of FACTOR_NUMBERS) {
    const own = DECLINES.filter((decline) => decline.factor === factor);
    if (own.length > 0) yield random.pick(own);
  }
  yield* random.shuffle(DECLINES);
  for (;;) yield* random.shuffle(byWeight(DECLINES));
}
