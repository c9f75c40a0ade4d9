import { describe, expect, it } from 'vitest';
import { type Cells, onTwoForms, tagger, tagsOf } from '../ask.js';

const tagged = tagger('business');
const crops = (gross: number, rest: Cells = {}): Cells => ({ 'business.crops': gross, ...rest });

describe('因素1 经营性减收:上年有经营毛收入,且经营净收入减收', () => {
  it.each([
    ['恰为 1%', 9_900, false],
    ['比 1% 少一分', 9_900.01, false],
    ['比 1% 多一分', 9_899.99, true],
  ])('净收入降幅%s', (_, now, holds) => {
    expect(tagged(crops(10_000), crops(now)) !== undefined).toBe(holds);
  });

  it('毛收入没降而支出上升,净收入减收也算,金额为净收入的降额', () => {
    expect(
      tagged(crops(10_000, { 'costs.crops': 2_000 }), crops(10_000, { 'costs.crops': 3_500 })),
    ).toMatchObject({ amount: 150_000, causes: ['cost'], verify: false, basis: 'data' });
  });

  it('毛收入下降而支出降得更多,净收入没减,不算', () => {
    expect(
      tagged(crops(10_000, { 'costs.crops': 5_000 }), crops(8_000, { 'costs.crops': 1_000 })),
    ).toBeUndefined();
  });

  it('上年没有经营毛收入(只有支出),不算', () => {
    expect(
      tagged(crops(0, { 'costs.crops': 1_000 }), crops(0, { 'costs.crops': 5_000 })),
    ).toBeUndefined();
  });

  it('上年净收入为负,亏得更多也算', () => {
    expect(
      tagged(crops(1_000, { 'costs.crops': 3_000 }), crops(1_000, { 'costs.crops': 4_000 })),
    ).toMatchObject({ amount: 100_000 });
  });

  it('只有小计列时照样判定,分项的原因不猜', () => {
    expect(
      tagged({ 'total.business': 10_000, 'total.costs': 0 }, { 'total.business': 0 }),
    ).toMatchObject({ amount: 1_000_000, causes: ['unknown'], verify: true });
  });
});

