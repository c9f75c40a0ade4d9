import { describe, expect, test } from 'vitest';
import { linesIn, widthOf } from '../../src/xlsx/width.js';

describe('文字的宽度', () => {
  test('一个汉字占两个数字的宽度,符号▲▼—也是', () => {
    expect(widthOf('北张村12')).toBe(8);
    expect(widthOf('▼ 减收')).toBe(7);
    expect(widthOf('\uff08人\uff09')).toBe(6);
  });

  test('正好一行、差一个字、多一个字', () => {
    expect(linesIn('北张村', 6)).toBe(1);
    expect(linesIn('北张村', 5)).toBe(2);
    expect(linesIn('北张村民', 6)).toBe(2);
  });

  test('换行符另起一行', () => {
    expect(linesIn('北\n张\n村', 20)).toBe(3);
  });

  test('英文单词不拆开,比一行还长的才拆', () => {
    expect(linesIn('help with work', 9)).toBe(2);
    expect(linesIn('abcdefghij', 4)).toBe(3);
  });
});
