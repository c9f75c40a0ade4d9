import { describe, expect, it } from 'vitest';
import { areMadeHere } from '../../../src/run/analyze/write.js';
import { writeInto } from '../results-folder.js';

describe('写结果', () => {
  it('每个村的工作簿一做好就写出，不留到最后', async () => {
    const events: string[] = [];
    const output = {
      path: '结果',
      place: () => '',
      write: (name: string) => events.push(name),
      append: () => undefined,
      commit: () => ({ kept: [], replacedOther: false }),
      discard: () => undefined,
    };
    await writeInto(output, (name) => events.push(name));
    const villages = ['北张村', '南张村', '苏家堡村'];
    expect(events.slice(0, 6).toSorted()).toEqual(
      [...villages, ...villages.map((name) => `分村/${name}.xlsx`)].toSorted(),
    );
    for (const n of [0, 2, 4]) expect(events[n]).toBe(`分村/${events[n + 1]}.xlsx`);
  });

  it('名单不长的报告送给别的线程写，长的就在这里写：不在内存里放两份', () => {
    expect(areMadeHere(20_000)).toBe(false);
    expect(areMadeHere(20_001)).toBe(true);
  });
});
