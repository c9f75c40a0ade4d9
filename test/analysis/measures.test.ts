import { describe, expect, it } from 'vitest';
import type { MeasureKey } from '../../src/domain/measure.js';
import type { Proposal } from '../../src/domain/outcomes/result.js';
import { analysed, type Cells, DEFAULT, onOneForm, onTwoForms, policyWith } from './ask.js';

const measures = (prior: Cells, current: Cells, policy = DEFAULT): readonly Proposal[] =>
  analysed(onOneForm(prior, current), policy).result.measures;

const proposal = (key: MeasureKey, prior: Cells, current: Cells, policy = DEFAULT) =>
  measures(prior, current, policy).find((one) => one.key === key);

/** Labour and willingness are known; the target is met unless something falls. */
const ABLE: Cells = { labour: 2, willing: true };
const RISEN: Cells = { 'wages.migrant': 90_000, workers: 2 };

describe('1 种植业帮扶、2 养殖业帮扶', () => {
  it.each([
    ['crops', 'business.crops', 'cropsFell'],
    ['crops', 'business.orchard', 'cropsFell'],
    ['livestock', 'business.livestock', 'livestockFell'],
  ] as const)('%s:因素1 或 6,且 %s 减少', (key, item, reason) => {
    expect(proposal(key, { [item]: 10_000 }, { [item]: 8_000, ...ABLE })).toEqual({
      family: key === 'crops' ? 1 : 2,
      key,
      reasons: [reason],
      questions: [],
    });
  });

  it('种植与林果一升一降,降的那项也算', () => {
    expect(
      proposal(
        'crops',
        { 'business.crops': 10_000, 'business.orchard': 5_000, 'business.livestock': 9_000 },
        { 'business.crops': 12_000, 'business.orchard': 4_000, 'business.livestock': 1, ...ABLE },
      ),
    ).toBeDefined();
  });

  it.each([
    ['crops', 'business.crops', 'costs.crops'],
    ['crops', 'business.orchard', 'costs.orchard'],
    ['livestock', 'business.livestock', 'costs.livestock'],
  ] as const)('%s:毛收入没减而 %s 的支出上升,也算减少', (key, item, costs) => {
    const prior: Cells = { [item]: 10_000, [costs]: 1000 };
    expect(proposal(key, prior, { [item]: 10_000, [costs]: 5000, ...ABLE })).toBeDefined();
    // Within the tolerance nothing has fallen.
    expect(proposal(key, prior, { [item]: 10_000, [costs]: 1000.01, ...ABLE })).toBeUndefined();
  });

  it('只标因素6(经营净收入没减)也提', () => {
    expect(
      proposal(
        'crops',
        { 'business.crops': 10_000, 'costs.crops': 5_000 },
        { 'business.crops': 8_000, 'costs.crops': 1_000, disaster: '霜冻', ...ABLE },
      ),
    ).toBeDefined();
  });

  it('毛收入减少而没有因素1 和 6,不提', () => {
    const prior: Cells = { 'business.crops': 10_000, 'costs.crops': 5_000 };
    expect(
      proposal('crops', prior, { 'business.crops': 8_000, 'costs.crops': 1_000, ...ABLE }),
    ).toBeUndefined();
  });

  it('因素1 只因其他经营而标,种植养殖没减,不提', () => {
    const keys = measures(
      { 'business.other': 10_000, 'business.crops': 100 },
      { 'business.other': 1, 'business.crops': 99.99, ...ABLE },
    ).map(({ key }) => key);
    expect(keys).not.toContain('crops');
    expect(keys).not.toContain('livestock');
  });

  it('申报的因素也算', () => {
    const prior: Cells = { 'wages.migrant': 20_000, 'business.crops': 100, 'costs.crops': 50 };
    const current: Cells = {
      'wages.migrant': 10_000,
      'business.crops': 80,
      'costs.crops': 30,
      ...ABLE,
    };
    expect(proposal('crops', prior, current)).toBeUndefined();
    expect(proposal('crops', prior, { ...current, declared: '6' })).toBeDefined();
  });
});

describe('只在此时提:有劳动力、愿意', () => {
  const fell = (rest: Cells) =>
    proposal('crops', { 'business.crops': 10_000 }, { 'business.crops': 8_000, ...rest });

  it.each([
    ['劳动力为 0', { labour: 0, willing: true }, undefined],
    ['不愿意', { labour: 1, willing: false }, undefined],
    ['劳动力未知', { labour: null, willing: true }, ['labour']],
    ['意愿未知', { labour: 1, willing: null }, ['willing']],
    ['都未知', {}, ['labour', 'willing']],
    ['劳动力为 0,意愿未知', { labour: 0 }, undefined],
  ])('%s', (_, rest: Cells, questions) => {
    expect(fell(rest)?.questions).toEqual(questions);
  });
});

