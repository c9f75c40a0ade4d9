import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClean } from '../../../src/intake/cells/clean.js';
import {
  isBlank,
  readId,
  readIdNumber,
  readText,
  squeeze,
} from '../../../src/intake/cells/values.js';

describe('干净的文本', () => {
  it.each(['张三', '14990019800101123X', '3.5', 'a', '龥', '一'])('%s 是', (text) => {
    expect(isClean(text)).toBe(true);
  });

  it.each([
    '',
    ' ',
    '张 三',
    '张三\u200b',
    '="1"',
    "'123",
    '１２',
    '—',
    '○',
    '张·三',
    '\uf900',
    '@',
    '[',
    '`',
    '{',
    '/',
    ':',
    '一'.repeat(65),
  ])('%j 不是', (text) => {
    expect(isClean(text)).toBe(false);
  });

  it('其中没有可去、可解开、可统一的', () => {
    const unit = fc.constantFrom(...'张无9aZ.', ' ', '\u200b', '１', "'", '=', '"', '\uf900');
    const text = fc.string({ unit, minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(text, (one) => {
        const same = [one.normalize('NFKC'), one.replace(/[\s\p{Cf}]/gu, ''), squeeze(one)];
        if (isClean(one)) expect([...same, isBlank(one)]).toEqual([one, one, one, false]);
      }),
    );
    for (let code = 0; code < 0x10000; code += 1) {
      const text = String.fromCharCode(code);
      if (isClean(text)) expect([text, text.normalize('NFKC').trim()]).toEqual([text, text]);
    }
  });

  it('“无”“空”照样是没有填', () => {
    expect([readText('无'), readText('空'), readId('无'), readIdNumber('无').whole]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(readIdNumber('14990019800101123x').whole).toBe('14990019800101123X');
  });
});
