import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainFactors } from '../../src/analysis/explain.js';
import { tagByData } from '../../src/analysis/factors/index.js';
import { fallOf } from '../../src/analysis/falls.js';
import { tagHousehold } from '../../src/analysis/tags.js';
import { CAUSES, FACTOR, FACTOR_KEYS, FACTOR_NUMBERS, factorKey } from '../../src/domain/factor.js';
import { anySubject } from './arbitrary.js';
import { type Cells, compared, factorsOf, onOneForm, policyWith, tagsOf } from './ask.js';

const tagging = (prior: Cells, current: Cells) => tagHousehold(compared(onOneForm(prior, current)));
const FELL: [Cells, Cells] = [{ 'wages.migrant': 20_000 }, { 'wages.migrant': 10_000 }];
const declaring = (declared: string, rest: Cells = {}) =>
  tagging(FELL[0], { ...FELL[1], ...rest, declared });

describe('申报的原因', () => {
  it('数据也反映的:依据为数据和申报,其余按数据', () => {
    expect(declaring('3').tags).toMatchObject([
      { key: 'wages', basis: 'both', amount: 1_000_000, verify: true, primary: true },
    ]);
    expect(declaring('务工减收', { workers: 0 }).tags).toMatchObject([
      { key: 'wages', basis: 'both', causes: ['unemployed'], verify: false },
    ]);
  });

  it('数据没有反映的减收户:加上,金额 0,须核实,没有子因素,不作主因', () => {
    expect(declaring('⑥').tags).toMatchObject([
      { key: 'wages', basis: 'data', primary: true },
      {
        key: 'disaster',
        basis: 'declared',
        amount: 0,
        causes: [],
        verify: true,
        primary: false,
        evidence: [{ field: 'declared', prior: null, current: '⑥', money: false }],
      },
    ]);
  });

  it('认不出的词:申报因素8,原文留在依据里', () => {
    expect(declaring('户主摔伤住院').tags[1]).toMatchObject({
      key: 'other',
      basis: 'declared',
      evidence: [{ current: '户主摔伤住院' }],
    });
  });

  it('原文里夹写的身份证号不外露', () => {
    expect(JSON.stringify(declaring('儿子149900198004259330失业').tags)).not.toContain(
      '149900198004259330',
    );
  });

  it('因素按编号排列,不按申报的次序', () => {
    expect(factorsOf(declaring('7,1').tags)).toEqual(['business', 'wages', 'assistance']);
  });

  it.each([
    ['增收户', 30_000],
    ['持平户', 20_100],
  ])('%s申报的因素不加,记为与数据矛盾', (_, now) => {
    const { tags, contradicted } = tagging(FELL[0], { 'wages.migrant': now, declared: '3、6' });
    expect(tags).toEqual([]);
    expect(contradicted).toEqual([FACTOR.wages, FACTOR.disaster]);
  });

  it('只申报一个也记', () => {
    expect(tagging(FELL[0], { ...FELL[0], declared: '务工减收' }).contradicted).toEqual([
      FACTOR.wages,
    ]);
  });

  it('增收户里数据也反映的不算矛盾', () => {
    const { tags, contradicted } = tagging(
      { 'wages.migrant': 20_000, 'transfers.dibao': 500 },
      { 'wages.migrant': 30_000, 'transfers.dibao': 0, declared: '4,5' },
    );
    expect(tags).toMatchObject([{ key: 'dibao', basis: 'both', primary: false }]);
    expect(contradicted).toEqual([FACTOR.subsidy]);
  });

  it('减收户没有矛盾的申报', () => {
    expect(declaring('1,2,4,5,6,7,8').contradicted).toEqual([]);
  });

  it('上年表里填的原因不算', () => {
    expect(tagging({ ...FELL[0], declared: '6' }, FELL[1]).tags).toHaveLength(1);
  });

  it('没有因素也没有申报时什么都不标', () => {
    expect(tagging(FELL[0], FELL[0])).toEqual({ tags: [], contradicted: [] });
  });
});

