import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const UNITS = 'units: "{county}/{township}/{prior|current}/*"\n';

async function plan(folder: string, ...argv: readonly string[]) {
  const shell = shellFor(['plan', ...argv], { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split('\n').slice(0, -1);

describe('zengshou plan', () => {
  it('一行一个乡镇，按名称排列；路径相对计划文件；政策先看乡镇、再看整个文件夹', async () => {
    const folder = folderWith({
      '省/zengshou.yaml': UNITS,
      '省/policy.yaml': 'target: 0.07\n',
      '省/文水县/北张乡/policy.yaml': 'target: 0.08\n',
      '省/文水县/北张乡/上年/乙.csv': '12345',
      '省/文水县/北张乡/上年/甲/丙.csv': '1',
      '省/文水县/北张乡/本年/a.csv': '12',
      '省/文水县/北张乡/本年/.隐藏.csv': '123',
      '省/文水县/北张乡/本年/~$a.xlsx': '123',
      '省/交城县/南安镇/prior/a.csv': '123',
      '省/交城县/南安镇/current/a.csv': '',
    });
    const done = await plan(folder, '省', '--out', '计划/plan.jsonl');
    expect([done.code, done.out, done.err]).toEqual([0, '', expect.stringContaining('2 个单元')]);
    expect(linesOf(join(folder, '计划/plan.jsonl'))).toEqual([
      '{"unit":"交城县/南安镇","township":"南安镇","county":"交城县","prior":["../省/交城县/南安镇/prior/a.csv"],"current":["../省/交城县/南安镇/current/a.csv"],"policy":"../省/policy.yaml","bytes":3}',
      '{"unit":"文水县/北张乡","township":"北张乡","county":"文水县","prior":["../省/文水县/北张乡/上年/乙.csv","../省/文水县/北张乡/上年/甲/丙.csv"],"current":["../省/文水县/北张乡/本年/a.csv"],"policy":"../省/文水县/北张乡/policy.yaml","bytes":8}',
    ]);
  });

  it('--out - 写到标准输出：和写成文件的一样，路径相对当前文件夹，没有别的', async () => {
    const folder = folderWith({
      '省/zengshou.yaml': UNITS,
      '省/文水县/北张乡/上年/a.csv': '1',
      '省/文水县/北张乡/本年/a.csv': '1',
    });
    const sent = await plan(folder, '省', '--out', '-');
    await plan(folder, '省', '--out', 'plan.jsonl');
    const written = readFileSync(join(folder, 'plan.jsonl'), 'utf8');
    expect(sent).toEqual({ code: 0, out: written, err: '' });
    expect(existsSync(join(folder, '-'))).toBe(false);
  });

  it('zengshou.yaml 的 exclude: 不读的文件不在计划里，说明有几个', async () => {
    const folder = folderWith({
      '省/zengshou.yaml': `${UNITS}exclude: ["*旧*", 文水县/北张乡/本年/草稿/*]\n`,
      '省/文水县/北张乡/上年/a.csv': '1',
      '省/文水县/北张乡/上年/a旧.csv': '1',
      '省/文水县/北张乡/本年/a.csv': '1',
      '省/文水县/北张乡/本年/草稿/b.csv': '1',
      '省/文水县/南安镇/上年/旧表.csv': '1',
      '省/文水县/南安镇/本年/草稿/b.csv': '1',
    });
    const { code, err } = await plan(folder, '省', '--out', 'plan.jsonl');
    const [first, ...others] = linesOf(join(folder, 'plan.jsonl')).map((line) => JSON.parse(line));
    expect(others).toEqual([]);
    expect([first.prior, first.current]).toEqual([
      ['省/文水县/北张乡/上年/a.csv'],
      ['省/文水县/北张乡/本年/a.csv'],
    ]);
    // 南安镇 is left without last year's table: its only one is left out, which is said.
    expect(code).toBe(1);
    expect(err).toContain('文水县/南安镇：没有上年的表');
    expect(err).toMatch(/按要求不读 3 个文件：.*省\/文水县\/南安镇\/上年\/旧表.csv/);
  });

  it('没有政策文件的写 null；两种年度文件夹都有的合在一起', async () => {
    const folder = folderWith({
      'zengshou.yaml': UNITS,
      '县/乡/上年/a.csv': '1',
      '县/乡/prior/b.csv': '1',
      '县/乡/本年/a.csv': '1',
    });
    expect((await plan(folder, '.', '--out', 'plan.jsonl', '--quiet')).err).toBe('');
    expect(JSON.parse(linesOf(join(folder, 'plan.jsonl'))[0] ?? '')).toEqual({
      unit: '县/乡',
      township: '乡',
      county: '县',
      prior: ['县/乡/prior/b.csv', '县/乡/上年/a.csv'],
      current: ['县/乡/本年/a.csv'],
      policy: null,
      bytes: 3,
    });
  });

  it('缺一年或两年的表：点名，不在计划里，退出码 1；没有年度文件夹的说一声', async () => {
    const folder = folderWith({
      'zengshou.yaml': UNITS,
      '县/全乡/上年/a.csv': '1',
      '县/全乡/本年/a.csv': '1',
      '县/缺乡/上年/a.csv': '1',
      '县/空乡/本年/.DS_Store': '1',
      '县/台账/甲村.xlsx': '1',
      '结果/2022/县/全乡/data/manifest.json': '{}',
      '汇总/data/manifest.json': '{}',
    });
    mkdirSync(join(folder, '县/空乡/上年'));
    const { code, err } = await plan(folder, '.', '--out', 'plan.jsonl');
    expect(code).toBe(1);
    expect(err).toContain('县/缺乡：没有本年的表');
    expect(err).toContain('县/空乡：没有上年、本年的表');
    expect(err).toContain('跳过 县/台账');
    expect(err).not.toContain('结果');
    expect(err).not.toContain('汇总');
    expect(linesOf(join(folder, 'plan.jsonl')).map((line) => JSON.parse(line).unit)).toEqual([
      '县/全乡',
    ]);
    const quiet = await plan(folder, '.', '--out', 'plan.jsonl', '--quiet');
    expect([quiet.code, quiet.err.split('\n').length]).toEqual([1, 3]);
  });

  it('年度的文件夹在上面，或中间隔着别的文件夹，也找得到', async () => {
    const folder = folderWith({
      'zengshou.yaml': 'county: 文水县\nunits: "数据/{prior|current}/片*/{township}/**/*.csv"\n',
      'policy.yaml': '',
      '数据/上年/片一/甲乡/a.csv': '1',
      '数据/本年/片一/甲乡/深/a.csv': '1',
      '数据/本年/片一/甲乡/说明.txt': '1',
      '数据/本年/外/甲乡/a.csv': '1',
    });
    expect((await plan(folder, '.', '--out', 'p')).code).toBe(0);
    expect(linesOf(join(folder, 'p'))).toEqual([
      '{"unit":"文水县/甲乡","township":"甲乡","county":"文水县","prior":["数据/上年/片一/甲乡/a.csv"],"current":["数据/本年/片一/甲乡/深/a.csv"],"policy":"policy.yaml","bytes":2}',
    ]);
    writeFileSync(
      join(folder, 'zengshou.yaml'),
      'units: "数据/{prior|current}/片*/{township}/*"\n',
    );
    await plan(folder, '.', '--out', 'p');
    expect(JSON.parse(linesOf(join(folder, 'p'))[0] ?? '')).toMatchObject({
      unit: '甲乡',
      county: null,
    });
  });

  it('同名的两个单元：退出码 2，不写', async () => {
    const folder = folderWith({
      'zengshou.yaml': 'units: "片*/{county}/{township}/{prior|current}/*"\n',
    });
    for (const of of ['片一/县/乡', '片二/县/乡']) {
      for (const year of ['上年', '本年']) {
        mkdirSync(join(folder, of, year), { recursive: true });
        writeFileSync(join(folder, of, year, 'a.csv'), '1');
      }
    }
    const { code, err } = await plan(folder, '.', '--out', 'p');
    expect([code, err]).toEqual([2, expect.stringContaining('片一/县/乡、片二/县/乡')]);
    expect(() => readFileSync(join(folder, 'p'))).toThrow();
  });

  it('没有 units:、写得不对、一个也没找到：退出码 2，说明怎么写', async () => {
    const folder = folderWith({ '县/乡/上年/a.csv': '1', '县/乡/本年/a.csv': '1' });
    const refused = async (project: string, said: string) => {
      writeFileSync(join(folder, 'zengshou.yaml'), project);
      const { code, err } = await plan(folder, '.', '--out', 'p');
      expect([project, code, err]).toEqual([project, 2, expect.stringContaining(said)]);
    };
    rmSync(join(folder, 'zengshou.yaml'), { force: true });
    await refused('township: 乡\n', 'units: "{county}/{township}/{prior|current}/*"');
    for (const wrong of [
      '{county}/{township}/*',
      '{township}/{township}/{prior|current}/*',
      '{county}/{village}/{township}/{prior|current}/*',
      '{county}-{township}/{prior|current}/*',
      '../{township}/{prior|current}/*',
      '**/{township}/{prior|current}/*',
    ]) {
      await refused(`units: "${wrong}"\n`, '第 1 行：units 不能是');
    }
    await refused('units: "{county}/{township}/县/{prior|current}/*"\n', '没有一个乡镇');
  });

  it('只替换上次的计划，别的文件不动；文件夹是链接的也算', async () => {
    const folder = folderWith({
      'zengshou.yaml': UNITS,
      '别处/上年/a.csv': '1',
      '别处/本年/a.csv': '1',
      '要紧.txt': '不是计划',
    });
    mkdirSync(join(folder, '县'));
    symlinkSync(join(folder, '别处'), join(folder, '县/乡'));
    expect((await plan(folder, '.', '--out', 'p')).code).toBe(0);
    expect((await plan(folder, '.', '--out', 'p')).code).toBe(0);
    expect(linesOf(join(folder, 'p'))).toHaveLength(1);
    const { code } = await plan(folder, '.', '--out', '要紧.txt');
    expect([code, readFileSync(join(folder, '要紧.txt'), 'utf8')]).toEqual([3, '不是计划']);
  });
});
