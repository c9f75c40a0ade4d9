import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areTwoPeople,
  idNumberDifferences,
  namesAreSimilar,
  nameVariants,
} from '../../../../src/intake/batch/near-misses/likeness.js';
import { readingsOf } from '../../../../src/intake/batch/near-misses/readings.js';

const ID = '14990019900101123X';

describe('证件号码', () => {
  it.each([
    ['一样的不是相近', ID, null],
    ['差一位', '149900199001011231', 1],
    ['差两位', '149900199001011321', null],
    ['差两位', '149900199001021231', 2],
    ['差三位是两个人', '149900199012021231', null],
    ['少一位', '1499001990010113X', 1],
    ['多一位', '149900199001011233X', 1],
    ['少三位', '14990019900101X', null],
  ])('%s:%s', (_, other, differences) => {
    expect(idNumberDifferences(ID, other)).toBe(differences);
    expect(idNumberDifferences(other, ID)).toBe(differences);
  });

  it('缺一方的号码,不能说是两个人', () => {
    expect(areTwoPeople(ID, null)).toBe(false);
    expect(areTwoPeople(ID, ID)).toBe(false);
    expect(areTwoPeople(ID, '149900198505050018')).toBe(true);
  });
});

describe('姓名', () => {
  it.each([
    ['王建国', '王健国', true],
    ['王建国', '王国建', true],
    ['王建国', '王建', true],
    ['王芳', '王丽', true],
    ['王建国', '王建国', false],
    ['王建国', '李健国', false],
    ['王', '李', false],
  ])('%s 与 %s 差一字:%s', (one, other, similar) => {
    expect(namesAreSimilar(one, other)).toBe(similar);
  });

  it('差一字的两个姓名总有一种写法相同,找得到', () => {
    const name = fc.array(fc.constantFrom(...'王李张建国芳丽'), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [one, other] = [a.join(''), b.join('')];
        if (!namesAreSimilar(one, other)) return true;
        const variants = new Set(nameVariants(one));
        return nameVariants(other).some((variant) => variants.has(variant));
      }),
    );
  });

  it.each([
    ['张伟', '章玮', true],
    ['曾玉', '增玉', true],
    ['李丽', '李力', true],
    ['吕强', '鲁强', false],
    ['王芳', '王丽', false],
  ])('%s 与 %s 同音:%s', (one, other, alike) => {
    const readings = new Set(readingsOf(one));
    expect(readingsOf(other).some((reading) => readings.has(reading))).toBe(alike);
  });

  it('多音字再多,读法也有限', () => {
    expect(readingsOf('曾单行长重乐'.repeat(20)).length).toBeLessThanOrEqual(32);
  });
});