describe('主因:金额最大的一个,相等时取编号小的', () => {
  const wagesAndDibao = (wages: number): [Cells, Cells] => [
    { 'wages.migrant': 20_000, 'transfers.dibao': 3_000 },
    { 'wages.migrant': 20_000 - wages, 'transfers.dibao': 0 },
  ];

  it.each([
    ['相等', 3_000, 'wages'],
    ['务工减收多一分', 3_000.01, 'wages'],
    ['低保取消多一分', 2_999.99, 'dibao'],
  ])('%s', (_, wages, primary) => {
    const { tags } = tagging(...wagesAndDibao(wages));
    expect(factorsOf(tags)).toEqual(['wages', 'dibao']);
    expect(factorsOf(tags.filter((tag) => tag.primary))).toEqual([primary]);
  });

  it('受灾、贷款的金额最多按经营净收入的降额算', () => {
    const both = (crops: number, shop: number, rest: Cells = {}): Cells => ({
      'business.crops': crops,
      'business.other': shop,
      'wages.migrant': 9_000,
      ...rest,
    });
    const primary = (wages: number, rest: Cells) => {
      const now = both(4_000, 5_000, { 'wages.migrant': 9_000 - wages, ...rest });
      return factorsOf(
        tagging(both(10_000, 2_000, { loan: 5 }), now).tags.filter((tag) => tag.primary),
      );
    };
    // 种植减了 6,000,经营净收入只减 3,000。
    expect(primary(3_000, { disaster: '洪涝', loan: 5 })).toEqual(['disaster']);
    expect(primary(3_000.01, { disaster: '洪涝', loan: 5 })).toEqual(['wages']);
    expect(primary(3_000, { loan: 0 })).toEqual(['loan']);
    expect(primary(3_000.01, { loan: 0 })).toEqual(['wages']);
  });

  it('经营没有减收时受灾按 0 算,贷款按金融贷款项目收入的减少算', () => {
    const prior: Cells = {
      'business.crops': 10_000,
      'business.other': 0,
      'wages.migrant': 9_000,
      'property.loanProject': 800,
      loan: 5,
    };
    const primary = (wages: number) =>
      factorsOf(
        tagging(prior, {
          'business.crops': 4_000,
          'business.other': 6_000,
          'wages.migrant': 9_000 - wages,
          'property.loanProject': 0,
          disaster: '洪涝',
          assistDone: true,
          loan: 0,
        }).tags.filter((tag) => tag.primary),
      );
    expect(primary(800)).toEqual(['loan']);
    expect(primary(800.01)).toEqual(['wages']);
  });

  it('增收户没有主因', () => {
    const [prior, current] = wagesAndDibao(-9_000);
    expect(tagging(prior, current).tags).toMatchObject([{ key: 'dibao', primary: false }]);
  });
});

describe('因素可以重叠', () => {
  it('经营减收、贷款减少、受灾同据一笔减少时各记全额,主因是说得出缘由的贷款', () => {
    const { tags } = tagging(
      { 'business.crops': 10_000, loan: 50_000 },
      { 'business.crops': 4_000, loan: 0, loanEligible: false, disaster: '洪涝' },
    );
    expect(tags).toMatchObject([
      { key: 'business', amount: 600_000, causes: ['weather'], primary: false },
      { key: 'loan', amount: 600_000, causes: ['notEligible'], primary: true },
      { key: 'disaster', amount: 600_000, causes: ['洪涝'], primary: false },
    ]);
  });

  it('受灾的毛收入减少大于经营净收入减少时,金额照记,主因是受灾', () => {
    const { tags } = tagging(
      { 'business.crops': 10_000, 'business.other': 2_000 },
      { 'business.crops': 4_000, 'business.other': 5_000, disaster: '洪涝' },
    );
    expect(tags).toMatchObject([
      { key: 'business', amount: 300_000, primary: false },
      { key: 'disaster', amount: 600_000, primary: true },
    ]);
  });

  it('公益岗收入减少既是务工减收,也是帮扶不到位', () => {
    const { tags } = tagging({ 'wages.townPost': 6_000 }, { 'wages.townPost': 3_000 });
    expect(factorsOf(tags)).toEqual(['wages', 'assistance']);
  });

  it('产业奖补减少既是补贴减少,也是帮扶不到位', () => {
    const { tags } = tagging({ 'transfers.industry': 600 }, { 'transfers.industry': 300 });
    expect(factorsOf(tags)).toEqual(['subsidy', 'assistance']);
  });
});

