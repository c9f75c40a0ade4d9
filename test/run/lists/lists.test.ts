import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openOutput } from '../../../src/files/output.js';
import { Lists } from '../../../src/run/lists/lists.js';
import { folderWith } from '../../files/temporary.js';
import { writeInto } from '../results-folder.js';

const row = (n: number) => ({
  name: `第${n}户`,
  net: n / 3,
  none: null,
  factors: [{ causes: ['外出务工减少'] }],
  items: [['wages', n]],
});

const listIn = (folder: string, rows: readonly unknown[], most: number) => {
  const lists = new Lists((file) => join(folder, file));
  const growing = lists.begin<unknown>(most);
  for (const one of rows) growing.push(one);
  return { lists, list: growing.list };
};

describe('名单的各行', () => {
  it('不多的留在内存里，是数组，不写文件', () => {
    const folder = folderWith({});
    const rows = [row(0), row(1)];
    const { list } = listIn(folder, rows, 2);
    expect(list).toEqual(rows);
    expect(Array.isArray(list)).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('多了就都在磁盘上，哪一行都读得回来，读几遍都一样；文件只有本人能读，关闭就删除', () => {
    const folder = folderWith({});
    const rows = Array.from({ length: 3000 }, (_, n) => row(n));
    const { lists, list } = listIn(folder, rows, 10);
    const [file = ''] = readdirSync(folder);
    if (process.platform !== 'win32') expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    expect(list).toHaveLength(3000);
    for (const n of [2999, 0, 11, 10, 1]) expect(list.at(n)).toEqual(row(n));
    expect([...list]).toEqual(rows);
    expect([...list]).toEqual(rows);
    lists.close();
    expect(readdirSync(folder)).toEqual([]);
    expect(() => list.at(0)).toThrow();
    lists.close();
  });

  it('长的工作表写好的一段也放在磁盘上，照原样读回来，读几遍都一样；关闭就删除', () => {
    const folder = folderWith({});
    const lists = new Lists((file) => join(folder, file));
    const pieces = [[1, 2, 3], [], [4], [5, 6]];
    const away = pieces.map((piece) => lists.putAway(Uint8Array.from(piece)));
    expect(readdirSync(folder)).toHaveLength(1);
    for (const _ of [1, 2]) expect(away.map((fetch) => [...fetch()])).toEqual(pieces);
    lists.close();
    expect(readdirSync(folder)).toEqual([]);
    expect(away[0]).toThrow();
  });

  it('没有地方放，写好的一段就留在内存里', () => {
    const piece = Uint8Array.of(1);
    expect(new Lists(() => null).putAway(piece)()).toBe(piece);
  });

  it('几张名单各有自己的文件；读过以后还可以再加', () => {
    const folder = folderWith({});
    const lists = new Lists((file) => join(folder, file), 0);
    const [ones, others] = [lists.begin<number>(9), lists.begin<string>(9)];
    for (const n of [1, 2]) {
      ones.push(n);
      others.push(String(n));
      expect([ones.list.at(n - 1), others.list.at(n - 1)]).toEqual([n, String(n)]);
    }
    expect(readdirSync(folder)).toHaveLength(2);
    lists.close();
  });

  it('任何一行，多长都行，从磁盘读回来是同样的', () => {
    const folder = folderWith({});
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 50 }),
      fc.integer(),
      fc.double({ min: 0.01, max: 1e12, noNaN: true }),
      fc.string({ unit: 'binary', maxLength: 9 }),
      fc.constant(null),
      fc.string({ minLength: 70_000, maxLength: 70_010 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 12 }), (rows) => {
        const { lists, list } = listIn(folder, rows, 0);
        expect([...list]).toEqual(rows);
        lists.close();
      }),
      { numRuns: 30 },
    );
  });

  it('还没有文件夹时都留在内存里', () => {
    const lists = new Lists(() => null, 0);
    const growing = lists.begin<number>(0);
    for (const n of [1, 2, 3]) growing.push(n);
    expect(growing.list).toEqual([1, 2, 3]);
  });
});

describe('未完成的结果里的名单', () => {
  const listsIn = (parent: string): string[] =>
    readdirSync(parent, { recursive: true })
      .map(String)
      .filter((name) => name.includes('.zengshou-list'));

  it('写成了，不在结果里', async () => {
    const folder = folderWith({});
    const output = openOutput('结果', { folder });
    const lists = new Lists(output.place, 0);
    await writeInto(output, () => undefined, undefined, undefined, undefined, {}, lists);
    expect(listsIn(folder)).not.toEqual([]);
    lists.close();
    output.commit();
    expect(listsIn(folder)).toEqual([]);
    expect(existsSync(join(folder, '结果/data/manifest.json'))).toBe(true);
  });

  it('中途停下或出错，同未完成的结果一起不见', async () => {
    const folder = folderWith({});
    const output = openOutput('结果', { folder });
    const lists = new Lists(output.place, 0);
    const seen: string[] = [];
    const stopped = writeInto(
      output,
      () => {
        seen.push(...listsIn(folder));
        if (seen.length > 0) throw new Error('停');
      },
      ...([undefined, undefined, undefined, {}, lists] as const),
    );
    await expect(stopped).rejects.toThrow('停');
    expect(seen).not.toEqual([]);
    // As after Ctrl+C, when nobody closes them.
    output.discard();
    expect(readdirSync(folder)).toEqual([]);
    lists.close();
  });
});