describe('因素1 的子因素', () => {
  const causes = (prior: Cells, current: Cells) => tagged(prior, current)?.causes;

  it.each([
    ['填了灾害', '洪涝', ['weather']],
    ['无', '无', ['unknown']],
    ['否', '否', ['unknown']],
    ['0', '0', ['unknown']],
    ['全角 ０', '０', ['unknown']],
    ['未受灾', '未受灾', ['unknown']],
    ['空白', null, ['unknown']],
  ])('天气灾害只看本年受灾情况:%s', (_, disaster, wanted) => {
    expect(causes(crops(10_000), crops(8_000, { disaster }))).toEqual(wanted);
  });

  it.each([
    ['种植低一分', { 'business.crops': 9_999.99 }, ['weather']],
    ['养殖低一分', { 'business.livestock': 4_999.99 }, ['weather']],
    ['都没低', {}, ['unknown']],
    ['支出多了,净收入低一分', { 'costs.crops': 1_000.01 }, ['weather']],
    ['别的支出多了', { 'costs.other': 9_000 }, ['cost']],
  ])('天气灾害要种植林果或养殖低于上年:%s', (_, now: Cells, wanted) => {
    const prior: Cells = {
      'business.crops': 10_000,
      'business.livestock': 5_000,
      'business.other': 9_000,
      'costs.crops': 1_000,
      'costs.livestock': 0,
      'costs.other': 0,
    };
    const shop = 'costs.other' in now ? {} : { 'business.other': 1_000 };
    expect(causes(prior, { ...prior, ...shop, ...now, disaster: '洪涝' })).toEqual(wanted);
  });

  it('任一年经营收入只有小计:受灾情况一格就够', () => {
    const whole: Cells = { 'total.business': 8_000, disaster: '洪涝' };
    expect(causes({ 'total.business': 10_000 }, whole)).toEqual(['weather']);
    const [tag] = tagsOf(onTwoForms(crops(10_000), whole));
    expect(tag).toMatchObject({ key: 'business', causes: ['weather'] });
  });

  it('上年受灾不算本年的天气灾害', () => {
    expect(causes(crops(10_000, { disaster: '旱灾' }), crops(8_000))).toEqual(['unknown']);
  });

  it.each([
    ['面积减少,种植收入降低', 'business.crops', 'area', 5, 4, ['scale']],
    ['面积减少,林果收入降低', 'business.orchard', 'area', 5, 4.5, ['scale']],
    ['面积相同', 'business.crops', 'area', 5, 5, ['unknown']],
    ['上年面积空白', 'business.crops', 'area', null, 4, ['unknown']],
    ['本年面积空白', 'business.crops', 'area', 5, null, ['unknown']],
    ['面积减少,降低的却是养殖', 'business.livestock', 'area', 5, 4, ['unknown']],
    ['存栏减少,养殖收入降低', 'business.livestock', 'livestock', 9, 8, ['scale']],
    ['存栏减少,降低的却是种植', 'business.crops', 'livestock', 9, 8, ['unknown']],
    ['农产品单价下降,种植收入降低', 'business.crops', 'cropPrice', 2.4, 2.39, ['price']],
    ['农产品单价下降,降低的却是其他经营', 'business.other', 'cropPrice', 2.4, 2, ['unknown']],
    ['单价没有下降', 'business.crops', 'cropPrice', 2.4, 2.4, ['unknown']],
    ['畜产品单价下降,养殖收入降低', 'business.livestock', 'livestockPrice', 30, 29, ['price']],
    ['本年畜产品单价空白', 'business.livestock', 'livestockPrice', 30, null, ['unknown']],
  ] as const)('规模与价格:%s', (_, item, evidence, before, now, wanted) => {
    expect(
      causes({ [item]: 10_000, [evidence]: before }, { [item]: 8_000, [evidence]: now }),
    ).toEqual(wanted);
  });

  it('规模缩小只要求毛收入低于上年,低多少都算', () => {
    expect(
      causes(
        { 'business.crops': 10_000, 'business.livestock': 9_000, area: 5 },
        { 'business.crops': 9_999.99, 'business.livestock': 5_000, area: 4 },
      ),
    ).toEqual(['scale']);
  });

  it.each([
    ['填是', true, ['ceased']],
    ['填否', false, ['unknown']],
    ['空白', null, ['unknown']],
  ])('停止经营:%s', (_, stopped, wanted) => {
    expect(causes(crops(10_000), crops(8_000, { stopped }))).toEqual(wanted);
  });

  it.each([
    ['养殖收入由有变 0', 0, ['ceased']],
    ['养殖收入由有变空白', null, ['ceased']],
    ['还剩一分', 0.01, ['unknown']],
  ])('停止或失败:%s', (_, now, wanted) => {
    expect(
      causes(
        crops(10_000, { 'business.livestock': 3_000 }),
        crops(10_000, { 'business.livestock': now }),
      ),
    ).toEqual(wanted);
  });

  it('两年都没有的经营不是停止', () => {
    const prior = crops(10_000, { 'business.livestock': 0, 'business.orchard': null });
    expect(causes(prior, crops(9_000, { 'business.livestock': 0 }))).toEqual(['unknown']);
  });

  it('某项经营只有上年表有这一列,不能说它停了', () => {
    const [tag] = tagsOf(onTwoForms(crops(10_000, { 'business.orchard': 3_000 }), crops(9_000)));
    expect(tag).toMatchObject({
      key: 'business',
      amount: 400_000,
      causes: ['unknown'],
      verify: true,
    });
  });

  it.each([
    ['毛收入和支出各占一半', 9_000, 3_000, ['unknown']],
    ['支出多一分', 9_000, 3_000.01, ['cost']],
    ['支出少一分', 9_000, 2_999.99, ['unknown']],
    ['毛收入没减', 10_000, 2_500, ['cost']],
  ])('成本上升要超过净收入降额的一半:%s', (_, gross, costs, wanted) => {
    expect(
      causes(crops(10_000, { 'costs.crops': 2_000 }), crops(gross, { 'costs.crops': costs })),
    ).toEqual(wanted);
  });

  it('支出相同不是成本上升', () => {
    const prior = crops(10_000, { 'costs.crops': 9_500 });
    expect(causes(prior, crops(9_900, { 'costs.crops': 9_500 }))).toEqual(['unknown']);
  });

  it('几个原因同时成立时按定义的次序都列出,不需核实', () => {
    expect(
      tagged(
        crops(10_000, { area: 5, cropPrice: 3 }),
        crops(0, { disaster: '冰雹', area: 3, cropPrice: 2, stopped: true }),
      ),
    ).toMatchObject({ causes: ['weather', 'scale', 'price', 'ceased'], verify: false });
  });
});

describe('因素1 的依据', () => {
  it('写明净收入、毛收入、支出的两年数和单元格', () => {
    const tag = tagged(crops(10_000, { 'costs.crops': 10 }), crops(8_000, { 'costs.crops': 20 }));
    expect(tag?.evidence[0]).toEqual({
      field: 'business',
      prior: 999_000,
      current: 798_000,
      money: true,
      source: '本年/北张村.xlsx!Sheet1!D4+E4',
      priorSource: '上年/北张村.xlsx!Sheet1!D4+E4',
    });
    expect(tag?.evidence.map(({ field }) => field)).toEqual([
      'business',
      'businessGross',
      'businessCosts',
    ]);
  });

  it('是否停止经营按表内写法引用', () => {
    const tag = tagged(crops(10_000, { stopped: false }), crops(8_000, { stopped: true }));
    expect(tag?.evidence).toContainEqual(
      expect.objectContaining({ field: 'stopped', prior: '否', current: '是', money: false }),
    );
  });
});
