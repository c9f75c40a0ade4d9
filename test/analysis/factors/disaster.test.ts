import { describe, expect, it } from 'vitest';
import { type Cells, factorsOf, onTwoForms, tagger, tagsOf } from '../ask.js';

const tagged = tagger('disaster');
const fell = (disaster: string | null): [Cells, Cells] => [
  { 'business.crops': 10_000 },
  { 'business.crops': 8_000, disaster },
];

describe('因素6 自然灾害:本年填了受灾,且种植林果或养殖毛收入减少', () => {
  it.each([
    ['洪涝', true],
    ['是', true],
    ['否', false],
    ['无', false],
    ['0', false],
    ['０', false],
    ['未受灾', false],
    [null, false],
  ])('受灾情况填 %s', (text, holds) => {
    const tag = tagged(...fell(text));
    expect(tag !== undefined).toBe(holds);
    if (holds) expect(tag).toMatchObject({ causes: [text], verify: false, amount: 200_000 });
  });

  it('上年受灾不算', () => {
    expect(
      tagged({ 'business.crops': 10_000, disaster: '旱灾' }, { 'business.crops': 8_000 }),
    ).toBeUndefined();
  });

  it.each([
    ['恰为 1%', 9_900, undefined],
    ['比 1% 少一分', 9_900.01, undefined],
    ['比 1% 多一分', 9_899.99, 10_001],
  ])('种植林果合计降幅%s', (_, now, amount) => {
    const tag = tagged(
      { 'business.crops': 6_000, 'business.orchard': 4_000 },
      { 'business.crops': 6_000, 'business.orchard': now - 6_000, disaster: '霜冻' },
    );
    expect(tag?.amount).toBe(amount);
  });

  it.each([
    ['两者都减,相加', 6_000, 3_000, 600_000],
    ['只有种植减,养殖的上升不抵', 6_000, 9_000, 400_000],
    ['只有养殖减', 12_000, 3_000, 200_000],
    ['养殖降幅恰为 1%,不计入', 6_000, 4_950, 400_000],
    ['都没减', 10_000, 5_000, undefined],
  ])('金额:%s', (_, crops, livestock, amount) => {
    const tag = tagged(
      { 'business.crops': 10_000, 'business.livestock': 5_000 },
      { 'business.crops': crops, 'business.livestock': livestock, disaster: '疫病' },
    );
    expect(tag?.amount).toBe(amount);
  });

  it('其他经营收入的减少不算受灾', () => {
    expect(
      tagged({ 'business.other': 5_000 }, { 'business.other': 0, disaster: '洪涝' }),
    ).toBeUndefined();
  });

  it('看毛收入:支出减得更多、净收入没减,也算', () => {
    expect(
      tagged(
        { 'business.crops': 10_000, 'costs.crops': 6_000 },
        { 'business.crops': 8_000, 'costs.crops': 1_000, disaster: '洪涝' },
      ),
    ).toMatchObject({ amount: 200_000 });
  });

  it.each([
    ['净收入恰降 1%', 2_050, undefined],
    ['多一分', 2_050.01, 5_001],
  ])('毛收入没减而自身支出上升:%s', (_, costs, amount) => {
    const year = (spent: number): Cells => ({
      'business.crops': 7_000,
      'costs.crops': spent,
      disaster: '洪涝',
    });
    expect(tagged(year(2_000), year(costs))?.amount).toBe(amount);
  });

  it('毛收入减了就按毛收入算,支出不再加', () => {
    expect(
      tagged(
        { 'business.crops': 10_000, 'costs.crops': 1_000 },
        { 'business.crops': 8_000, 'costs.crops': 3_000, disaster: '洪涝' },
      ),
    ).toMatchObject({ amount: 200_000 });
  });

  it('种植、林果的支出缺一列,只看毛收入', () => {
    const year = (costs: Cells): Cells => ({
      'business.crops': 7_000,
      'business.orchard': 3_000,
      disaster: '洪涝',
      ...costs,
    });
    expect(tagged(year({ 'costs.crops': 1_000 }), year({ 'costs.crops': 5_000 }))).toBeUndefined();
    expect(
      tagged(
        year({ 'costs.crops': 1_000, 'costs.orchard': 0 }),
        year({ 'costs.crops': 5_000, 'costs.orchard': 0 }),
      ),
    ).toMatchObject({ amount: 400_000 });
  });

  it('只有一年有的列不参与:不因换表而受灾', () => {
    const tags = tagsOf(
      onTwoForms(
        { 'business.crops': 10_000, 'business.orchard': 3_000 },
        { 'business.crops': 10_000, disaster: '洪涝' },
      ),
    );
    expect(factorsOf(tags)).toEqual(['business']);
  });

  it('经营收入只有小计,回答不了', () => {
    expect(tagged({ 'total.business': 9_000 }, { 'total.business': 1, disaster: '洪涝' })).toBe(
      undefined,
    );
  });
});

it('因素6 的依据逐项写明,不冒充经营毛收入', () => {
  const tag = tagged(
    { 'business.crops': 10_000, 'business.orchard': 0, 'business.other': 700 },
    { 'business.crops': 8_000, 'business.orchard': 0, 'business.other': 700, disaster: '洪涝' },
  );
  expect(tag?.evidence).toMatchObject([
    {
      field: 'disaster',
      prior: null,
      current: '洪涝',
      money: false,
      source: '本年/北张村.xlsx!Sheet1!C4',
      priorSource: '上年/北张村.xlsx!Sheet1!C4',
    },
    { field: 'business.crops', prior: 1_000_000, current: 800_000, money: true },
  ]);
});

it('绝收的项、新有的项都在依据里', () => {
  const tag = tagged(
    { 'business.crops': 10_000, 'business.livestock': 0 },
    { 'business.crops': 0, 'business.livestock': 100, disaster: '洪涝' },
  );
  expect(tag?.evidence.slice(1)).toMatchObject([
    { field: 'business.crops', prior: 1_000_000, current: 0 },
    { field: 'business.livestock', prior: 0, current: 10_000 },
  ]);
});

it('上年表没有受灾情况列时,没有上年的单元格', () => {
  const tags = tagsOf(onTwoForms({ 'business.crops': 9 }, { 'business.crops': 1, disaster: '洪' }));
  expect(tags.find(({ key }) => key === 'disaster')?.evidence[0]).toMatchObject({
    source: '本年/北张村.xlsx!Sheet1!C4',
    priorSource: null,
  });
});

it('受灾情况里夹写的身份证号不出现在子因素和依据里', () => {
  const tag = tagged(...fell('户主149900198004259330地被淹'));
  expect(tag?.causes).toEqual(['户主149900********9330地被淹']);
  expect(JSON.stringify(tag)).not.toContain('149900198004259330');
});
