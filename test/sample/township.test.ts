import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { allFixtures } from '../../scripts/fixtures/fixtures.js';
import { runOf } from '../../src/sample/run.js';
import type { SampleFile } from '../../src/sample/sample-file.js';
import { makeTownship, SAMPLE_STYLES } from '../../src/sample/township.js';
import { forgetAllFormats } from '../formats-forgotten.js';

async function collect(files: AsyncIterable<SampleFile>): Promise<SampleFile[]> {
  const all: SampleFile[] = [];
  for await (const file of files) all.push(file);
  return all;
}

const asText = (files: readonly SampleFile[]) =>
  files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')]);

describe('the files of a made-up township', () => {
  it.each(SAMPLE_STYLES)(
    'the same seed gives the same bytes, another seed others (%s)',
    async (style) => {
      const sizes = { villages: 10, households: 4, style };
      const once = asText(await collect(makeTownship({ ...sizes, seed: 1 })));
      expect(asText(await collect(makeTownship({ ...sizes, seed: 1 })))).toEqual(once);
      expect(asText(await collect(makeTownship({ ...sizes, seed: 2 })))).not.toEqual(once);
    },
  );

  it('clean: one workbook a village and year', async () => {
    const files = await collect(
      makeTownship({ villages: 2, households: 3, seed: 1, style: 'clean' }),
    );
    expect(files.map(({ path }) => path)).toEqual([
      '上年/北张村.xlsx',
      '本年/北张村.xlsx',
      '上年/南张村.xlsx',
      '本年/南张村.xlsx',
    ]);
  });

  it('messy: ten villages show every format; no two files share a path', async () => {
    const files = await collect(
      makeTownship({ villages: 22, households: 3, seed: 1, style: 'messy' }),
    );
    const formats = new Set(files.map(({ path }) => path.split('.').at(-1)));
    expect([...formats].sort()).toEqual(['csv', 'et', 'txt', 'xls', 'xlsx']);
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  });

  it('a last village whose neighbour is missing still hands in', async () => {
    const files = await collect(
      makeTownship({ villages: 6, households: 3, seed: 1, style: 'messy' }),
    );
    expect(files.at(-1)?.path).toContain('北武涝村');
  });

  it('fixtures/ is what scripts/make-fixtures.ts writes', async () => {
    forgetAllFormats();
    const files = await collect(allFixtures());
    const stored = ['上年', '本年', '有错'].flatMap((year) =>
      readdirSync(join('fixtures', year)).map((name) => {
        const path = `${year}/${name}`;
        return { path, bytes: new Uint8Array(readFileSync(join('fixtures', path))) };
      }),
    );
    const byPath = (a: unknown[], b: unknown[]) => String(a[0]).localeCompare(String(b[0]));
    expect(asText(stored).sort(byPath)).toEqual(asText(files).sort(byPath));
    expect(parse(readFileSync('fixtures/zengshou.yaml', 'utf8'))).toEqual(runOf());
  });
});
