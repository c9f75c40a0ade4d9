import { describe, expect, it } from 'vitest';
import { isReadable, parseHead } from '../../src/results/head.js';
import { FORMAT } from '../../src/results/manifest.js';

const head = (parts: object) =>
  parseHead(JSON.stringify({ tool: 'zengshou', version: '1.2.3', format: FORMAT, ...parts }));

describe('清单的开头：谁写的、什么数据格式', () => {
  it.each([
    ['analyze', { inputs: [] }],
    ['rollup', { rollup: { name: '县', level: 'county' }, results: [] }],
    ['trend', { results: [] }],
    ['ledger', { results: { sha256: '' }, from: [] }],
    ['report', { results: { sha256: '' } }],
  ])('%s', (maker, parts) => {
    expect(head(parts)).toEqual({ version: '1.2.3', maker, format: FORMAT });
  });

  it('别的程序的不是；不是 JSON 的是没有写完', () => {
    expect(head({ tool: '别的', inputs: [] })).toBe('notOurs');
    expect(parseHead('[]')).toBe('notOurs');
    expect(parseHead('{"tool":"zengshou","ver')).toBe('cut');
    expect(parseHead('')).toBe('cut');
  });

  it('只读这一版的数据格式，前后都不读；没有编号的、编号不是整数的也不读', () => {
    for (const [format, readable] of [
      [FORMAT, true],
      [FORMAT - 1, false],
      [FORMAT + 1, false],
      [undefined, false],
      [null, false],
      ['1', false],
      [1.5, false],
    ] as const) {
      const read = head({ inputs: [], format });
      if (typeof read === 'string') throw new Error(read);
      expect([format, isReadable(read)]).toEqual([format, readable]);
    }
  });
});
