import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubleOf, numberOf, textOf } from '../../../../src/intake/open/xlsx/values.js';

describe('数字的原文', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['7', 7],
    ['007', 7],
    ['1234.56', 1234.56],
    ['-1234.56', -1234.56],
    ['.5', 0.5],
    ['5.', 5],
    ['1E3', 1000],
    ['1.5e-3', 0.0015],
    ['123456789012345', 123456789012345],
    ['0.1', 0.1],
    [' 12 ', 12],
  ])('%s 是数 %d', (raw, value) => {
    expect(numberOf(raw)).toBe(value);
  });

  it.each([
    ['711.92000000000007', 711.92],
    ['2.2999999999999998', 2.3],
    ['0.30000000000000004', 0.3],
    ['-1199.9999999999998', -1200],
  ])('%s 里超过 15 位的是二进制的零头', (raw, value) => {
    expect(numberOf(raw)).toBe(value);
  });

  it.each([
    ['149900198001011234', '149900198001011234'],
    ['1.49900198001011E+17', '1.49900198001011E+17'],
    ['1000000000000000', '1000000000000000'],
    ['-1000000000000000', '-1000000000000000'],
    ['149900198001011234.0', '149900198001011234.0'],
    ['1E400', '1E400'],
  ])('%s 的位数保不住,留原文', (raw, digits) => {
    expect(numberOf(raw)).toEqual({ digits });
  });

  it('15 位整数仍是数,16 位起留原文', () => {
    expect(numberOf('999999999999999')).toBe(999999999999999);
    expect(numberOf('1000000000000000')).toEqual({ digits: '1000000000000000' });
    expect(doubleOf(999999999999999)).toBe(999999999999999);
    expect(doubleOf(1e15)).toEqual({ digits: '1000000000000000' });
  });

  it.each(['abc', '0x10', 'Infinity', 'NaN', '1,200', '1.2.3', '1e', '--1', '１'])(
    '%s 不是数,留作文本',
    (raw) => {
      expect(numberOf(raw)).toBe(raw);
    },
  );

  it('空白不是单元格的值', () => {
    expect(numberOf('')).toBeNull();
    expect(numberOf('  ')).toBeNull();
  });

  it('分毫不差:任何 13 位以内的分,写成元再读回还是它', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), (fen) => {
        const yuan = (fen / 100).toFixed(2);
        expect(numberOf(yuan)).toBe(Number(yuan) + 0);
        expect(numberOf(String(fen / 100))).toBe(fen / 100 + 0);
      }),
    );
  });

  it('程序写出的 17 位与人写的 15 位以内是同一个数', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 11 }), (fen) => {
        expect(numberOf((fen / 100).toPrecision(17))).toBe(fen / 100);
        expect(doubleOf(fen / 100)).toBe(fen / 100);
      }),
    );
  });
});

describe('文本', () => {
  it('_x000D_ 是回车,_x005F_ 护住原样的下划线', () => {
    expect(textOf('户主_x000D_\n姓名')).toBe('户主\r\n姓名');
    expect(textOf('_x005F_x000D_')).toBe('_x000D_');
    expect(textOf('a_xyz_')).toBe('a_xyz_');
  });

  it('其余文本一字不改', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('_x'));
        expect(textOf(text)).toBe(text);
      }),
    );
  });
});
