import { SSF } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asShown,
  type Shown,
  shownByCode,
  shownByNumber,
} from '../../../src/intake/open/xlsx/number-format.js';
import { forgetAllFormats } from '../../formats-forgotten.js';

describe('数的格式显示成什么', () => {
  it.each<[string, Shown | undefined]>([
    ['General', undefined],
    ['G/通用格式', undefined],
    ['G/通用格式"元"', undefined],
    ['0.00', undefined],
    ['#,##0.00_ ;[Red]\\-#,##0.00\\ ', undefined],
    ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', undefined],
    ['[$¥-804]#,##0.00', undefined],
    ['"¥"#,##0.00;[Red]"¥"\\-#,##0.00', undefined],
    ['0.00E+00', undefined],
    ['#,##0"头(只)"', undefined],
    ['0 "days"', undefined],
    ['[DBNum2][$-804]General', undefined],
    ['0!.0,"万元"', undefined],
    ['@', undefined],
    ['# ?/?', undefined],
    ['', undefined],
    ['0%', 'percent'],
    ['0.00%;[Red]-0.00%', 'percent'],
    ['0"%"', undefined],
    ['yyyy/m/d;@', 'date'],
    ['yyyy"年"m"月"d"日"', 'date'],
    ['yyyy年m月', 'date'],
    ['[$-F800]dddd, mmmm dd, yyyy', 'date'],
    ['[$-804]上午/下午h"时"mm"分"', 'date'],
    ['[h]:mm:ss', 'date'],
    ['mm:ss.0', 'date'],
    ['aaaa', 'date'],
    ['m/d/yy h:mm', 'date'],
    ['"y', undefined],
  ])('%s', (code, shown) => {
    expect(shownByCode(code)).toBe(shown);
  });

  it('只写号的', () => {
    const of = (shown: Shown): number[] =>
      Array.from({ length: 60 }, (_, id) => id).filter((id) => shownByNumber(id) === shown);
    expect(of('percent')).toEqual([9, 10]);
    expect(of('date').slice(0, 9)).toEqual([14, 15, 16, 17, 18, 19, 20, 21, 22]);
    expect([27, 36, 45, 47, 50, 58].every((id) => shownByNumber(id) === 'date')).toBe(true);
    expect([0, 4, 23, 37, 44, 48, 49].every((id) => shownByNumber(id) === undefined)).toBe(true);
  });

  it('程序自带的格式,号与写法说的一样', () => {
    forgetAllFormats();
    for (const [id, code] of Object.entries(SSF.get_table())) {
      if (Number(id) < 60) expect(shownByCode(String(code))).toBe(shownByNumber(Number(id)));
    }
  });
});

describe('显示出来的样子', () => {
  it.each<[number, string]>([
    [44_834, '2022-09-30'],
    [44_834.5, '2022-09-30T12:00:00'],
    [0.375, '09:00:00'],
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [2_958_465, '9999-12-31'],
    [-5, '-5'],
    [50_000_000, '50000000'],
  ])('第 %d 天', (serial, date) => {
    expect(asShown(serial, 'date')).toEqual({ date });
  });

  it('与别的库数出的日子相同', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        expect(asShown(serial, 'date')).toEqual({ date: SSF.format('yyyy-mm-dd', serial) });
      }),
    );
  });

  it('百分数不带双精度的尾巴', () => {
    expect(asShown(0.07, 'percent')).toBe('7%');
    expect(asShown(1.1, 'percent')).toBe('110%');
    expect(asShown(120, 'percent')).toBe('12000%');
  });

  it('零、文本、位数太多的数照旧', () => {
    expect(asShown(0, 'date')).toBe(0);
    expect(asShown('甲', 'date')).toBe('甲');
    expect(asShown({ digits: '149900198001011234' }, 'percent')).toEqual({
      digits: '149900198001011234',
    });
    expect(asShown(5, undefined)).toBe(5);
  });
});
