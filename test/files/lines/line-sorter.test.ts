import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSorter } from '../../../src/files/lines/line-sorter.js';
import { folderWith } from '../temporary.js';

async function sorted(folder: string, lines: readonly string[], most: number): Promise<string[]> {
  const sorter = new LineSorter((piece) => join(folder, String(piece)), most);
  for (const line of lines) sorter.add(line);
  const all: string[] = [];
  for await (const line of sorter.sorted()) all.push(line);
  return all;
}

describe('a sorter of any number of lines', () => {
  it('gives every line once, in order, however little it may hold', async () => {
    const folder = folderWith();
    const line = fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text));
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 400 }), async (lines, most) => {
        expect(await sorted(folder, lines, most)).toEqual([...lines].sort());
      }),
      { numRuns: 50 },
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lays a piece on the disk as soon as it holds more than it may', () => {
    const folder = folderWith();
    const sorter = new LineSorter((piece) => join(folder, String(piece)), 2 * (24 + 3));
    for (const line of ['ccc', 'bbb']) sorter.add(line);
    expect(readdirSync(folder)).toEqual([]);
    for (const line of ['aaa', 'ddd']) sorter.add(line);
    expect(readFileSync(join(folder, '0'), 'utf8')).toBe('aaa\nbbb\nccc\n');
    expect(readdirSync(folder)).toEqual(['0']);
  });

  it('lays nothing on the disk where it can hold all', async () => {
    const nowhere = join(folderWith(), 'missing');
    expect(await sorted(nowhere, ['b', 'a'], 1000)).toEqual(['a', 'b']);
  });
});
