import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { received, Shelf } from '../../../src/run/shelf/shelf.js';

const folder = mkdtempSync(join(tmpdir(), 'zengshou-shelf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const onDisk = (most: number) => {
  files += 1;
  const path = join(folder, String(files));
  return { path, shelf: new Shelf(() => path, most) };
};
const row = (n: number) => ({
  name: `第${n}户`,
  numbers: Float64Array.of(n, Number.NaN, -0.5),
  known: new Map([['id', n]]),
  none: null,
});

describe('等着对比的行', () => {
  it('不多的留在内存里，不写文件', () => {
    const { path, shelf } = onDisk(10);
    const one = row(1);
    const kept = shelf.put(one, 10);
    expect(shelf.isLaidDown).toBe(false);
    expect(existsSync(path)).toBe(false);
    expect(kept.take()).toBe(one);
    shelf.close();
  });

  it('多了就都放到磁盘上，取出来一样；文件只有本人能读，关闭就删除', () => {
    const { path, shelf } = onDisk(10);
    const kept = Array.from({ length: 30 }, (_, n) => shelf.put(row(n), 1));
    expect(shelf.isLaidDown).toBe(true);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    for (const n of [29, 0, 11, 10, 1]) expect(kept[n]?.take()).toEqual(row(n));
    shelf.close();
    expect(existsSync(path)).toBe(false);
    expect(() => kept[2]?.take()).toThrow();
    shelf.close();
  });

  it.each([
    [10, 10, true],
    [10, 11, false],
    [0, 0, true],
    [0, 1, false],
  ])('最多 %i 行在内存里，再来 %i 行', (most, rows, isRoom) => {
    const { shelf } = onDisk(most);
    expect(shelf.hasRoomFor(rows)).toBe(isRoom);
    expect(new Shelf(() => null, most).hasRoomFor(rows), '还没有放文件的地方').toBe(true);
    shelf.put(row(1), 5);
    expect(shelf.hasRoomFor(rows - 5)).toBe(isRoom && most > 0);
    shelf.put(row(2), most + 1);
    expect(shelf.hasRoomFor(0), '已经在磁盘上').toBe(false);
    shelf.close();
  });

  it('交给别的线程：在内存里的整个交出，在磁盘上的只交出位置，收到的都一样', () => {
    const names = {
      pack: ({ name }: { name: string }) => [name],
      unpack: (packed: unknown) => ({ name: String(packed) }),
    };
    for (const [most, sent] of [
      [10, 'packed'],
      [0, 'place'],
    ] as const) {
      const { shelf } = onDisk(most);
      const handed = shelf.put({ name: '甲' }, 1, names).handOver();
      expect(Object.keys(handed)).toEqual([sent]);
      expect(received(structuredClone(handed), names)).toEqual({ name: '甲' });
      shelf.close();
    }
  });

  it('留在本线程的按原样交出，在磁盘上的仍只交出位置', () => {
    const names = { pack: ({ name }: { name: string }) => [name], unpack: () => ({ name: '乙' }) };
    const value = { name: '甲' };
    const { shelf } = onDisk(10);
    expect(received(shelf.put(value, 1, names).handOver(true), names)).toBe(value);
    shelf.close();
    const other = onDisk(0);
    const handed = other.shelf.put(value, 1, names).handOver(true);
    expect(Object.keys(handed)).toEqual(['place']);
    other.shelf.close();
  });

  it('交出以后内存里不再有', () => {
    const kept = new Shelf(() => null).put(row(1), 1);
    kept.handOver();
    expect(() => kept.look()).toThrow();
  });

  it('还没有文件夹时都留在内存里', () => {
    const shelf = new Shelf(() => null, 0);
    const kept = shelf.put(row(1), 5);
    expect(shelf.isLaidDown).toBe(false);
    expect(kept.take()).toEqual(row(1));
  });
});
