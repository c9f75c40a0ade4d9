import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../../src/intake/sheet.js';
import { faultOf } from '../../../src/run/read/open-input.js';

describe('读不出的文件是一个问题,程序的错不是', () => {
  const input = { name: '本年/北张村.xlsx' };

  it('拒读的原因写成问题', () => {
    const error = new UnreadableFile('file.unreadable', { reason: 'zip' });
    expect(faultOf(input, error)).toMatchObject({
      code: 'file.unreadable',
      file: input.name,
      params: { reason: 'zip' },
    });
  });

  it('别的错误照样抛出,不当成文件的', () => {
    const bug = new TypeError('x is undefined');
    expect(() => faultOf(input, bug)).toThrow(bug);
  });
});
