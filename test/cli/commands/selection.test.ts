import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const HEAD =
  '行政村,户编号,户主姓名,家庭人口数,工资性收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入';
/** Seven rows without a population, two amounts that are no numbers, one household without income. */
const TABLE = [
  HEAD,
  ...[1, 2, 3, 4, 5, 6, 7].map((n) => `北张村,${n},王建国,,9000,0,0,0,0`),
  '北张村,8,李秀英,2,约三千,0,0,0,0',
  '北张村,9,赵桂英,2,若干,0,0,0,0',
  '北张村,10,孙桂花,2,,,,,',
  '',
].join('\n');

async function run(argv: readonly string[], setting: Parameters<typeof shellFor>[1] = {}) {
  const shell = shellFor(argv, { env: { SOURCE_DATE_EPOCH: '1666224000' }, ...setting });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

const validated = (...argv: string[]) =>
  run(['validate', '本年.csv', ...argv], { folder: folderWith({ '本年.csv': TABLE }) });

const findingsOf = async (...argv: string[]): Promise<{ code: string; severity: string }[]> =>
  JSON.parse((await validated('--json', ...argv)).out).findings;

describe('只看一部分问题', () => {
  it('--severity：这一级和更重的；退出码和文件的合计仍按全部的', async () => {
    const all = await findingsOf();
    expect(new Set(all.map(({ severity }) => severity))).toContain('warning');
    const errors = await findingsOf('--severity', 'error');
    expect(errors).toEqual(all.filter(({ severity }) => severity === 'error'));
    const { code, out, err } = await validated(
      '--severity',
      'error',
      '--only',
      'intake.notSurveyed',
    );
    expect(code).toBe(1);
    expect(out).toContain('没有所选的问题。');
    expect(out).not.toContain('没有发现问题');
    expect(err).toContain(`列出 0 条，共 ${all.length} 条`);
  });

  it('--only：一条或几条规则，也可以只写前一半', async () => {
    const codes = async (...only: string[]) =>
      new Set((await findingsOf('--only', ...only)).map(({ code }) => code));
    expect(await codes('intake.notNumber')).toEqual(new Set(['intake.notNumber']));
    expect(await codes('intake.notNumber', 'household.population')).toEqual(
      new Set(['intake.notNumber', 'household.population']),
    );
    expect(await codes('intake.notNumber,household.population')).toHaveProperty('size', 2);
    expect(await codes('intake')).toEqual(new Set(['intake.notNumber', 'intake.notSurveyed']));
  });

  it('--limit：重的在先，次序不变', async () => {
    const all = await findingsOf();
    const errors = all.filter(({ severity }) => severity === 'error');
    expect(await findingsOf('--limit', '2')).toEqual(errors.slice(0, 2));
    expect(await findingsOf('--limit', String(all.length))).toEqual(all);
    expect((await validated('--limit', '0')).code).toBe(2);
  });

  it('屏幕上截断的一条规则，照说的写就全部列出', async () => {
    const { out } = await validated();
    const [, options = ''] = /另有 2 条，加 (.+) 列出/u.exec(out) ?? [];
    const { out: whole } = await validated(...options.split(' '));
    expect(whole.match(/家庭人口数应为/gu)).toHaveLength(7);
    expect(whole).not.toContain('另有');
  });

  it.each([
    [['key.duplicat'], '没有 key.duplicat 这条校验规则，是否想写 key.duplicate？'],
    [['没有这条'], '没有 没有这条 这条校验规则'],
    [['key.duplicate', '本年.csv'], '要校验的文件写在 --only 前面'],
  ])('没有的规则 %j', async (only, message) => {
    const { code, err } = await validated('--only', ...only);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('标准输入和标准输出', () => {
  it.each(['validate', 'columns'])('%s - 看送来的一张表', async (verb) => {
    const folder = folderWith({ '本年.csv': TABLE });
    const stdin = openSync(join(folder, '本年.csv'), 'r');
    const sent = await run([verb, '-', '--json'], { folder, stdin });
    closeSync(stdin);
    const named = await run([verb, '本年.csv', '--json'], { folder });
    expect(sent.code).toBe(named.code);
    expect(sent.out.replaceAll('标准输入', '本年.csv')).toBe(named.out);
  });

  it.each([['--watch'], ['--annotate', '退回'], ['--explained', '签认.xlsx']])(
    '送来的表没有地方可以 %s',
    async (...argv) => {
      const folder = folderWith({ '本年.csv': TABLE });
      const stdin = openSync(join(folder, '本年.csv'), 'r');
      const { code, err } = await run(['validate', '-', ...argv], { folder, stdin });
      closeSync(stdin);
      expect(code).toBe(2);
      expect(err).toContain(`- 和 ${argv[0]} 不能一起用`);
    },
  );

  it('--out - 写到标准输出，不写文件，也不夹杂别的', async () => {
    const folder = folderWith({ '本年.csv': TABLE });
    const csv = await run(['validate', '本年.csv', '-f', 'csv'], { folder });
    const out = await run(['validate', '本年.csv', '-f', 'csv', '-o', '-'], { folder });
    expect(out).toEqual(csv);
    const map = await run(['columns', '本年.csv', '-o', '-'], { folder });
    await run(['columns', '本年.csv', '-o', 'columns.yaml'], { folder });
    expect(map.out.split('\n').slice(3)).toEqual(
      readFileSync(join(folder, 'columns.yaml'), 'utf8').split('\n').slice(3),
    );
    expect(existsSync(join(folder, '-'))).toBe(false);
  });

  it.each([
    ['--out', 'template', '--period', '2021-10..2022-09', '--township', '北张乡', '-o', '-'],
    ['--out', 'analyze', '--prior', '本年.csv', '--current', '本年.csv', '--out', '-'],
    ['--out', 'report', '结果', '--out', '-'],
    ['--out', 'cards', '结果', '--out', '-'],
    ['--out', 'trend', '结果', '--out', '-'],
    ['--out', 'ledger', '结果', '--out', '-'],
    ['--out', 'rollup', '结果', '--name', '文水县', '--out', '-'],
    ['--out', 'sample', '--out', '-'],
    ['--annotate', 'validate', '本年.csv', '--annotate', '-'],
    ['--explained', 'validate', '本年.csv', '--explained', '-'],
    ['zengshou init', 'init', '-'],
    ['zengshou key', 'key', '-'],
  ])('标准输出放不下文件夹，也不另放一个文件：%s %s', async (what, ...argv) => {
    const folder = folderWith({ '本年.csv': TABLE });
    const { code, out, err } = await run(argv, { folder });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`${what} 不能是“-”`);
    expect(readdirSync(folder)).toEqual(['本年.csv']);
  });

  it('真叫“-”的文件夹照提示写 ./-', async () => {
    const folder = folderWith({});
    const { err } = await run(['init', '-'], { folder });
    const [, written = ''] = /写 (\S+?)）/u.exec(err) ?? [];
    expect((await run(['init', written], { folder })).code).toBe(0);
    expect(existsSync(join(folder, '-/zengshou.yaml'))).toBe(true);
  });

  it.each([
    ['validate', '本年.csv', '--format', 'xlsx'],
    ['validate', '本年.csv', '-o', '-'],
    ['status', '本年.csv', '-o', '-'],
    ['track', '本年.csv', '-o', '-'],
  ])('工作簿不送到屏幕：%s', async (...argv) => {
    const folder = folderWith({ '本年.csv': TABLE });
    const seen = await run(argv, { folder, columns: 80 });
    expect([seen.code, seen.out]).toEqual([2, '']);
    expect(seen.err).toContain('工作簿不能显示在屏幕上');
  });

  it('送到别的程序就行', async () => {
    const shell = shellFor(['validate', '本年.csv', '--format', 'xlsx'], {
      folder: folderWith({ '本年.csv': TABLE }),
    });
    expect(await runProgram(shell)).toBe(1);
    expect(shell.out().slice(0, 2)).toBe('PK');
  });
});
