import { describe, expect, test } from 'vitest';
import { widthOnScreen } from '../../src/cli/screen/width.js';
import { linesIn, widthOf } from '../../src/xlsx/width.js';

describe('文字的宽度', () => {
  test('一个汉字占两个数字的宽度,符号▲▼—也是', () => {
    expect(widthOf('北张村12')).toBe(8);
    expect(widthOf('▼ 减收')).toBe(7);
    expect(widthOf('\uff08人\uff09')).toBe(6);
  });

  test('汉字、全角标点在表格和屏幕上都占两格', () => {
    for (const wide of ['村', '㐀', '𠮷', 'あ', '한', '（', '，', '﹙', '〔', '📄']) {
      expect([wide, widthOf(wide), widthOnScreen(wide)]).toEqual([wide, 2, 2]);
    }
  });

  test('破折号、引号、三角在表格的中文字体里占两格，在屏幕上占一格', () => {
    for (const mark of ['—', '“', '”', '…', '→', '▲', '▼']) {
      expect([mark, widthOf(mark), widthOnScreen(mark)]).toEqual([mark, 2, 1]);
    }
  });

  test('拉丁字母（带声调的也是）、数字、希腊字母都占一格', () => {
    for (const narrow of ['a', 'é', '7', 'α', 'я']) {
      expect([narrow, widthOf(narrow), widthOnScreen(narrow)]).toEqual([narrow, 1, 1]);
    }
  });

  test('一个字占两个编码单位的，只算一个字；半个字也算一个', () => {
    expect(widthOf('𠮷家沟📄')).toBe(8);
    expect(widthOf('a\ud842b')).toBe(3);
    expect(widthOf('\udfb7\udfb7')).toBe(2);
    expect(linesIn('𠮷𠮷𠮷', 4)).toBe(2);
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
