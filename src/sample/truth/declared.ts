import type { FactorNumber } from '../../domain/factor.js';
import type { Random } from '../random.js';

const NAMES: Readonly<Record<FactorNumber, string>> = {
  1: '经营性减收',
  2: '小额贷款减少',
  3: '务工减收',
  4: '低保取消',
  5: '政策性补贴减少',
  6: '自然灾害',
  7: '帮扶不到位',
  8: '其它原因',
};

const CIRCLED = '①②③④⑤⑥⑦⑧';
const CHINESE = '一二三四五六七八';

/** What a clerk writes under 减收原因 for a household that really falls; null: nothing. */
export function declare(factors: readonly FactorNumber[], random: Random): string | null {
  if (random.chance(0.35)) return null;
  if (random.chance(0.04)) return '家中有人住院';
  const said = [...new Set(random.chance(0.1) ? [...factors, 8 as FactorNumber] : factors)];
  const way = random.pick<(factor: FactorNumber) => string>([
    (factor) => String(factor),
    (factor) => String(factor),
    (factor) => NAMES[factor],
    (factor) => NAMES[factor],
    (factor) => CIRCLED.charAt(factor - 1),
    (factor) => CHINESE.charAt(factor - 1),
  ]);
  return said.map(way).join(random.pick(['、', ',', ';', ',']));
}
