import { describe, expect, it } from 'vitest';
import { analyst } from '../../src/analysis/household.js';
import type { HouseholdResult } from '../../src/domain/outcomes/result.js';
import { analysed, type Cells, DEFAULT, onOneForm, onTwoForms } from './ask.js';

const result = (prior: Cells, current: Cells, policy = DEFAULT): HouseholdResult =>
  analysed(onOneForm(prior, current), policy).result;
const wages = (amount: number, rest: Cells = {}): Cells => ({
  population: 1,
  'wages.migrant': amount,
  ...rest,
});

describe('显示的身份', () => {
  it('取本年的;本年空白或没有这一列时取上年的', () => {
    const prior: Cells = {
      id: '7',
      head: '王建国',
      idNumber: '149900198004259330',
      type: '脱贫户',
      helper: '李明',
      'wages.migrant': 1,
    };
    expect(
      analysed(onTwoForms(prior, { id: null, head: '王小军', 'wages.migrant': 1 })).result,
    ).toMatchObject({
      id: '7',
      head: '王小军',
      idNumber: '149900198004259330',
      type: '脱贫户',
      helper: '李明',
    });
  });

  it('村、乡镇、匹配依据照所给的', () => {
    expect(result(wages(1), wages(1))).toMatchObject({
      village: '北张村',
      township: '北张乡',
      matchedBy: 'id',
    });
  });
});

describe('上年有帮扶收入、本年一项也没有(四个不摘)', () => {
  const stopped = (prior: Cells, current: Cells) =>
    analysed(onTwoForms(prior, current)).result.assistanceStopped;

  it.each([
    ['由有变 0', 600, 0, true],
    ['由有变空白', 600, null, true],
    ['还有一分', 600, 0.01, false],
    ['上年只有一分', 0.01, 0, true],
    ['上年没有', 0, 0, false],
    ['上年空白', null, null, false],
  ])('%s', (_, before, now, wanted) => {
    expect(stopped({ 'wages.townPost': before }, { 'wages.townPost': now })).toBe(wanted);
  });

  it('换了一种帮扶不算断', () => {
    expect(
      stopped(
        { 'wages.townPost': 600, 'property.dividend': 0 },
        { 'wages.townPost': 0, 'property.dividend': 50 },
      ),
    ).toBe(false);
  });

  it.each([
    ['没有这一列', { 'wages.migrant': 1, 'property.dividend': 0 }],
    ['只有小计', { 'total.wages': 600, 'property.dividend': 0 }],
  ])('上年那项在本年表里%s:不知道,不说断了', (_, current) => {
    expect(stopped({ 'wages.townPost': 600, 'property.dividend': 0 }, current)).toBe(false);
  });

  it('不是帮扶的收入没有了不算', () => {
    expect(stopped({ 'wages.migrant': 600 }, { 'wages.migrant': 0 })).toBe(false);
  });
});

describe('一户的结果', () => {
  it('列出表里有的分项,没有列的不列', () => {
    const { items } = analysed(
      onTwoForms({ 'wages.migrant': 5, 'transfers.soil': 1 }, { 'property.land': 6 }),
    ).result;
    expect(items.prior.keys).toEqual(['wages.migrant', 'transfers.soil']);
    expect(items.current.keys).toEqual(['property.land']);
  });

  it('人口两年分开', () => {
    expect(
      result({ population: 2, 'wages.migrant': 1 }, { population: 5, 'wages.migrant': 1 })
        .population,
    ).toEqual({ prior: 2, current: 5 });
  });

  it('本年劳动力空白是未知,不取上年的', () => {
    expect(result(wages(1, { labour: 2 }), wages(1, { labour: null })).labour).toBeNull();
    expect(result(wages(1), wages(1, { labour: 0 })).labour).toBe(0);
  });

  it('折算的上年标为估计', () => {
    const subject = onOneForm(wages(1), wages(1));
    expect(analysed(subject).result.estimated).toBe(false);
    const { analyse } = analyst({ policy: DEFAULT, months: 9, estimated: true });
    expect(analyse(subject).result.estimated).toBe(true);
  });

  it('与数据矛盾的申报随结果交出', () => {
    const subject = onOneForm(wages(1_000), wages(2_000, { declared: '务工减收、6' }));
    expect(analysed(subject).contradicted).toEqual([3, 6]);
  });

  it('分析不改动读入的行', () => {
    const subject = onOneForm(wages(1_000), wages(500, { declared: '6' }));
    const before = structuredClone(subject);
    analysed(subject);
    expect(subject).toEqual(before);
  });
});
