import { describe, expect, it } from 'vitest';
import { factorsOf, onTwoForms, policyWith, tagger, tagsOf } from '../ask.js';

const tagged = tagger('dibao');
const DIBAO = 'transfers.dibao';

describe('因素4 低保取消:上年有低保金,本年为 0', () => {
  it.each([
    ['本年为 0', 3_000, 0, true],
    ['本年空白', 3_000, null, true],
    ['还剩一分', 3_000, 0.01, false],
    ['上年只有一分', 0.01, 0, true],
    ['上年为 0', 0, 0, false],
    ['上年空白', null, 0, false],
  ])('%s', (_, prior, current, holds) => {
    expect(tagged({ [DIBAO]: prior }, { [DIBAO]: current }) !== undefined).toBe(holds);
  });

  it.each([
    ['一样', 500, 500, true],
    ['多一分', 500, 500.01, false],
    ['少了', 500, 499.99, true],
    ['上年空白、本年有', null, 0.01, false],
  ])('特困供养金%s', (_, prior, current, holds) => {
    const tag = tagged(
      { [DIBAO]: 3_000, 'transfers.tekun': prior },
      { [DIBAO]: 0, 'transfers.tekun': current },
    );
    expect(tag !== undefined).toBe(holds);
  });

  it('只有一年的表有特困供养金,不算转为特困', () => {
    const tags = tagsOf(onTwoForms({ [DIBAO]: 3_000 }, { [DIBAO]: 0, 'transfers.tekun': 8_000 }));
    expect(factorsOf(tags)).toEqual(['dibao']);
  });

  it.each([
    ['低保户改为一般户,降幅多一分', '低保户', '一般户', 2_969.99, true],
    ['低保户改为一般户,恰降 1%', '低保户', '一般户', 2_970, false],
    ['是改为否', '是', '否', 1_000, true],
    ['低保户改为别的词', '低保户', '已退出', 1_000, true],
    ['仍是低保户', '低保户', '低保户', 1_000, false],
    ['本年空白', '低保户', null, 1_000, false],
    ['上年不是低保户', '一般户', '特困户', 1_000, false],
  ])('年中取消,低保特困类别%s', (_, before, now, dibao, holds) => {
    const tag = tagged({ [DIBAO]: 3_000, welfare: before }, { [DIBAO]: dibao, welfare: now });
    expect(tag !== undefined).toBe(holds);
    if (holds) expect(tag).toMatchObject({ amount: Math.round((3_000 - dibao) * 100) });
  });

  it.each([
    ['低保户', true],
    ['是', true],
    ['一般户', false],
    [null, false],
  ])('没有低保金而本年类别填 %s,是否须核实', (welfare, verify) => {
    expect(tagged({ [DIBAO]: 3_000 }, { [DIBAO]: 0, welfare })).toMatchObject({ verify });
  });

  it('年中取消的依据写明类别的改变', () => {
    expect(
      tagged({ [DIBAO]: 3_000, welfare: '低保户' }, { [DIBAO]: 900, welfare: '一般户' })?.evidence,
    ).toMatchObject([
      { field: DIBAO, prior: 300_000, current: 90_000 },
      { field: 'welfare', prior: '低保户', current: '一般户' },
    ]);
  });

  it('金额为上年低保金,子因素为低保取消,不需核实', () => {
    expect(tagged({ [DIBAO]: 3_000.55 }, { [DIBAO]: 0 })).toMatchObject({
      amount: 300_055,
      causes: ['cancelled'],
      verify: false,
      evidence: [{ field: DIBAO, prior: 300_055, current: 0 }],
    });
  });

  it('不看持平幅度:再小的低保金取消也是取消', () => {
    const policy = policyWith({ tolerance: { amount: 1_000, rate: 0.5 } });
    expect(tagged({ [DIBAO]: 10 }, { [DIBAO]: 0 }, policy)).toMatchObject({ amount: 1_000 });
  });

  it('增收户也标,但不是主因', () => {
    expect(
      tagged({ [DIBAO]: 10, 'wages.migrant': 1_000 }, { [DIBAO]: 0, 'wages.migrant': 9_000 }),
    ).toMatchObject({ primary: false });
  });

  it.each([
    ['上年', { 'transfers.pension': 1 }, { [DIBAO]: 0, 'transfers.pension': 1 }],
    ['本年', { [DIBAO]: 3_000, 'transfers.pension': 1 }, { 'transfers.pension': 1 }],
    ['本年(只有小计)', { [DIBAO]: 3_000 }, { 'total.transfers': 3_000 }],
  ])('%s表没有低保金列,不能说取消', (_, prior, current) => {
    expect(factorsOf(tagsOf(onTwoForms(prior, current)))).not.toContain('dibao');
  });
});