describe('标因素的规律', () => {
  it('减收户恰有一个主因,其他户没有', () => {
    fc.assert(
      fc.property(anySubject, (subject) => {
        const comparison = compared(subject);
        const primary = tagHousehold(comparison).tags.filter((tag) => tag.primary);
        expect(primary).toHaveLength(comparison.trend === 'down' ? 1 : 0);
      }),
    );
  });

  it('主因是金额最大的一个:受灾、贷款按封顶后的金额', () => {
    fc.assert(
      fc.property(anySubject, (subject) => {
        const comparison = compared(subject);
        const { business } = comparison.change;
        const cap = business.trend === 'down' ? -business.amount : 0;
        const project = fallOf(comparison, comparison.plan.loanProject);
        const weights = new Map(
          tagsOf(subject).map(({ key, amount }) => [
            key,
            key === 'disaster'
              ? Math.min(amount, cap)
              : key === 'loan'
                ? Math.min(amount, cap + project)
                : amount,
          ]),
        );
        const primary = tagsOf(subject).find((tag) => tag.primary)?.key;
        fc.pre(primary !== undefined);
        const most = Math.max(...weights.values());
        const tied = [...weights].flatMap(([key, weight]) => (weight === most ? [key] : []));
        const [lowest] = tied;
        const reason = tied.find((key) => key === 'loan' || key === 'disaster');
        expect(primary).toBe(lowest === 'business' ? (reason ?? lowest) : lowest);
      }),
    );
  });

  it('金额是不为负的整分;编号递增;子因素按定义的次序', () => {
    fc.assert(
      fc.property(anySubject, (subject) => {
        const tags = tagsOf(subject);
        const found = factorsOf(tags);
        expect(found).toEqual(FACTOR_KEYS.filter((key) => found.includes(key)));
        for (const { amount, causes, factor, key, basis } of tags) {
          expect(Number.isInteger(amount) && amount >= 0).toBe(true);
          expect(key).toBe(factorKey(factor));
          if (basis !== 'declared' && key !== 'dibao') expect(amount).toBeGreaterThan(0);
          const known: readonly string[] = CAUSES[key];
          if (key !== 'disaster')
            expect(causes).toEqual(known.filter((cause) => causes.includes(cause)));
        }
      }),
    );
  });

  it('允许幅度极大时,除低保取消外没有因素', () => {
    const policy = policyWith({ tolerance: { amount: 1e9, rate: 1 } });
    fc.assert(
      fc.property(anySubject, (subject) => {
        const data = [...tagByData(compared(subject, policy)).keys()];
        expect(data.filter((factor) => factor !== FACTOR.dibao)).toEqual([]);
      }),
    );
  });

  it('两年填得一样时没有因素', () => {
    fc.assert(
      fc.property(anySubject, ({ current, ...rest }) => {
        const tags = tagByData(compared({ ...rest, prior: current, current }));
        expect([...tags.keys()]).toEqual([]);
      }),
    );
  });

  it('逐条说明与标记一致', () => {
    fc.assert(
      fc.property(anySubject, (subject) => {
        const comparison = compared(subject);
        const explained = explainFactors(comparison);
        expect(explained.map(({ factor }) => factor)).toEqual(FACTOR_NUMBERS);
        expect(explained.filter(({ tagged }) => tagged).map(({ factor }) => factor)).toEqual([
          ...tagByData(comparison).keys(),
        ]);
      }),
    );
  });
});
