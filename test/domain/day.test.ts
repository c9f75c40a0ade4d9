import { describe, expect, it } from 'vitest';
import { writtenDay } from '../../src/domain/day.js';

describe('a day as people write it', () => {
  it.each([
    ['2022-10-15', '2022-10-15'],
    ['2022年10月15日', '2022-10-15'],
    ['2022年1月5日', '2022-01-05'],
    ['2022/1/5', '2022-01-05'],
    ['2022.10.15', '2022-10-15'],
    [' ２０２２年 10月 15日', '2022-10-15'],
    ['2024-02-29', '2024-02-29'],
  ])('%s: %s', (text, expected) => {
    expect(writtenDay(text)).toBe(expected);
  });

  it.each([
    '2022年10月',
    '2022年2月30日',
    '2023-02-29',
    '2022-13-01',
    '2022-10/15',
    '2022年10月15',
    '20221015',
    '2022-10-15日',
    '昨天',
    '',
  ])('“%s” is none', (text) => {
    expect(writtenDay(text)).toBeNull();
  });
});
