/**
 * Writes the made-up township under fixtures/ anew: `node scripts/run.js scripts/make-fixtures.ts`.
 * The same generator gives the same bytes; a test holds fixtures/ against it.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { runOf } from '../src/sample/run.js';
import { allFixtures } from './fixtures/fixtures.js';

const FOLDER = 'fixtures';

for (const year of ['上年', '本年', '有错'])
  await rm(join(FOLDER, year), { recursive: true, force: true });
for await (const { path, bytes } of allFixtures()) {
  const file = join(FOLDER, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}
await writeFile(join(FOLDER, 'zengshou.yaml'), stringify(runOf()));