describe('3 外出务工就业帮扶', () => {
  it('因素3', () => {
    expect(
      proposal('work', { 'wages.migrant': 9_000 }, { 'wages.migrant': 1_000, ...ABLE })?.reasons,
    ).toEqual(['wagesFell']);
  });

  it.each([
    ['未达目标、务工人数少于劳动力', 1, 2, 12_199.99, true],
    ['达到目标', 1, 2, 12_200, false],
    ['务工人数等于劳动力', 2, 2, 11_000, false],
    ['务工人数未知', null, 2, 11_000, false],
    ['劳动力未知', 1, null, 11_000, false],
  ])('%s', (_, workers, labour, now, holds) => {
    const prior: Cells = { population: 1, 'wages.migrant': 10_000 };
    const current: Cells = { population: 1, 'wages.migrant': now, workers, labour, willing: true };
    const found = proposal('work', prior, current);
    expect(found?.reasons).toEqual(holds ? ['workersBelowLabour'] : undefined);
  });

  it('两个理由都成立时都写', () => {
    expect(
      proposal('work', { 'wages.migrant': 9_000 }, { 'wages.migrant': 1_000, workers: 1, ...ABLE })
        ?.reasons,
    ).toEqual(['wagesFell', 'workersBelowLabour']);
  });

  it('上年人均不大于 0、目标无法判定,不算未达', () => {
    expect(
      proposal('work', { 'wages.migrant': 0 }, { 'wages.migrant': 1, workers: 0, ...ABLE }),
    ).toBeUndefined();
  });
});

describe('4 小额信贷帮扶', () => {
  const PRIOR: Cells = { 'business.crops': 10_000, loan: 50_000 };
  const credit = (prior: Cells, rest: Cells) =>
    proposal('credit', prior, { 'business.crops': 8_000, labour: 1, ...rest });

  it('因素2;是否符合条件未知时要核实', () => {
    expect(credit(PRIOR, { loan: 0 })).toMatchObject({
      family: 4,
      reasons: ['loanGone'],
      questions: ['loanEligible'],
    });
  });

  it.each([
    ['不符合贷款条件', { loan: 0, loanEligible: false }],
    ['没有劳动力', { loan: 0, loanEligible: true, labour: 0 }],
  ])('%s,不提', (_, rest: Cells) => {
    expect(credit(PRIOR, rest)).toBeUndefined();
  });

  it('不问意愿', () => {
    expect(credit(PRIOR, { loan: 0, loanEligible: true, willing: false })?.questions).toEqual([]);
  });

  it.each([
    ['没有贷款', { loan: 0, loanEligible: true }, ['businessFellCreditOpen']],
    ['已有贷款', { loan: 20_000, loanEligible: true }, undefined],
    ['是否符合条件未知', { loan: 0 }, undefined],
  ])('因素1、符合条件而上年也没有贷款:%s', (_, rest: Cells, reasons) => {
    expect(credit({ 'business.crops': 10_000, loan: 0 }, rest)?.reasons).toEqual(reasons);
  });

  it('本年表没有贷款列:有没有贷款不知道,不提', () => {
    const { measures: found } = analysed(
      onTwoForms(
        { 'business.crops': 10_000 },
        { 'business.crops': 8_000, labour: 1, loanEligible: true },
      ),
    ).result;
    expect(found.map(({ key }) => key)).not.toContain('credit');
  });
});

describe('5 产业收益分配帮扶', () => {
  it.each([
    [
      '财产性收入减少',
      { 'property.land': 500 },
      { ...RISEN, 'property.land': 1 },
      ['propertyFell'],
    ],
    ['降幅恰为 1%', { 'property.land': 500 }, { ...RISEN, 'property.land': 495 }, undefined],
    [
      '没有劳动力',
      { 'property.land': 1 },
      { ...RISEN, 'property.land': 9, labour: 0 },
      ['noLabour'],
    ],
    ['劳动力未知', { 'property.land': 1 }, { ...RISEN, 'property.land': 9 }, undefined],
    [
      '未达目标且没有财产性收入',
      { 'wages.migrant': 10_000 },
      { 'wages.migrant': 11_000 },
      ['targetMissedNoProperty'],
    ],
    [
      '未达目标但有财产性收入',
      { 'wages.migrant': 10_000 },
      { 'wages.migrant': 11_000, 'property.land': 0.01 },
      undefined,
    ],
  ])('%s', (_, prior: Cells, current: Cells, reasons) => {
    expect(proposal('dividends', prior, current)?.reasons).toEqual(reasons);
  });
});

