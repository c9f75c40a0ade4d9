import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { contents, runHere, temporaryFolder, zengshou } from './run.js';

/** Fifty were tried by hand. */
const KILLS = 9;
const UNITS = 3;
const EPOCH = '1669248000';

const unit = (n: number, out: string) =>
  ['analyze', '--unit', `plan.jsonl:${n}`, '--out', out, '--jobs', '1'] as const;

/** Starts a unit and kills it after so many milliseconds; false where it had ended by then. */
async function killed(root: string, n: number, after: number): Promise<boolean> {
  const child = spawn(process.execPath, [resolve('bin/zengshou.js'), ...unit(n, '结果')], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, SOURCE_DATE_EPOCH: EPOCH },
  });
  const ended = new Promise<NodeJS.Signals | null>((done) => {
    child.once('exit', (_, signal) => done(signal));
  });
  await Promise.race([ended, wait(after)]);
  child.kill('SIGKILL');
  return (await ended) === 'SIGKILL';
}

const hidden = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.split('/').some((part) => part.startsWith('.')),
  );

describe('a planned run that is killed again and again', () => {
  it('comes to the same bytes, leaves nothing behind, and does nothing twice that was done', async () => {
    const folder = temporaryFolder();
    await runHere(
      folder,
      ...['sample', '--townships', String(UNITS), '--villages', '2', '--households', '20'],
      ...['--style', 'csv', '--out', '县', '--quiet'],
    );
    const root = join(folder, '县');
    await runHere(root, 'plan', '.', '--out', 'plan.jsonl', '--quiet');
    const started = performance.now();
    for (let n = 1; n <= UNITS; n += 1) expect(zengshou(root, ...unit(n, '一次')).code).toBe(0);
    const time = (performance.now() - started) / UNITS;
    const [county] = readdirSync(join(root, '一次'));
    const townships = readdirSync(join(root, '一次', county ?? ''));
    expect(townships).toHaveLength(UNITS);

    let kills = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Spread over the whole of a run, whatever the machine takes for it.
      const after = (time * (kill + 0.5)) / KILLS;
      if (await killed(root, 1 + (kill % UNITS), after)) kills += 1;
    }
    expect(kills).toBeGreaterThan(0);
    const isDone = (township: string) =>
      existsSync(join(root, '结果', county ?? '', township, 'data/manifest.json'));
    const done = townships.filter(isDone).length;
    const again = [1, 2, 3].map((n) => zengshou(root, ...unit(n, '结果')));
    expect(again.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(again.filter(({ err }) => err.includes('没有再做'))).toHaveLength(done);
    expect(contents(join(root, '结果'))).toEqual(contents(join(root, '一次')));
    expect(hidden(join(root, '结果'))).toEqual([]);
  });
});
