import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { hashedLines } from '../../../src/files/lines/lines.js';

const folder = mkdtempSync(join(tmpdir(), 'zengshou-lines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('lets lines go by that nobody wants, and sums the bytes of all of them', async () => {
  const path = join(folder, 'lines');
  const text = Array.from({ length: 50_000 }, (_, n) => `第${n}户\n`).join('');
  writeFileSync(path, text);
  const { lines, passOver, sha256 } = hashedLines(path);
  let seen = 0;
  for await (const line of lines) {
    if (seen === 0) expect(line).toBe('第0户');
    seen += 1;
    passOver();
  }
  expect(seen).toBeLessThan(10_000);
  expect(sha256()).toBe(createHash('sha256').update(text).digest('hex'));
});
