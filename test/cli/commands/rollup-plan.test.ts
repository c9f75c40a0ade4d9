import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cellsOf, open } from '../../reports/read.js';
import { countyWith, zengshou } from '../county.js';
import { filesIn, linesIn } from '../tables.js';

const [NORTH, SOUTH, OTHER] = ['文水县/北张乡', '文水县/南安镇', '交城县/西营镇'] as const;

const rollup = (folder: string, out: string, ...more: readonly string[]) =>
  zengshou(folder, 'rollup', '--plan', 'plan.jsonl', '结果', '--out', out, ...more);

const unit = (folder: string, named: string | number) =>
  zengshou(
    folder,
    ...['analyze', '--unit', `plan.jsonl:${named}`, '--out', '结果', '--jobs', '1', '--quiet'],
  );

/** A folder with these units planned and done. */
async function done(...places: readonly string[]): Promise<string> {
  const folder = countyWith(places);
  await zengshou(folder, 'plan', '.', '--out', 'plan.jsonl', '--quiet');
  for (const place of places) expect((await unit(folder, place)).code).toBe(0);
  return folder;
}

const withoutManifest = (folder: string) => {
  const { '/data/manifest.json': manifest, ...rest } = filesIn(folder);
  expect(manifest).toBeDefined();
  return rest;
};
const summaryIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'data/summary.json'), 'utf8'));

