import { describe, expect, it } from 'vitest';
import { welfareOf } from '../../../src/domain/standing/welfare.js';
import { type Given, household } from '../../build.js';

const says = (texts: NonNullable<Given['texts']>) => welfareOf(household({ texts }));

describe('低保特困类别', () => {
  it.each([
    ['是', '低保户'],
    ['否', '一般户'],
    ['低保户', '低保户'],
    ['特困户', '特困户'],
    ['双低户', '双低户'],
    ['__proto__', '__proto__'],
    [null, null],
  ])('填 %s', (word, wanted) => {
    expect(says({ welfare: word })).toBe(wanted);
  });

  it.each([
    ['一般脱贫户', '一般户'],
    ['低保脱贫户', '低保户'],
    ['特困供养脱贫户', '特困户'],
    ['脱贫户', null],
    ['constructor', null],
  ])('没有低保特困类别时看户类型：%s', (type, wanted) => {
    expect(says({ type })).toBe(wanted);
    expect(says({ type, welfare: '特困户' })).toBe('特困户');
  });
});
