import { describe, expect, it } from 'vitest';
import { numbersOf, onTwoForms, policyWith, tagger, tagsOf } from '../ask.js';

const tagged = tagger(4);
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
    expect(numbersOf(tagsOf(onTwoForms(prior, current)))).not.toContain(4);
  });
});
