import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagByData } from '../../../src/analysis/factors/index.js';
import { falls } from '../../../src/analysis/falls.js';
import { ITEMS, type ItemKey } from '../../../src/domain/catalog.js';
import { FACTOR } from '../../../src/domain/factor.js';
import { amountOf } from '../../../src/domain/household.js';
import { anyOnFullForm, anySubject } from '../arbitrary.js';
import {
  type Cells,
  compared,
  DEFAULT,
  factorsOf,
  onOneForm,
  onTwoForms,
  policyWith,
  tagger,
  tagsOf,
} from '../ask.js';

const tagged = tagger('other');

describe('因素8 其它原因:减收户里其他因素没有涵盖的减少', () => {
  it.each([
    ['财产性收入', 'property.land', 'property'],
    ['低保金', 'transfers.dibao', 'dibaoReduced'],
    ['特困供养金', 'transfers.tekun', 'tekun'],
    ['养老保险金', 'transfers.pension', 'pension'],
    ['赡养费', 'transfers.support', 'support'],
    ['其他转移性收入', 'transfers.other', 'otherTransfers'],
    ['救灾款', 'transfers.disaster', 'otherTransfers'],
    ['农业保险赔付', 'transfers.insurance', 'otherTransfers'],
    ['社会救济', 'transfers.relief', 'otherTransfers'],
    ['防贫保险金', 'transfers.antiPovertyInsurance', 'otherTransfers'],
    ['捐赠赔偿', 'transfers.donation', 'otherTransfers'],
  ])('%s减少', (_, item, cause) => {
    expect(tagged({ [item]: 1_000 }, { [item]: 400 })).toMatchObject({
      causes: [cause],
      amount: 60_000,
      verify: false,
      primary: true,
    });
  });

  it.each([
    ['恰为 1%', 990, undefined],
    ['比 1% 少一分', 990.01, undefined],
    ['比 1% 多一分', 989.99, ['pension']],
  ])('某一部分降幅%s', (_, pension, causes) => {
    const tag = tagged(
      { 'wages.migrant': 20_000, 'transfers.pension': 1_000 },
      { 'wages.migrant': 10_000, 'transfers.pension': pension },
    );
    expect(tag?.causes).toEqual(causes);
  });

  it('一分钱的财产性收入没有了也是减少', () => {
    expect(
      tagged(
        { 'wages.migrant': 20_000, 'property.land': 0.01 },
        { 'wages.migrant': 10_000, 'property.land': 0 },
      ),
    ).toMatchObject({ causes: ['property'], amount: 1 });
  });

  it('各部分的减少相加,上升的不抵;子因素按定义的次序', () => {
    expect(
      tagged(
        {
          'wages.migrant': 20_000,
          'property.land': 500,
          'transfers.dibao': 3_000,
          'transfers.tekun': 900,
          'transfers.pension': 1_000,
          'transfers.support': 700,
          'transfers.relief': 100,
        },
        {
          'wages.migrant': 10_000,
          'property.land': 100,
          'transfers.dibao': 2_000,
          'transfers.tekun': 1_900,
          'transfers.pension': 800,
          'transfers.support': 600,
          'transfers.relief': 50,
        },
      ),
    ).toMatchObject({
      causes: ['property', 'dibaoReduced', 'pension', 'support', 'otherTransfers'],
      amount: 40_000 + 100_000 + 20_000 + 10_000 + 5_000,
    });
  });

  it('其余转移性收入合在一起看,一项补了另一项就没有减少', () => {
    expect(
      tagged(
        { 'wages.migrant': 20_000, 'transfers.relief': 500, 'transfers.donation': 0 },
        { 'wages.migrant': 10_000, 'transfers.relief': 0, 'transfers.donation': 500 },
      ),
    ).toBeUndefined();
  });

  it('增收户、持平户不标', () => {
    const prior: Cells = { 'wages.migrant': 20_000, 'transfers.pension': 1_000 };
    expect(tagged(prior, { 'wages.migrant': 30_000, 'transfers.pension': 0 })).toBeUndefined();
    expect(tagged(prior, { 'wages.migrant': 21_000, 'transfers.pension': 0 })).toBeUndefined();
  });

  it('看人均口径时以人均是否减收为准', () => {
    const prior: Cells = { population: 2, 'wages.migrant': 20_000 };
    const current: Cells = { population: 3, 'wages.migrant': 24_000 };
    expect(tagged(prior, current)).toBeUndefined();
    expect(tagged(prior, current, policyWith({ trendBasis: 'perCapita' }))).toMatchObject({
      causes: ['undetermined'],
      // (10,000 − 8,000) × 3
      amount: 600_000,
      verify: true,
    });
  });

  it('补贴不属于其余转移性收入', () => {
    const tags = tagsOf(onOneForm({ 'transfers.soil': 500 }, { 'transfers.soil': 0 }));
    expect(factorsOf(tags)).toEqual(['subsidy']);
  });

  it('低保取消由因素4 涵盖,低保减少才是因素8', () => {
    const cancelled = onOneForm({ 'transfers.dibao': 500 }, { 'transfers.dibao': 0 });
    const reduced = onOneForm({ 'transfers.dibao': 500 }, { 'transfers.dibao': 1 });
    expect(factorsOf(tagsOf(cancelled))).toEqual(['dibao']);
    expect(factorsOf(tagsOf(reduced))).toEqual(['other']);
  });

  it('本年表没有低保金列:既不是取消,也不说减少', () => {
    const subject = onTwoForms(
      { 'wages.migrant': 9_000, 'transfers.dibao': 500, 'transfers.pension': 1 },
      { 'wages.migrant': 8_000, 'transfers.pension': 1 },
    );
    expect(factorsOf(tagsOf(subject))).toEqual(['wages']);
  });
});

