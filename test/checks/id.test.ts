import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasCheckCharacter } from '../../src/domain/identity.js';
import { idNumber, ofHousehold } from './ask.js';

const person = (whole: string | null) => ({ texts: { idNumber: whole } });
const GOOD = idNumber();

describe('id.length: 证件号码的位数', () => {
  it.each([
    ['18 位', GOOD],
    ['残疾人证 20 位', `${GOOD}41`],
    ['残疾人证 22 位', `${GOOD}41B1`],
    ['没有填', null],
  ])('%s 可以', (_, whole) => {
    expect(ofHousehold('id.length', person(whole))).toEqual([]);
  });

  it.each([15, 17, 19, 21, 23])('%i 位是错误', (length) => {
    const whole = `${GOOD}12345`.slice(0, length);
    expect(ofHousehold('id.length', person(whole))).toMatchObject([
      { severity: 'error', field: 'idNumber', cell: 'C4', params: { length } },
    ]);
  });

  it('位数不对只报位数', () => {
    const short = person('14990019701341');
    for (const code of ['id.checksum', 'id.birthDate', 'id.region'] as const) {
      expect(ofHousehold(code, short)).toEqual([]);
    }
  });

  it('发现中的号码是遮盖的', () => {
    const [found] = ofHousehold('id.length', person(`${GOOD}1`));
    expect(found?.value).toBe(`149900*********${`${GOOD}1`.slice(-4)}`);
    expect(JSON.stringify(found)).not.toContain('19700101');
  });
});

describe('id.checksum: GB 11643-1999 校验码', () => {
  it.each([
    ['国家标准的示例', '11010519491231002X'],
    ['国家标准的示例二', '440524188001010014'],
    ['残疾人证取前 18 位', `${GOOD}41`],
  ])('%s', (_, whole) => {
    expect(ofHousehold('id.checksum', person(whole))).toEqual([]);
  });

  it.each([
    ['末位错', '110105194912310021'],
    ['末位不是数字或 X', '11010519491231002A'],
    ['中间有字母', '1101051949123100O2'.padEnd(18, 'X')],
    ['X 在中间', '1101051949123X0021'],
  ])('%s', (_, whole) => {
    expect(ofHousehold('id.checksum', person(whole))).toMatchObject([{ severity: 'error' }]);
  });

  it('改动任何一位数字都能发现', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, add) => {
        const figure = (Number(GOOD[place]) + add) % 10;
        expect(hasCheckCharacter(GOOD.slice(0, place) + figure + GOOD.slice(place + 1))).toBe(
          false,
        );
      }),
    );
  });

  it('相邻两位对调能发现', () => {
    const swapped = `141900${GOOD.slice(6)}`;
    expect(ofHousehold('id.checksum', person(swapped))).toHaveLength(1);
  });
});

describe('id.birthDate: 出生日期', () => {
  const born = (date: string) => person(idNumber(date));

  it.each(['20000229', '19040229', '19701231', '19700101', '00010101', '20220930'])(
    '%s 是真实的日期',
    (date) => {
      expect(ofHousehold('id.birthDate', born(date))).toEqual([]);
    },
  );

  it.each([
    '19000229', // 1900 is no leap year
    '20010229',
    '19700230',
    '19700431',
    '19700631',
    '19700931',
    '19701131',
    '19700132',
    '19700100',
    '19700001',
    '19701301',
    '00000101',
  ])('%s 不是日期', (date) => {
    expect(ofHousehold('id.birthDate', born(date))).toMatchObject([
      { severity: 'error', params: { reason: 'noDate' } },
    ]);
  });

  it('今天出生可以,明天不行', () => {
    expect(ofHousehold('id.birthDate', born('20220930'), { today: '2022-09-30' })).toEqual([]);
    expect(ofHousehold('id.birthDate', born('20220930'), { today: '2022-09-29' })).toMatchObject([
      { params: { reason: 'future' } },
    ]);
  });

  it('日期里有字母由校验码规则报', () => {
    const letters = person('149900I9700101121X');
    expect(ofHousehold('id.birthDate', letters)).toEqual([]);
    expect(ofHousehold('id.checksum', letters)).toHaveLength(1);
  });
});

it.each(['19-00101', '1970/101', '19701:01', '197O0101'])(
  '出生日期里有别的字符(%s)由校验码规则报',
  (date) => {
    const odd = person(`149900${date}1210`);
    expect(ofHousehold('id.birthDate', odd)).toEqual([]);
    expect(ofHousehold('id.checksum', odd)).toHaveLength(1);
  },
);

it('出生日期是第 7 到第 14 位,前面是 6 位地区代码', () => {
  const elsewhere = person(idNumber('20000229', '149909'));
  expect(ofHousehold('id.birthDate', elsewhere)).toEqual([]);
});

describe('id.region: 前两位是省级代码', () => {
  const from = (province: number) => person(idNumber('19700101', `${province}9900`));

  it.each([11, 15, 21, 23, 31, 37, 41, 46, 50, 54, 61, 65, 71, 81, 83])('%i 有', (province) => {
    expect(ofHousehold('id.region', from(province))).toEqual([]);
  });

  it.each([10, 16, 20, 24, 30, 38, 40, 47, 49, 55, 60, 66, 70, 72, 80, 84, 99])(
    '%i 没有',
    (province) => {
      expect(ofHousehold('id.region', from(province))).toMatchObject([
        { severity: 'info', params: { province: String(province) } },
      ]);
    },
  );
});

it('没有排查的户也检查证件号码', () => {
  expect(ofHousehold('id.length', { ...person('123'), surveyed: false })).toHaveLength(1);
});