describe('zengshou rollup --plan', () => {
  it('一个县：县是最上一级，每个文件都和 rollup 结果/县/* 逐字节相同', async () => {
    const folder = await done(NORTH, SOUTH);
    const { code, err } = await rollup(folder, '汇总', '--quiet');
    expect([code, err]).toEqual([0, '']);
    await zengshou(
      folder,
      ...['rollup', '结果/文水县/*', '--name', '文水县', '--out', '照常', '--quiet'],
    );
    expect(withoutManifest(join(folder, '汇总'))).toEqual(withoutManifest(join(folder, '照常')));
    expect(summaryIn(join(folder, '汇总'))).not.toHaveProperty('units');
    const named = await rollup(folder, '汇总', '--quiet', '--name', '文水县');
    expect(named.code).toBe(0);
    const other = await rollup(folder, '汇总', '--quiet', '--name', '别的县');
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('文水县')]);
  });

  it('几个县：先到县、再到市；名称要写；和逐级汇总的数一样', async () => {
    const folder = await done(NORTH, SOUTH, OTHER);
    const unnamed = await rollup(folder, '市');
    expect([unnamed.code, unnamed.err]).toEqual([2, expect.stringContaining('--name')]);
    expect((await rollup(folder, '市', '--name', '吕梁市', '--quiet')).code).toBe(0);
    for (const county of ['文水县', '交城县']) {
      await zengshou(
        folder,
        ...['rollup', `结果/${county}/*`, '--name', county, '--out', `县/${county}`, '--quiet'],
      );
    }
    await zengshou(folder, 'rollup', '县/*', '--name', '吕梁市', '--out', '逐级', '--quiet');
    for (const file of ['groups.jsonl', 'summary.json', 'keys.jsonl', 'findings.jsonl']) {
      const [one, other] = ['市', '逐级'].map((of) =>
        readFileSync(join(folder, of, 'data', file), 'utf8'),
      );
      expect(one).toBe(other);
    }
    expect(
      linesIn(join(folder, '市'), 'groups.jsonl').map(({ level, path }) => [level, path.length]),
    ).toEqual([
      ...[
        ['prefecture', 1],
        ['county', 2],
        ['township', 3],
        ['village', 4],
        ['village', 4],
      ],
      ...[
        ['county', 2],
        ['township', 3],
        ['village', 4],
        ['village', 4],
      ],
      ...[
        ['township', 3],
        ['village', 4],
        ['village', 4],
      ],
    ]);
    // The county's households are at hand, so the list has them.
    const text = cellsOf(open(readFileSync(join(folder, '市/吕梁市汇总.xlsx')))).map(({ v }) =>
      String(v),
    );
    expect(text).toContain('文水县');
    expect(text.some((cell) => cell.includes('没有户的数据'))).toBe(false);
  });

  it('没有结果、没做成、做完又变了的：点名，退出码 2，什么也不写；--partial 只汇总其余的，处处写明', async () => {
    const folder = await done(NORTH, SOUTH, OTHER, '文水县/下曲镇');
    rmSync(join(folder, '结果', NORTH), { recursive: true });
    writeFileSync(join(folder, SOUTH, '本年/坏.xlsx'), 'PK\u0003\u0004坏');
    await zengshou(folder, 'plan', '.', '--out', 'plan.jsonl', '--quiet');
    expect((await unit(folder, SOUTH)).code).toBe(3);
    const file = join(folder, OTHER, '上年/a.csv');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
    const refused = await rollup(folder, '汇总', '--name', '市');
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain('4 个单元有 3 个不能汇总');
    expect(refused.err).toContain(`${NORTH}：没有结果`);
    expect(refused.err).toContain(`${SOUTH}：有文件没读出来`);
    expect(refused.err).toContain(`${OTHER}：结果做出来以后`);
    expect(existsSync(join(folder, '汇总'))).toBe(false);

    const partial = await rollup(folder, '汇总', '--name', '市', '--partial');
    expect(partial.code).toBe(0);
    expect(partial.out).toContain('4 个单元（乡镇）只汇总了 1 个');
    expect(partial.err).toContain(`${NORTH} 没有汇总`);
    const summary = summaryIn(join(folder, '汇总'));
    expect(Object.keys(summary)).toEqual(['periods', 'units', 'level', 'group', 'children']);
    expect(summary.units).toEqual({ done: 1, of: 4 });
    const book = open(readFileSync(join(folder, '汇总/市汇总.xlsx')));
    for (const name of book.SheetNames) {
      const cells = Object.values<{ v?: unknown }>(book.Sheets[name] ?? {});
      expect([name, cells.some(({ v }) => String(v).includes('只汇总了 1 个'))]).toEqual([
        name,
        true,
      ]);
    }
    rmSync(join(folder, '结果'), { recursive: true });
    expect((await rollup(folder, '空', '--name', '市', '--partial')).code).toBe(2);
  });

  it('都做完了的，--partial 也写明是全部；政策或版本变了的算变了', async () => {
    const folder = await done(NORTH, SOUTH);
    expect((await rollup(folder, '汇总', '--partial', '--quiet')).code).toBe(0);
    expect(summaryIn(join(folder, '汇总')).units).toEqual({ done: 2, of: 2 });
    writeFileSync(join(folder, NORTH, 'policy.yaml'), 'target: 0.05\n');
    await zengshou(folder, 'plan', '.', '--out', 'plan.jsonl', '--quiet');
    expect((await rollup(folder, '别')).err).toContain(`${NORTH}：结果做出来以后`);
    rmSync(join(folder, NORTH, 'policy.yaml'));
    await zengshou(folder, 'plan', '.', '--out', 'plan.jsonl', '--quiet');
    const manifest = join(folder, '结果', NORTH, 'data/manifest.json');
    writeFileSync(
      manifest,
      readFileSync(manifest, 'utf8').replace('"version": "0.0.0-test"', '"version": "0.0.0-old"'),
    );
    expect((await rollup(folder, '别')).err).toContain(`${NORTH}：结果做出来以后`);
  });

  it('结果文件夹只写一个；--partial 要和 --plan 一起', async () => {
    const folder = countyWith([NORTH]);
    await zengshou(folder, 'plan', '.', '--out', 'plan.jsonl', '--quiet');
    const two = await zengshou(folder, 'rollup', '--plan', 'plan.jsonl', 'a', 'b', '--out', 'c');
    expect([two.code, two.err]).toEqual([2, expect.stringContaining('写的内容太多')]);
    const alone = await zengshou(folder, 'rollup', 'a', '--name', 'x', '--out', 'c', '--partial');
    expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('--plan')]);
  });
});
