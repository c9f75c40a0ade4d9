import { describe, expect, it } from 'vitest';
import { finding, withoutIdNumber } from '../../src/domain/finding.js';

describe('问题数据里不出现证件号码', () => {
  it('村里把证件号码填在户编号栏:户和值都隐去中间各位', () => {
    const id = '149900197001011234';
    const found = withoutIdNumber(finding('key.duplicate', 'error', { household: id, value: id }));
    expect(found).toMatchObject({
      household: '149900********1234',
      value: '149900********1234',
    });
  });

  it('普通的户编号、姓名和数字不变', () => {
    const found = finding('key.duplicate', 'error', { household: '14990010003', value: 3 });
    expect(withoutIdNumber(found)).toEqual(found);
    expect(withoutIdNumber(finding('x', 'info')).household).toBeNull();
  });
});
