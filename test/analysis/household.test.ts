import { describe, expect, it } from 'vitest';
import { analyst } from '../../src/analysis/household.js';
import type { HouseholdResult } from '../../src/domain/outcomes/result.js';
import { analysed, type Cells, DEFAULT, onOneForm, onTwoForms, policyWith } from './ask.js';

const result = (prior: Cells, current: Cells, policy = DEFAULT): HouseholdResult =>
  analysed(onOneForm(prior, current), policy).result;
const wages = (amount: number, rest: Cells = {}): Cells => ({
  population: 1,
  'wages.migrant': amount,
  ...rest,
});

describe('预警级别:取先成立的一级', () => {
  const WATCHED: Cells = { monitored: '脱贫不稳定户' };

  it.each([
    ['纯收入恰降 30%', 7_000, 'red'],
    ['差一分到 30%', 7_000.01, 'yellow'],
    ['超过一分', 6_999.99, 'red'],
    ['恰降 1%,持平', 9_900, 'none'],
    ['降 1% 多一分', 9_899.99, 'yellow'],
    ['增收', 12_000, 'none'],
  ])('没有监测线、不是监测户:%s', (_, now, level) => {
    expect(result(wages(10_000), wages(now)).warning).toBe(level);
  });

  it.each([
    ['减收而风险未消除', 9_000, { ...WATCHED, riskCleared: false }, 'orange'],
    ['减收而是否消除未知', 9_000, WATCHED, 'orange'],
    ['减收而风险已消除', 9_000, { ...WATCHED, riskCleared: true }, 'yellow'],
    ['持平', 9_900, WATCHED, 'none'],
    ['降 30%,红色在先', 7_000, WATCHED, 'red'],
  ])('监测户:%s', (_, now, rest: Cells, level) => {
    expect(result(wages(10_000), wages(now, rest)).warning).toBe(level);
  });

  it('上年是监测户、今年不是,不算监测户', () => {
    expect(result(wages(10_000, WATCHED), wages(9_000)).warning).toBe('yellow');
  });

  it('增收户带任一因素也是黄色', () => {
    expect(
      result(wages(10_000, { 'transfers.dibao': 1 }), wages(20_000, { 'transfers.dibao': 0 }))
        .warning,
    ).toBe('yellow');
  });

  it.each([
    ['低一分', 6_499.99, 'red'],
    ['恰在线上', 6_500, 'none'],
  ])('监测线 6500 元:%s', (_, now, level) => {
    const policy = policyWith({ monitoringLine: 6_500 });
    expect(result(wages(5_000), wages(now), policy).warning).toBe(level);
    expect(result(wages(5_000), wages(now)).warning).toBe('none');
  });

  it('监测线比的是监测收入:理赔加上,合规自付减去', () => {
    const policy = policyWith({ monitoringLine: 6_500 });
    const levels = [{ claims: 1 }, { outOfPocket: 1 }].map(
      (rest) => result(wages(5_000), wages(rest.claims ? 6_499 : 6_500, rest), policy).warning,
    );
    expect(levels).toEqual(['none', 'red']);
  });

  it('上年纯收入为 0 时没有"降 30%";为负时以绝对值为底', () => {
    const loss = (costs: number): Cells => ({ population: 1, 'costs.crops': costs });
    expect(result(loss(0), loss(100)).warning).toBe('yellow');
    expect(result(loss(100), loss(129.99)).warning).toBe('yellow');
    expect(result(loss(100), loss(130)).warning).toBe('red');
  });

  it('红色的幅度由政策定;定为 0 时没有减少的户也不是红色', () => {
    const policy = policyWith({ warning: { redFall: 0 } });
    expect(result(wages(10_000), wages(9_999.99), policy).warning).toBe('red');
    expect(result(wages(10_000), wages(10_000), policy).warning).toBe('none');
  });

  it('看人均口径:纯收入没减而人均减收,为黄色', () => {
    const policy = policyWith({ trendBasis: 'perCapita' });
    const grown = { population: 3, 'wages.migrant': 12_000, ...WATCHED };
    const household = result({ population: 2, 'wages.migrant': 10_000 }, grown, policy);
    expect(household).toMatchObject({ trend: 'down', warning: 'yellow', headcount: true });
  });
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

  it('监测对象类别只取本年的;风险已消除时为空', () => {
    const kind = '突发严重困难户';
    const both = (current: Cells) => result(wages(1, { monitored: kind }), wages(1, current));
    expect(both({ monitored: null }).monitored).toBeNull();
    expect(both({ monitored: kind }).monitored).toBe(kind);
    expect(both({ monitored: '否' }).monitored).toBeNull();
    expect(both({ monitored: '非监测户' }).monitored).toBeNull();
    expect(both({ monitored: '边缘户' }).monitored).toBe('边缘户');
    expect(both({ monitored: kind, riskCleared: false }).monitored).toBe(kind);
    expect(both({ monitored: kind, riskCleared: true }).monitored).toBeNull();
  });

  it('村、乡镇、匹配依据照所给的;两年的位置分开', () => {
    expect(result(wages(1), wages(1))).toMatchObject({
      village: '北张村',
      township: '北张乡',
      matchedBy: 'id',
      places: {
        prior: { file: '上年/北张村.xlsx', sheet: 'Sheet1', row: 4 },
        current: { file: '本年/北张村.xlsx', sheet: 'Sheet1', row: 4 },
      },
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
    const { analyse } = analyst({ policy: DEFAULT, estimated: true });
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
