import { appendFileSync, cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

async function run(folder: string, ...argv: readonly string[]) {
  const shell = shellFor(argv, { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

/** The files that were read, as the progress names them. */
const readIn = (err: string): number => err.match(/^读取 \d+\/\d+ /gmu)?.length ?? 0;

const explained = (folder: string, key: string, ...argv: readonly string[]) =>
  run(folder, 'explain', key, ...argv);

describe('zengshou explain 用上次的结果', () => {
  /** A working folder with its results, and the households that they compare. */
  const analysed = async (more: Readonly<Record<string, string>> = {}) => {
    const folder = folderWith();
    cpSync('fixtures', folder, { recursive: true });
    for (const [key, text] of Object.entries(more)) {
      appendFileSync(join(folder, 'zengshou.yaml'), `${key}: ${key}.yaml\n`);
      writeFileSync(join(folder, `${key}.yaml`), text);
    }
    await run(folder, 'analyze', '--quiet');
    const lines = readFileSync(join(folder, '结果/2021-10..2022-09/data/households.jsonl'), 'utf8');
    return {
      folder,
      keys: lines
        .trimEnd()
        .split('\n')
        .map((line): string => JSON.parse(line).id),
    };
  };

  it('只读这一户所在的文件，说的一字不差', async () => {
    const { folder, keys } = await analysed();
    const stored = [];
    // Of every village.
    const some = keys.filter((_, n) => n % Math.ceil(keys.length / 8) === 0);
    expect(some.length).toBeGreaterThan(5);
    for (const key of some) stored.push(await explained(folder, key));
    renameSync(join(folder, '结果'), join(folder, '别处'));
    const read = [];
    for (const key of some) read.push(await explained(folder, key));
    renameSync(join(folder, '别处'), join(folder, '结果'));
    expect(stored.map(({ code, out }) => [code, out])).toEqual(
      read.map(({ code, out }) => [code, out]),
    );
    for (const { err } of read) expect(readIn(err)).toBe(6);
    expect(Math.max(...stored.map(({ err }) => readIn(err)))).toBeLessThan(6);
  });

  it('没有比较的、有误的、结果里没有的，照样找得到', async () => {
    const { folder } = await analysed();
    const rejected = await explained(folder, '14990000010011');
    expect(rejected.code).toBe(0);
    expect(rejected.out).toContain('14990000010011');
    expect((await explained(folder, '没有的人')).code).toBe(2);
  });

  it('别的文件读不了：照样说明，退出码 3，和没有结果时一字不差', async () => {
    const { folder, keys } = await analysed();
    const [key = ''] = keys;
    writeFileSync(join(folder, '本年/坏村.xlsx'), 'PK\u0003\u0004');
    expect((await run(folder, 'analyze', '--quiet')).code).toBe(3);
    const stored = await explained(folder, key);
    renameSync(join(folder, '结果'), join(folder, '别处'));
    const read = await explained(folder, key);
    expect(stored).toEqual(read);
    expect(stored.code).toBe(3);
    expect(stored.out).toContain(key);
    expect(stored.err).toContain('本年/坏村.xlsx');
  });

  it('输入、政策、选项变了，或结果被改过：全部重读', async () => {
    const { folder, keys } = await analysed();
    const [key = ''] = keys;
    const fresh = async (change: (copy: string) => void, ...argv: readonly string[]) => {
      const copy = folderWith();
      cpSync(folder, copy, { recursive: true });
      change(copy);
      const { code, err } = await explained(copy, key, ...argv);
      return [code, readIn(err)];
    };
    const whole = [0, 6];
    expect(await fresh(() => undefined)).not.toEqual(whole);
    expect(
      await fresh((copy) => cpSync(join(copy, '上年/南张村.csv'), join(copy, '上年/旧.csv'))),
    ).toEqual([0, 7]);
    expect(await fresh((copy) => appendFileSync(join(copy, '上年/南张村.csv'), '\n'))).toEqual(
      whole,
    );
    expect(
      await fresh(
        (copy) => writeFileSync(join(copy, '新.yaml'), 'target: 0.3\n'),
        ...['--policy', '新.yaml'],
      ),
    ).toEqual(whole);
    expect(await fresh(() => undefined, '--township', '南安镇')).toEqual(whole);
    expect(
      await fresh((copy) =>
        appendFileSync(join(copy, '结果/2021-10..2022-09/data/households.jsonl'), '\n'),
      ),
    ).toEqual(whole);
  });

  it('列对照表改了：全部重读；确认清单改了，户没有变，不用', async () => {
    const { folder, keys } = await analysed({ columns: 'columns: {}\n', accept: 'accepted: []\n' });
    const read = async () => readIn((await explained(folder, keys[0] ?? '')).err);
    expect(await read()).toBeLessThan(6);
    appendFileSync(join(folder, 'accept.yaml'), '# 又看了一遍\n');
    expect(await read()).toBeLessThan(6);
    appendFileSync(join(folder, 'columns.yaml'), '不读: [备注]\n');
    expect(await read()).toBe(6);
  });
});
