import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

it('模糊测试能跑几秒,什么也没有找出', async () => {
  const out = mkdtempSync(join(tmpdir(), 'zengshou-fuzz-test-'));
  onTestFinished(() => rmSync(out, { recursive: true, force: true }));
  const command = ['scripts/run.js', 'test/hostile/fuzz.ts', '--seconds', '6', '--out', out];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  expect(stdout).toMatch(/^xlsx +\d+ files: /m);
  expect(stdout).toMatch(/\d+ files, [\d.]+ a second, 0 wrong/);
  expect(readdirSync(out)).toEqual([]);
}, 120_000);
