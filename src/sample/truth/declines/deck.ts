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
 * An endless row of declines: first one of each factor, so that a small township shows all eight,
 * then each decline once, then rounds in which each comes as often as it weighs.
 */
export function* declineDeck(random: Random): Generator<Decline, never> {
  for (let factor = 1; factor <= 8; factor += 1) {
    yield random.pick(DECLINES.filter((decline) => decline.factor === factor));
  }
  yield* random.shuffle(DECLINES);
  for (;;) yield* random.shuffle(byWeight(DECLINES));
}
