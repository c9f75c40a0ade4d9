import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesDisaster } from '../../../src/domain/standing/disaster.js';

const named = (text: string | null, own: readonly string[] = []) =>
  namesDisaster(text, new Set(own));

describe('受灾情况说没说受灾', () => {
  it.each(['洪涝', '旱灾', '是', '受灾', '冰雹', '2021年7月洪灾', '轻微'])('受灾:%s', (text) => {
    expect(named(text)).toBe(true);
  });

  it.each([
    '否',
    '无',
    '0',
    '０',
    '未受灾',
    '没受灾',
    '没有受灾',
    '未受灾害',
    '没有',
    '没',
    '无灾',
    '无灾害',
    '未遭灾',
    '正常',
    '未发生',
    ' 未 受灾 ',
    '未\n受灾',
  ])('没有受灾:%s', (text) => {
    expect(named(text)).toBe(false);
  });

  it.each([
    '无受灾',
    '没有旱灾',
    '未受灾情影响',
    '未发生自然灾害',
    '无明显灾情',
    '没有较大损失',
    '不受影响',
    '未出现异常',
    '无洪涝灾害',
    '没有遭受冰雹灾害',
    '未见病虫灾害损失',
    '无情况',
  ])('按句式没有受灾:%s', (text) => {
    expect(named(text)).toBe(false);
  });

  it.each(['无收成', '没下雨旱灾', '不严重', '受灾无', '没有受灾影响大', '有灾', '灾', '无霜'])(
    '不是这种句式:%s',
    (text) => {
      expect(named(text)).toBe(true);
    },
  );

  it('空白不算', () => {
    expect(named(null)).toBe(false);
    expect(named(' ')).toBe(false);
  });

  it('政策可以添词,整格相同才算', () => {
    expect(named('风调雨顺')).toBe(true);
    expect(named('风调 雨顺', ['风调雨顺'])).toBe(false);
    expect(named('风调雨顺但有旱灾', ['风调雨顺'])).toBe(true);
  });

  it('很长的一格也很快看完', () => {
    const part = fc.constantFrom(
      '洪',
      '涝',
      '灾',
      '害',
      '受',
      '到',
      '大',
      '风',
      '没',
      '有',
      '冰雹',
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 400, maxLength: 600 }), (parts) => {
        expect(named(`无${parts.join('')}！`)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
