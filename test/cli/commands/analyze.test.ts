import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const HEAD =
  '乡镇,行政村,户编号,户主姓名,家庭人口数,工资性收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入';
const row = (township: string, village: string, id: number, wages: number | string) =>
  `${township},${village},${id},王建国,1,${wages},0,0,0,0\n`;

/** Both years of two townships that have a village of one name each; one amount is no number. */
const COUNTY = {
  '上年/全县.csv': `${HEAD}\n${row('北张乡', '武村', 11, 9000)}${row('南安镇', '武村', 21, 9000)}${row('南安镇', '高村', 22, 9000)}`,
  '本年/全县.csv': `${HEAD}\n${row('北张乡', '武村', 11, 9500)}${row('南安镇', '武村', 21, 9600)}${row('南安镇', '高村', 22, '约九千')}`,
};
const PERIODS = [
  ...['--prior-period', '2020-10..2021-09'],
  ...['--current-period', '2021-10..2022-09'],
];

const QUICK = ['--without', '报告.html', '--without', '研判报告.docx'];

const linesIn = (folder: string, name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

async function analyzeWithoutCounty(folder: string, ...argv: readonly string[]) {
  const inputs = ['--prior', '上年', '--current', '本年', ...PERIODS, '--out', '结果'];
  const shell = shellFor(['analyze', ...inputs, '--jobs', '1', ...argv], { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

const analyze = (folder: string, ...argv: readonly string[]) =>
  analyzeWithoutCounty(folder, '--county', '文水县', ...argv);

describe('zengshou analyze', () => {
  it('两个因素户数相同的，首要因素是序号小的', async () => {
    const table = (wages: number, dibao: number) =>
      `行政村,户编号,户主姓名,家庭人口数,务工收入,低保金\n武村,1,王建国,1,${wages},0\n武村,2,李秀英,1,5000,${dibao}\n`;
    const folder = folderWith({
      '上年/武村.csv': table(9000, 3000),
      '本年/武村.csv': table(6000, 0),
    });
    const { out } = await analyzeWithoutCounty(folder, '--township', '北张乡', ...QUICK);
    expect(out).toMatch(/│ 武村 .*│ 务工减收 1/u);
  });

  it('两个乡镇的同名村各有一本，文件名写明乡镇；只有一个的不写', async () => {
    const folder = folderWith(COUNTY);
    const { code, out } = await analyze(folder);
    expect(code).toBe(1);
    expect(out).toMatch(/│ 北张乡 武村 │/);
    expect(out).toMatch(/│ 南安镇 武村 │/);
    expect(readdirSync(join(folder, '结果/分村')).sort()).toEqual(
      ['北张乡 武村.xlsx', '南安镇 武村.xlsx', '高村.xlsx'].sort(),
    );
    const { villages } = JSON.parse(readFileSync(join(folder, '结果/data/summary.json'), 'utf8'));
    expect(villages).toHaveLength(3);
  });

  it('试算的各村表里，同名的村也写明乡镇', async () => {
    const folder = folderWith({ ...COUNTY, '新.yaml': 'target: 0.05\n' });
    const years = ['--prior', '上年', '--current', '本年', ...PERIODS];
    const shell = shellFor(['whatif', ...years, '--policy', '新.yaml', '--jobs', '1'], { folder });
    expect(await runProgram(shell)).toBe(0);
    const out = shell.out();
    expect(out).toMatch(/│ 北张乡 武村 │/);
    expect(out).toMatch(/│ 南安镇 武村 │/);
  });

  it('几个乡镇的，各级各一行：县、乡镇、村，同名的村分开', async () => {
    const folder = folderWith(COUNTY);
    await analyze(folder);
    const groups = linesIn(folder, '结果/data/groups.jsonl');
    expect(groups.map(({ level, path }) => [level, ...path])).toEqual(
      [
        ['county', '文水县'],
        ['township', '文水县', '北张乡'],
        ['village', '文水县', '北张乡', '武村'],
        ['township', '文水县', '南安镇'],
        ['village', '文水县', '南安镇', '武村'],
        ['village', '文水县', '南安镇', '高村'],
      ].sort((a, b) => (a.slice(1).join() < b.slice(1).join() ? -1 : 1)),
    );
    expect(groups.map(({ group }) => [group.name, group.households.surveyed])).toContainEqual([
      '文水县',
      2,
    ]);
    const { format, policy, mergeKey } = JSON.parse(
      readFileSync(join(folder, '结果/data/manifest.json'), 'utf8'),
    );
    expect([format, policy.values.target, policy.values.local, mergeKey]).toEqual([
      1,
      0.22,
      undefined,
      undefined,
    ]);
  });

  it('几个乡镇、又不知道是哪个县的，拒绝；表里有一列县的就用它', async () => {
    const folder = folderWith(COUNTY);
    const { code, err } = await analyzeWithoutCounty(folder);
    expect([code, err]).toEqual([2, expect.stringContaining('用 --county 写上县名')]);
    expect(existsSync(join(folder, '结果'))).toBe(false);
    const named = (text: string) => text.replaceAll(/^(?=.)/gmu, '文水县,').replace('文水县', '县');
    const withColumn = folderWith(
      Object.fromEntries(Object.entries(COUNTY).map(([file, text]) => [file, named(text)])),
    );
    expect((await analyzeWithoutCounty(withColumn)).code).toBe(1);
    expect(linesIn(withColumn, '结果/data/groups.jsonl')[0].path).toEqual(['文水县']);
  });

  it('--without 网页和文档：不写；清单里记着，重写报告时照写', async () => {
    const folder = folderWith(COUNTY);
    await analyze(folder, '--without', '报告.html', '--without', '研判报告.docx');
    const papers = (path: string) =>
      ['报告.html', '研判报告.docx'].filter((name) => existsSync(join(folder, path, name)));
    expect(papers('结果')).toEqual([]);
    const manifest = readFileSync(join(folder, '结果/data/manifest.json'), 'utf8');
    expect(JSON.parse(manifest).options.without).toEqual(['page', 'document']);
    const again = shellFor(['report', '结果', '--out', '报告'], { folder });
    expect(await runProgram(again)).toBe(0);
    expect(papers('报告')).toEqual(['报告.html', '研判报告.docx']);
  });

  it('确认过的问题，屏幕上不再算、不再列', async () => {
    const accept =
      'accepted: [{code: intake.notNumber, household: "22", reason: 属实, who: 王助理, until: 2999-12-31}]\n';
    const folder = folderWith({ ...COUNTY, '确认.yaml': accept });
    const before = await analyze(folder, ...QUICK);
    const after = await analyze(folder, ...QUICK, '--accept', '确认.yaml');
    const errors = (out: string) => Number(/错误 (\d+) 条/u.exec(out)?.[1] ?? 0);
    expect(before.out).toContain('“工资性收入”应填数字，现为“约九千”');
    expect(after.out).not.toContain('约九千');
    expect(errors(after.out)).toBe(errors(before.out) - 1);
  });

  it('--strict 有错误时什么也不写出，逐条列出错误，也写明几条', async () => {
    const folder = folderWith(COUNTY);
    const { code, out, err } = await analyze(folder, '--strict', '--quiet');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/✗ 本年\/全县\.csv \/ F4 {2}.*约九千/u);
    expect(err).toContain('有 1 个错误，按 --strict 没有写出任何结果');
    expect(existsSync(join(folder, '结果'))).toBe(false);
  });

  it('--quiet 只显示错误，标准输出什么也没有', async () => {
    const { code, out, err } = await analyze(folderWith(COUNTY), '--quiet');
    expect([code, out]).toEqual([1, '']);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(/✗ 本年\/全县\.csv \/ F4 {2}/u);
  });

  it('--quiet 没有错误时一声不响', async () => {
    const clean = { ...COUNTY, '本年/全县.csv': COUNTY['本年/全县.csv'].replace('约九千', '9000') };
    expect(await analyze(folderWith(clean), '--quiet')).toEqual({ code: 0, out: '', err: '' });
  });
});
