import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchFiles } from '../../src/files/watch.js';
import { folderWith } from './temporary.js';

/** Waits until it holds: however long the system takes to tell. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(5);
}

describe('watching files', () => {
  function watched(folder: string, ...names: string[]) {
    const calls = { count: 0 };
    const count = () => {
      calls.count += 1;
    };
    const watcher = watchFiles(
      names.map((name) => join(folder, name)),
      count,
      20,
    );
    onTestFinished(() => watcher.close());
    return { calls, watcher };
  }

  it('calls once for a round of saving, also where a new file is renamed into place', async () => {
    const folder = folderWith({ '武村.xlsx': '' });
    const { calls } = watched(folder, '武村.xlsx');
    writeFileSync(join(folder, '新'), 'x');
    renameSync(join(folder, '新'), join(folder, '武村.xlsx'));
    writeFileSync(join(folder, '武村.xlsx'), 'y');
    await until(() => calls.count > 0);
    await wait(60);
    expect(calls.count).toBe(1);
    writeFileSync(join(folder, '武村.xlsx'), 'z');
    await until(() => calls.count > 1);
  });

  it('knows the files of several folders, and no others', async () => {
    const folder = folderWith({
      '上年/武村.xlsx': '',
      '本年/武村.xlsx': '',
      '本年/北张村.xlsx': '',
    });
    const { calls } = watched(folder, '上年/武村.xlsx', '本年/武村.xlsx', '本年/北张村.xlsx');
    writeFileSync(join(folder, '上年/北张村.xlsx'), 'x');
    await wait(100);
    expect(calls.count).toBe(0);
    for (const [n, name] of ['上年/武村.xlsx', '本年/武村.xlsx', '本年/北张村.xlsx'].entries()) {
      writeFileSync(join(folder, name), 'x');
      await until(() => calls.count > n);
    }
  });

  it('that was closed calls nobody', async () => {
    const folder = folderWith({ '武村.xlsx': '' });
    const { calls, watcher } = watched(folder, '武村.xlsx');
    writeFileSync(join(folder, '武村.xlsx'), 'x');
    watcher.close();
    await wait(100);
    expect(calls.count).toBe(0);
  });
});