describe('因素7 涵盖的财产性收入不再算进因素8', () => {
  const both = (dividend: number, land: number, assistDone: boolean | null = null): Cells => ({
    'property.dividend': dividend,
    'property.land': land,
    assistDone,
  });

  it('标了因素7:只看不属帮扶的财产性收入', () => {
    expect(tagged(both(1_000, 500), both(200, 500))).toBeUndefined();
    expect(tagged(both(1_000, 500), both(200, 400))).toMatchObject({ amount: 10_000 });
  });

  it('帮扶已落实、没有标因素7:财产性收入整个算', () => {
    expect(tagged(both(1_000, 500), both(200, 400, true))).toMatchObject({
      causes: ['property'],
      amount: 90_000,
    });
  });

  it('因素7 因别的收入而标,也照样除去帮扶项', () => {
    expect(
      tagged(
        { ...both(1_000, 500), 'wages.townPost': 6_000 },
        { ...both(1_100, 400), 'wages.townPost': 0 },
      ),
    ).toMatchObject({ causes: ['property'], amount: 10_000 });
  });

  it('财产性收入只有小计时整个算,因为分不出帮扶项', () => {
    expect(
      tagged(
        { 'total.property': 1_000, 'wages.townPost': 6_000 },
        { 'total.property': 500, 'wages.townPost': 0 },
      ),
    ).toMatchObject({ causes: ['property'], amount: 50_000 });
  });

  it('依据逐项写明,不冒充财产性收入合计', () => {
    expect(tagged(both(1_000, 500), both(200, 400))?.evidence).toMatchObject([
      { field: 'property.land', prior: 50_000, current: 40_000 },
    ]);
  });
});

describe('转移性收入任一年只有小计', () => {
  it('整个转移性收入合为其他转移性收入', () => {
    const whole: Cells = { 'total.transfers': 10_000 };
    const parts: Cells = { 'transfers.dibao': 7_000, 'transfers.soil': 1_000 };
    for (const subject of [
      onTwoForms(whole, { 'total.transfers': 8_000 }),
      onTwoForms(whole, parts),
      onTwoForms(
        { 'transfers.dibao': 9_000, 'transfers.soil': 1_000 },
        { 'total.transfers': 8_000 },
      ),
    ]) {
      expect(tagsOf(subject)).toMatchObject([
        { key: 'other', causes: ['otherTransfers'], amount: 200_000, verify: false },
      ]);
    }
  });

  it('一户的分项全空、只填了小计,与只有小计的表一样', () => {
    const prior: Cells = { 'total.transfers': null, 'transfers.dibao': 10_000 };
    const current: Cells = { 'total.transfers': 8_000, 'transfers.dibao': null };
    expect(tagsOf(onOneForm(prior, current))).toMatchObject([
      { key: 'other', causes: ['otherTransfers'], amount: 200_000 },
    ]);
  });

  it.each([
    ['恰为 1%', 9_900, undefined],
    ['多一分', 9_899.99, ['otherTransfers']],
  ])('降幅%s', (_, now, causes) => {
    const tag = tagged(
      { 'total.transfers': 10_000, 'wages.migrant': 20_000 },
      { 'total.transfers': now, 'wages.migrant': 10_000 },
    );
    expect(tag?.causes).toEqual(causes);
  });
});

describe('因素2 涵盖的金融贷款项目收入不再算进因素8', () => {
  const loans = (project: number, land: number, loan: number): Cells => ({
    'property.loanProject': project,
    'property.land': land,
    loan,
    assistDone: true,
  });

  it('在因素2 里减少的,除去', () => {
    const tags = tagsOf(onOneForm(loans(1_000, 500, 50_000), loans(0, 400, 0)));
    expect(tags).toMatchObject([
      { key: 'loan', amount: 100_000 },
      { key: 'other', causes: ['property'], amount: 10_000 },
    ]);
  });

  it('贷款没有减少的,照算', () => {
    const tags = tagsOf(onOneForm(loans(1_000, 500, 50_000), loans(0, 400, 50_000)));
    expect(tags).toMatchObject([{ key: 'other', causes: ['property'], amount: 110_000 }]);
  });
});

