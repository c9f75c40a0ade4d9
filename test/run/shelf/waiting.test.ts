import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lists } from '../../../src/run/lists/lists.js';
import { Shelf } from '../../../src/run/shelf/shelf.js';
import { WORK } from '../../../src/run/work.js';
import { makeTownship } from '../../../src/sample/township.js';
import { alone, elsewhere } from '../alone.js';
import { filesWritten } from '../results-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'zengshou-waiting-'));
const ROWS = join(folder, 'rows');
const SAMPLE = join(folder, 'sample');

beforeAll(async () => {
  const size = { villages: 9, households: 12, seed: 5, style: 'messy' as const };
  for await (const { path, bytes } of makeTownship(size)) {
    mkdirSync(dirname(join(SAMPLE, path)), { recursive: true });
    writeFileSync(join(SAMPLE, path), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('行和名单放在磁盘上的运行', () => {
  it.each(['test/cases/township-a', 'test/cases/township-a-messy', SAMPLE, 'fixtures'])(
    '%s：由这个或别的线程看，与都在内存里的写出同样的文件',
    async (inputs) => {
      const inMemory = await filesWritten(inputs, new Shelf(() => null));
      for (const crew of [alone, elsewhere]) {
        const shelf = new Shelf(() => ROWS, 0);
        const lists = new Lists((file) => join(folder, file), 0);
        const waiting = await filesWritten(inputs, shelf, lists, crew(WORK));
        expect(shelf.isLaidDown).toBe(true);
        expect(readdirSync(folder).filter((name) => name.includes('list'))).not.toEqual([]);
        shelf.close();
        lists.close();
        expect(existsSync(ROWS)).toBe(false);
        expect([...waiting.keys()]).toEqual([...inMemory.keys()]);
        for (const [name, bytes] of inMemory) {
          expect(waiting.get(name) === bytes, `${name} is another`).toBe(true);
        }
      }
    },
    120_000,
  );
});
