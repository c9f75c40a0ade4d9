import { describe, expect, it } from 'vitest';
import { finding, saidOnce, withoutIdNumber } from '../../../src/domain/findings/finding.js';

describe('问题数据里不出现证件号码', () => {
  it('村里把证件号码填在户编号栏:户和值都隐去中间各位', () => {
    const id = '149900197001011234';
    const found = withoutIdNumber(finding('income.allZero', { household: id, value: id }));
    expect(found).toMatchObject({
      household: '149900********1234',
      value: '149900********1234',
    });
  });

  it('普通的户编号、姓名和数字不变', () => {
    const found = finding('income.allZero', { household: '14990010003', value: 3 });
    expect(withoutIdNumber(found)).toEqual(found);
    expect(withoutIdNumber(finding('income.allZero', {})).household).toBeNull();
  });
});

describe('一张表样上的事只说一次', () => {
  const of = (sheet: string, value: string) =>
    finding('intake.unknownColumn', { sheet, value, params: { candidate: null, score: null } });

  it('说在第一张卡上,并说有几张', () => {
    const findings = [of('张三', '打零工'), of('李四', '打零工'), of('王五', '住址')];
    expect(saidOnce(findings, ({ value }) => String(value))).toMatchObject([
      { sheet: '张三', value: '打零工', params: { cards: 2 } },
      { sheet: '王五', value: '住址', params: { cards: 1 } },
    ]);
  });

  it('不属于表样的每次都说', () => {
    const findings = [of('张三', '打零工'), of('李四', '打零工')];
    expect(saidOnce(findings, () => null)).toEqual(findings);
  });
});
