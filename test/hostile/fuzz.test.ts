import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const ROUNDS = 25;
/** A guard against a hang, not a bound on a busy machine. */
const GUARD = 10 * 60_000;

it(
  '每种文件各改坏几十个,什么也没有找出',
  async () => {
    const out = mkdtempSync(join(tmpdir(), 'zengshou-fuzz-test-'));
    onTestFinished(() => rmSync(out, { recursive: true, force: true }));
    const options = ['--rounds', String(ROUNDS), '--parts', '0', '--out', out];
    const command = ['scripts/run.js', 'test/hostile/fuzz.ts', ...options];
    const { stdout } = await promisify(execFile)(process.execPath, command);
    const kinds = stdout.match(/^\S+ +\d+ files: .*$/gmu) ?? [];
    expect(kinds.length).toBeGreaterThan(15);
    for (const kind of kinds)
      expect(kind).toMatch(new RegExp(`^\\S+ +${ROUNDS} files: .* 0 wrong$`));
    expect(readdirSync(out)).toEqual([]);
  },
  GUARD,
);
