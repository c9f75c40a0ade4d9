import { describe, expect, it } from 'vitest';
import { householdKey, type Identity, isHashed } from '../../../src/domain/names/household-key.js';

const WHOLE = '149900197003070018';
const identity = (parts: Partial<Identity>): Identity => ({
  village: '北张村',
  id: '14990010001',
  head: '王建国',
  idNumber: WHOLE,
  ...parts,
});
const key = (parts: Partial<Identity> = {}) => householdKey(identity(parts)).key;

describe('台账的识别码', () => {
  it('户编号,否则隐去中间的证件号码和户主,否则村和户主', () => {
    expect(key()).toBe('14990010001');
    expect(key({ id: null })).toBe('149900********0018 王建国');
    expect(key({ id: null, idNumber: null })).toBe('北张村 王建国');
    expect(key({ id: null, idNumber: null, head: null })).toBe('北张村');
  });

  it('证件号码是否已经隐去,识别码都一样', () => {
    expect(key({ id: null, idNumber: '149900********0018' })).toBe(key({ id: null }));
  });

  it('不露出整个证件号码,填在户编号里的也不', () => {
    for (const parts of [{ id: null }, { id: WHOLE }, { id: WHOLE, head: null }]) {
      const { aliases } = householdKey(identity(parts));
      expect(aliases.join()).not.toContain('19700307');
    }
    // 隐去了的户编号不是识别码：几户可能是一样的。
    for (const id of [WHOLE, '149900********0018']) expect(key({ id })).toBe('北张村 王建国');
  });

  it('证件号码填在户编号里的,县里给了密钥就用加密的识别码,换了户主也认得;原来的叫法还认', () => {
    const hash = `fingerprint ${'0'.repeat(49)}123456789abcdef`;
    const hashed = { key: '#123456789abcdef', aliases: ['#123456789abcdef', '北张村 王建国'] };
    expect(householdKey(identity({ id: WHOLE, hash }))).toEqual(hashed);
    expect(key({ id: WHOLE, head: '王小明', hash })).toBe('#123456789abcdef');
    // 有自己的户编号的,照旧用户编号。
    expect(key({ hash })).toBe('14990010001');
    expect([isHashed('#123456789abcdef'), isHashed('1234567890123456')]).toEqual([true, false]);
  });
});
