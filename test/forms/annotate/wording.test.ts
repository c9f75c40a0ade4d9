import { describe, expect, it } from 'vitest';
import { isMarkHint, itemNumber, LANGUAGES } from '../../../src/forms/annotate/wording.js';

describe('批注认得出是自己写的', () => {
  it('两种语言、各个级别的批注都认得出第几条', () => {
    for (const { item, severities } of LANGUAGES) {
      expect(itemNumber(item(12, severities.error, '金额读不出'))).toBe(12);
      expect(itemNumber(item(3, severities.info, '金额读不出'))).toBe(3);
    }
  });

  it('以前的版本用半角标点写的，照样认得', () => {
    expect(itemNumber('第12条(错误):金额读不出')).toBe(12);
    expect(isMarkHint('核对标记:本列由增收加在表外,可按“错误”“警告”筛选。')).toBe(true);
    for (const { markHint } of LANGUAGES) expect(isMarkHint(` ${markHint}\n`)).toBe(true);
  });

  it('村里自己的批注不是', () => {
    expect(itemNumber('第12条已改')).toBeUndefined();
    expect(isMarkHint('核对标记')).toBe(false);
  });
});
