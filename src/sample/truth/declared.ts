import { FACTOR, FACTOR_NAMES, type FactorNumber, factorKey } from '../../domain/factor.js';
import type { Random } from '../random.js';

const nameOf = (factor: FactorNumber): string => FACTOR_NAMES[factorKey(factor)];

const CIRCLED = '①②③④⑤⑥⑦⑧⑨';
const CHINESE = '一二三四五六七八九';

/** What a clerk writes under 减收原因 for a household that really falls; null: nothing. */
export function declare(factors: readonly FactorNumber[], random: Random): string | null {
  if (random.chance(0.35)) return null;
  if (random.chance(0.04)) return '家中有人住院';
  const said = [...new Set(random.chance(0.1) ? [...factors, FACTOR.other] : factors)];
  const way = random.pick<(factor: FactorNumber) => string>([
    (factor) => String(factor),
    (factor) => String(factor),
    nameOf,
    nameOf,
    (factor) => CIRCLED.charAt(factor - 1),
    (factor) => CHINESE.charAt(factor - 1),
  ]);
  return said.map(way).join(random.pick(['、', ',', ';', ',']));
}