describe('只有一年的表有的项不算减少', () => {
  it('财产性收入的项在本年表里没有列', () => {
    const subject = onTwoForms(
      { 'property.land': 500, 'property.other': 100, 'wages.migrant': 1_000 },
      { 'property.other': 100, 'wages.migrant': 1_000 },
    );
    expect(tagsOf(subject)).toMatchObject([{ key: 'other', causes: ['undetermined'] }]);
  });
});

describe('原因待查明', () => {
  it('减收而没有一项够得上减少:金额为纯收入的降额,须核实', () => {
    expect(
      tagged(
        { 'wages.migrant': 0, 'costs.crops': 0 },
        { 'wages.migrant': 0, 'costs.crops': 2_000 },
      ),
    ).toMatchObject({ causes: ['undetermined'], amount: 200_000, verify: true, primary: true });
  });

  it('已有其他因素时,没有涵盖不到的部分就不标', () => {
    expect(
      tagged(
        { 'costs.crops': 0, 'wages.migrant': 100 },
        { 'costs.crops': 20, 'wages.migrant': 50 },
      ),
    ).toBeUndefined();
  });

  it('申报的因素不算涵盖:先按数据定因素8,再加申报', () => {
    const tags = tagsOf(onOneForm({ 'costs.crops': 0 }, { 'costs.crops': 2_000, declared: '3' }));
    expect(tags).toMatchObject([
      { key: 'wages', basis: 'declared', amount: 0 },
      { key: 'other', basis: 'data', causes: ['undetermined'] },
    ]);
  });
});

/** The components as docs/definitions/factors.md words them, worked out anew. */
function componentsBy(subject: ReturnType<typeof onOneForm>, tags: ReadonlyMap<number, unknown>) {
  const { prior, current } = subject;
  const fell = (key: ItemKey) => falls(amountOf(prior, key), amountOf(current, key), DEFAULT);
  const lostLoan =
    amountOf(prior, 'loan') > 0 && amountOf(current, 'loan') < amountOf(prior, 'loan');
  const covered = ({ key, assisted }: (typeof ITEMS)[number]): boolean =>
    (tags.has(7) && assisted && !(lostLoan && key === 'property.loanProject')) ||
    (tags.has(2) && key === 'property.loanProject' && fell(key));
  const own = ['dibao', 'tekun', 'pension', 'support'].map((name) => `transfers.${name}`);
  const items = (wanted: (item: (typeof ITEMS)[number]) => boolean): ItemKey[] =>
    ITEMS.filter(wanted).map(({ key }) => key);
  const parts: [string, ItemKey[]][] = [
    ['property', items((item) => item.section === 'property' && !covered(item))],
    ['dibaoReduced', tags.has(4) ? [] : ['transfers.dibao']],
    ['tekun', ['transfers.tekun']],
    ['pension', ['transfers.pension']],
    ['support', ['transfers.support']],
    [
      'otherTransfers',
      items(
        ({ section, subsidy, key }) => section === 'transfers' && !subsidy && !own.includes(key),
      ),
    ],
  ];
  return parts.flatMap(([cause, keys]) => {
    const sum = (year: typeof prior) => keys.reduce((all, key) => all + amountOf(year, key), 0);
    const [before, now] = [sum(prior), sum(current)];
    return falls(before, now, DEFAULT) ? [{ cause, fall: before - now }] : [];
  });
}

describe('因素8 的规律', () => {
  it('减收户标因素8,当且仅当有部分没有涵盖,或没有其他因素', () => {
    fc.assert(
      fc.property(anyOnFullForm, (subject) => {
        const comparison = compared(subject);
        const tags = tagByData(comparison);
        const others = [...tags.keys()].filter((factor) => factor !== 8);
        const parts = componentsBy(subject, tags);
        const wanted = comparison.trend === 'down' && (parts.length > 0 || others.length === 0);
        const tag = tags.get(FACTOR.other);
        expect(tag !== undefined).toBe(wanted);
        if (tag === undefined) return;
        const undetermined = parts.length === 0;
        expect(tag.causes).toEqual(
          undetermined ? ['undetermined'] : parts.map(({ cause }) => cause),
        );
        expect(tag.verify).toBe(undetermined);
        expect(tag.amount).toBe(
          undetermined
            ? -comparison.change.net.amount
            : parts.reduce((sum, { fall }) => sum + fall, 0),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('每个减收户至少有一个因素,不减收的户没有因素8', () => {
    fc.assert(
      fc.property(anySubject, (subject) => {
        const comparison = compared(subject);
        const tags = tagByData(comparison);
        if (comparison.trend === 'down') expect(tags.size).toBeGreaterThan(0);
        else expect(tags.has(8)).toBe(false);
      }),
    );
  });
});
