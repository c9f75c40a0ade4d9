import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { folderWith } from '../files/temporary.js';
import { shellFor } from './shell.js';

/** Every message that names a next step leads somewhere: the step is taken here. */
const HEAD =
  '行政村,户编号,户主姓名,家庭人口数,工资性收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入';
const table = (period: string, wages: number) =>
  `北张乡北张村${period}脱贫户收入明细表\n${HEAD}\n北张村,14990010003,王建国,1,${wages},0,0,0,0\n`;
const TABLES = {
  '上年/北张村.csv': table('2020年10月至2021年9月', 9000),
  '本年/北张村.csv': table('2021年10月至2022年9月', 9500),
};
const YEARS = ['--prior', '上年', '--current', '本年'];

async function run(folder: string, ...argv: readonly string[]) {
  const shell = shellFor(argv, { folder, env: { SOURCE_DATE_EPOCH: '1664500000' } });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

/** What a message gives as an example, as it would be typed. */
const exampleIn = (text: string): string[] =>
  (/例如：zengshou (.+)/u.exec(text)?.[1] ?? '').split(' ');

describe('办法照着做，就行得通', () => {
  it('没有写要看的表、结果、台账的，例子都能用', async () => {
    const folder = folderWith({ ...TABLES, '新政策.yaml': 'target: 0.3\n' });
    expect((await run(folder, 'analyze', ...YEARS, '--out', '结果')).code).toBe(0);
    for (const verb of [
      ...['validate', 'status', 'columns', 'explain', 'template', 'whatif', 'sample'],
      ...['ledger', 'track'],
    ]) {
      const { code, err } = await run(folder, verb);
      expect([verb, code]).toEqual([verb, 2]);
      expect(err).toContain('没有写');
      const example = exampleIn(err);
      expect(example[0]).toBe(verb);
      const { code: done, err: said } = await run(folder, ...example);
      expect([verb, done, said.includes('错误：')]).toEqual([verb, 0, false]);
    }
  });

  it('ledger 没有写 --out 的，不说 zengshou.yaml 的 out:', async () => {
    const { code, err } = await run(
      folderWith({ 'zengshou.yaml': 'out: 结果\n' }),
      'ledger',
      '结果',
    );
    expect(code).toBe(2);
    expect(err).not.toContain('out:');
    expect(exampleIn(err)).toContain('--out');
  });

  it('选项写错了命令的，写在点名的命令后面就行', async () => {
    const folder = folderWith(TABLES);
    const { err } = await run(folder, '--json');
    expect(err).not.toContain('--version');
    const verbs = /这些命令后面：(.+)。/u.exec(err)?.[1]?.split('、') ?? [];
    expect(verbs).toContain('status');
    expect((await run(folder, 'status', '本年', '--json')).code).toBe(0);
  });

  it.each(['上年', '本年', '.'])('结果文件夹就是放表的文件夹 %s：换一个就行', async (out) => {
    const folder = folderWith(TABLES);
    const { code, err } = await run(folder, 'analyze', ...YEARS, '--out', out);
    expect(code).toBe(3);
    expect(err).toMatch(/结果文件夹/u);
    expect(err).not.toContain('没有文件');
    expect(readdirSync(folder).sort()).toEqual(['上年', '本年'].sort());
    expect((await run(folder, 'analyze', ...YEARS, '--out', '结果')).code).toBe(0);
  });

  it('没有一张能读的表：逐个文件说明为什么，zengshou columns 也能看', async () => {
    const folder = folderWith({ ...TABLES, '本年/北张村.csv': '关于报送的通知\n' });
    const { code, err } = await run(folder, 'analyze', ...YEARS, '--out', '结果');
    expect(code).toBe(3);
    const [, name = ''] = /^ {2}(\S+) {2}\S/mu.exec(err) ?? [];
    expect(name).toBe('本年/北张村.csv');
    expect(err.indexOf(name)).toBeLessThan(err.indexOf('错误：'));
    expect(err).toContain('zengshou columns');
    expect((await run(folder, 'columns', name)).out).toContain(name);
  });

  it('刚建好的工作文件夹里没有表：放进点名的文件夹就行', async () => {
    const folder = folderWith();
    await run(folder, 'init');
    for (const [path, text] of Object.entries(TABLES)) {
      const { code, err } = await run(folder, 'analyze');
      expect(code).toBe(3);
      const [, named = ''] = /文件夹 (\S+) 里没有文件/u.exec(err) ?? [];
      expect(path.startsWith(`${named}/`)).toBe(true);
      writeFileSync(join(folder, named, '北张村.csv'), text);
    }
    expect((await run(folder, 'analyze')).code).toBe(0);
  });

  it.each([
    ['全角冒号', 'township：北张乡\nout: 结果\n', /第 1 行：.*全角冒号/u, ['：', ': ']],
    [
      '占位写错',
      'out: 结果/{curent}\n',
      /第 1 行：out 不能是 .*\{prior\}、\{current\}/u,
      ['curent', 'current'],
    ],
  ])('zengshou.yaml %s：照着改就行', async (_, text, message, [wrong = '', right = '']) => {
    const folder = folderWith({ ...TABLES, 'zengshou.yaml': text });
    const { code, err } = await run(folder, 'analyze', ...YEARS, '--jobs', '1');
    expect(code).toBe(2);
    expect(err).toMatch(message);
    writeFileSync(join(folder, 'zengshou.yaml'), text.replace(wrong, right));
    expect((await run(folder, 'analyze', ...YEARS, '--jobs', '1')).code).toBe(0);
    expect(existsSync(join(folder, '结果'))).toBe(true);
  });

  it('--out 里写错的占位也一样', async () => {
    const argv = ['analyze', ...YEARS, '--out', '结果/{curent}'];
    const { code, err } = await run(folderWith(TABLES), ...argv);
    expect(code).toBe(2);
    expect(err).toContain('{prior}、{current}');
  });

  it('目标写成百分数：写成说的那个数就行', async () => {
    const folder = folderWith({ ...TABLES, '政策.yaml': 'target: 22\n' });
    const argv = ['analyze', ...YEARS, '--out', '结果', '--policy', '政策.yaml'];
    const { code, err } = await run(folder, ...argv);
    expect(code).toBe(2);
    const [, meant = ''] = /是否想写 (\S+)？/u.exec(err) ?? [];
    writeFileSync(join(folder, '政策.yaml'), `target: ${meant}\n`);
    expect((await run(folder, ...argv)).code).toBe(0);
    const { township } = JSON.parse(readFileSync(join(folder, '结果/data/summary.json'), 'utf8'));
    expect(township.target).toBeDefined();
  });

  it('标注副本的文件夹有别的内容：校验之前就说，点名 --annotate，换一个就行', async () => {
    const folder = folderWith({ ...TABLES, '退回/说明.txt': '请勿删除' });
    const { code, out, err } = await run(folder, 'validate', '本年', '--annotate', '退回');
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('用 --annotate 写一个新的文件夹');
    expect(err).not.toContain('--out');
    expect(readdirSync(join(folder, '退回'))).toEqual(['说明.txt']);
    expect((await run(folder, 'validate', '本年', '--annotate', '退回2')).code).toBe(0);
    expect(readdirSync(join(folder, '退回2')).length).toBeGreaterThan(0);
  });

  it('写不进去的地方：说的是不能新建，路径写全，换一个文件夹就行', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'a/b/c'), { recursive: true });
    const { code, err } = await run(join(folder, 'a/b/c'), 'init', '/proc/zengshou');
    expect(code).toBe(3);
    expect(err).toContain('/proc/zengshou 写不进去');
    expect(err).not.toMatch(/不存在|\.\.\//u);
    expect((await run(join(folder, 'a/b/c'), 'init', '增收')).code).toBe(0);
  });
});
