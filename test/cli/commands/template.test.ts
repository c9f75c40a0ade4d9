import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { readForm } from '../../forms/template/fill.js';
import { shellFor } from '../shell.js';

async function run(folder: string, ...argv: readonly string[]) {
  const shell = shellFor(['template', ...argv], { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

const COMMON = ['--out', '采集表', '--township', '北张乡', '--period', '2021-10..2022-09'];
const form = (folder: string, name: string) =>
  readForm(new Uint8Array(readFileSync(join(folder, '采集表', name))));

describe('zengshou template', () => {
  it('不给上年明细时写一份空白表', async () => {
    const folder = folderWith();
    const { code, err } = await run(folder, ...COMMON, '--rows', '4');
    expect([code, err]).toEqual([0, expect.stringContaining('1 份空白采集表')]);
    expect((await form(folder, '收入明细表.xlsx')).account.blank).toBe(4);
  });

  it('--part 只填其中几个月：表题写这几个月；不在本次期间内的不写', async () => {
    const folder = folderWith();
    expect((await run(folder, ...COMMON, '--part', '2022-01..2022-03')).code).toBe(0);
    const months = { first: 2022 * 12, last: 2022 * 12 + 2 };
    expect((await form(folder, '收入明细表.xlsx')).period).toEqual(months);
    for (const [part, code] of [
      ['2021-10..2022-09', 0],
      ['2021-09..2021-12', 2],
      ['2022-07..2022-10', 2],
    ] as const) {
      const other = folderWith();
      expect((await run(other, ...COMMON, '--part', part)).code, part).toBe(code);
    }
  });

  it('每个点名的村一份空白表', async () => {
    const folder = folderWith();
    expect((await run(folder, ...COMMON, '--village', '北张村', '南张村')).code).toBe(0);
    expect(readdirSync(join(folder, '采集表')).sort()).toEqual(
      ['北张村.xlsx', '南张村.xlsx'].sort(),
    );
  });

  it('按上年明细给每村一份,一户不落', async () => {
    const folder = folderWith();
    cpSync('test/cases/township-a/上年', join(folder, '上年'), { recursive: true });
    const { code, err } = await run(folder, ...COMMON, '--from', '上年', '--rows', '2');
    const names = readdirSync(join(folder, '采集表'));
    expect(names).toHaveLength(10);
    let households = 0;
    for (const name of names) {
      const { account, findings, period } = await form(folder, name);
      expect([account.blank, account.rejected, findings, period]).toEqual([
        2,
        0,
        [],
        { first: 2021 * 12 + 9, last: 2022 * 12 + 8 },
      ]);
      households += account.household;
    }
    expect(err).toContain(`预填 ${households} 户`);
    expect([0, 1]).toContain(code);
  });

  it('两个乡镇的同名村各有一份，文件名写明乡镇', async () => {
    const folder = folderWith();
    const rows = [
      '乡镇,行政村,户编号,户主姓名,家庭人口数,务工收入',
      '北张乡,武村,1,王建国,3,100',
      '南安镇,武村,2,李秀英,1,100',
      '南安镇,高村,3,赵玉兰,1,100',
    ];
    writeFileSync(join(folder, '全县.csv'), rows.join('\n'));
    await run(folder, ...COMMON.slice(0, 2), ...COMMON.slice(4), '--from', '全县.csv');
    expect(readdirSync(join(folder, '采集表')).sort()).toEqual(
      ['北张乡 武村.xlsx', '南安镇 武村.xlsx', '高村.xlsx'].sort(),
    );
  });

  it('上年读不出的户不在表里,逐条说明,证件号码不全显示', async () => {
    const folder = folderWith();
    const rows = [
      '户编号,户主姓名,户主证件号码,家庭人口数,务工收入',
      '1,王建国,14990019700307001X,3,100',
      '2,李秀英,149900197003070028,两口人,100',
    ];
    writeFileSync(join(folder, '北张村.csv'), rows.join('\n'));
    const { code, out } = await run(folder, ...COMMON, '--from', '北张村.csv');
    expect(code).toBe(1);
    expect(out).toContain('北张村.csv!D3');
    expect(out).not.toContain('149900197003070028');
    expect((await form(folder, '北张村.xlsx')).account.household).toBe(1);
  });

  it('已有表的文件夹不动,填过的表不会丢', async () => {
    const folder = folderWith();
    await run(folder, ...COMMON);
    expect((await run(folder, ...COMMON)).code).toBe(3);
  });

  it.each([
    [['--out', 'x', '--township', '北张乡'], '--period'],
    [['--out', 'x', '--period', '2022-01..2022-09'], '--township'],
    [[...COMMON, '--period', '2022'], '2022'],
    [[...COMMON, '--rows', '2001'], '2000'],
  ])('%j 写得不对时说明是哪一项', async (argv, told) => {
    const { code, err } = await run(folderWith(), ...argv);
    expect(code).toBe(2);
    expect(err).toContain(told);
  });

  it('点名的村上年没有时给出最接近的村名', async () => {
    const folder = folderWith();
    writeFileSync(join(folder, '北张村.csv'), '户编号,家庭人口数,务工收入\n1,3,100');
    const { code, err } = await run(
      folder,
      ...COMMON,
      '--from',
      '北张村.csv',
      '--village',
      '北章村',
    );
    expect(code).toBe(2);
    expect(err).toContain('北张村');
  });
});