describe('6 社会救助兜底', () => {
  it('因素4', () => {
    expect(
      proposal('safetyNet', { 'transfers.dibao': 10 }, { ...RISEN, 'transfers.dibao': 0 })?.reasons,
    ).toEqual(['dibaoCancelled']);
  });

  it.each([
    ['没有劳动力且减收', 0, 9_000, ['noLabourAndFalls']],
    ['没有劳动力、持平', 0, 9_950, undefined],
    ['有劳动力', 1, 9_000, undefined],
    ['劳动力未知', null, 9_000, undefined],
  ])('%s', (_, labour, now, reasons) => {
    expect(
      proposal('safetyNet', { 'wages.migrant': 10_000 }, { 'wages.migrant': now, labour })?.reasons,
    ).toEqual(reasons);
  });

  it.each([
    ['低一分', 6_499.99, ['belowLine']],
    ['恰在线上', 6_500, undefined],
  ])('监测线 6500 元:%s', (_, now, reasons) => {
    const policy = policyWith({ monitoringLine: 6_500 });
    const [prior, current] = [5_000, now].map((wages) => ({
      population: 1,
      'wages.migrant': wages,
    }));
    expect(proposal('safetyNet', prior ?? {}, current ?? {}, policy)?.reasons).toEqual(reasons);
    expect(proposal('safetyNet', prior ?? {}, current ?? {})).toBeUndefined();
  });
});

describe('7 扶志扶智', () => {
  it.each([
    ['内生动力不足', { motivated: true }, ['motivationLacking']],
    ['内生动力足', { motivated: false }, undefined],
    ['有劳动力而不愿意', { willing: false, labour: 1 }, ['notWilling']],
    ['不愿意但没有劳动力', { willing: false, labour: 0 }, undefined],
    ['不愿意而劳动力未知', { willing: false }, undefined],
    ['意愿未知', { labour: 1 }, undefined],
    ['两者', { motivated: true, willing: false, labour: 1 }, ['motivationLacking', 'notWilling']],
  ])('%s', (_, current: Cells, reasons) => {
    const found = proposal('motivation', { 'wages.migrant': 1 }, { ...RISEN, ...current });
    expect(found?.reasons).toEqual(reasons);
  });
});

describe('8 联络帮扶', () => {
  it('因素7', () => {
    expect(
      proposal(
        'liaison',
        { 'wages.townPost': 600 },
        { ...RISEN, 'wages.townPost': 0, assistDone: false },
      )?.reasons,
    ).toEqual(['assistanceFell']);
  });

  it('任一因素须核实', () => {
    expect(
      proposal('liaison', { 'wages.migrant': 9_000 }, { 'wages.migrant': 1_000 })?.reasons,
    ).toEqual(['toVerify']);
    expect(
      proposal('liaison', { 'wages.migrant': 9_000 }, { 'wages.migrant': 1_000, workers: 0 }),
    ).toBeUndefined();
  });

  it('申报的因素须核实', () => {
    expect(
      proposal(
        'liaison',
        { 'wages.migrant': 9_000 },
        { 'wages.migrant': 1_000, workers: 0, declared: '6' },
      )?.reasons,
    ).toEqual(['toVerify']);
  });
});

it('减收而没有别的措施的,联络帮扶;有别的就不提', () => {
  const kept: Cells = { 'wages.migrant': 9_000, 'property.land': 100 };
  const prior: Cells = { ...kept, 'transfers.pension': 5_000 };
  const current: Cells = { ...kept, 'transfers.pension': 1_000, ...ABLE, workers: 2 };
  expect(measures(prior, current)).toMatchObject([{ key: 'liaison', reasons: ['noOtherFamily'] }]);
  const poor = measures(prior, { ...current, labour: 0 });
  expect(poor.map(({ key }) => key)).toEqual(['dividends', 'safetyNet']);
});

it('增收达标、没有因素的户没有建议;建议按编号排列', () => {
  expect(measures({ 'wages.migrant': 10_000 }, RISEN)).toEqual([]);
  const all = measures(
    { 'business.crops': 10_000, loan: 1, 'property.land': 9, 'transfers.dibao': 9 },
    { 'business.crops': 1_000, loan: 0, labour: 2, workers: 1, motivated: true, declared: '3' },
  );
  expect(all.map(({ family }) => family)).toEqual([1, 3, 4, 5, 6, 7, 8]);
});

it('同样情况的户共用一份建议;理由或答案差一个就是另一份', () => {
  const prior: Cells = { 'wages.migrant': 9_000, labour: 2, willing: true };
  const given = (parts: Cells) => measures(prior, { ...prior, 'wages.migrant': 1_000, ...parts });
  const work = (parts: Cells) => given(parts).find(({ key }) => key === 'work')?.questions;
  expect(given({})).toBe(given({ 'wages.migrant': 2_000, labour: 3 }));
  expect(work({})).toEqual([]);
  expect(work({ willing: null })).toEqual(['willing']);
  expect(work({ willing: null, labour: null })).toEqual(['labour', 'willing']);
  expect(work({ willing: false })).toBeUndefined();
  expect(given({ labour: 0 })).not.toBe(given({ willing: false }));
});
