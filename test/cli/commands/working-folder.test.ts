import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const HEAD =
  '户编号,户主姓名,家庭人口数,工资性收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入';
const FILES = {
  'zengshou.yaml':
    'township: 北张乡\nprior: { files: [上年/*], period: 2020-10..2021-09 }\ncurrent: { files: [本年/*], period: 2021-10..2022-09 }\n',
  '上年/北张村.csv': `${HEAD}\n1,王,3,9000,0,0,0,0\n2,李,2,8000,0,0,0,0\n`,
  '本年/北张村.csv': `${HEAD}\n1,王,3,9500,0,0,0,0\n`,
};

async function run(folder: string, ...argv: string[]) {
  const shell = shellFor(argv, { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

describe('工作文件夹里不写文件', () => {
  it('validate 校验本年的表，并和上年的核对', async () => {
    const { code, out } = await run(folderWith(FILES), 'validate');
    expect(code).toBe(0);
    expect(out).toContain('match.missingThisYear');
    expect(out).toContain('李');
  });

  it('写了文件的，照样用工作文件夹的上年核对；写的就是上年的，只看上年', async () => {
    const folder = folderWith(FILES);
    expect((await run(folder, 'validate', '本年/北张村.csv')).out).toContain('李');
    const { out } = await run(folder, 'validate', '上年');
    expect(out).toContain('没有给出上年的表');
    expect(out).not.toContain('本年没有找到');
  });

  it('status 的名册和表、columns 两年的表都来自 zengshou.yaml', async () => {
    const folder = folderWith(FILES);
    const { villages } = JSON.parse((await run(folder, 'status', '--json')).out);
    expect(villages).toMatchObject([{ village: '北张村', expected: 2, filled: 1 }]);
    const { files } = JSON.parse((await run(folder, 'columns', '--json')).out);
    expect(files.map(({ file }: { file: string }) => file)).toEqual([
      '上年/北张村.csv',
      '本年/北张村.csv',
    ]);
  });

  it('上年的表还没有的，只校验本年', async () => {
    const { '上年/北张村.csv': _, ...rest } = FILES;
    const { code, out } = await run(folderWith(rest), 'validate');
    expect(code).toBe(0);
    expect(out).toContain('没有给出上年的表');
  });

  it('期间不能比较的，说明没有用上年，照样校验', async () => {
    const folder = folderWith({
      ...FILES,
      'zengshou.yaml': FILES['zengshou.yaml'].replace('2021-10..2022-09', '2021-10..2022-03'),
    });
    const { code, out, err } = await run(folder, 'validate');
    expect(code).toBe(0);
    expect(err).toContain('期间不能比较，没有用上年的表核对');
    expect(out).not.toContain('本年没有找到');
  });

  it('还没有放表的，各命令都说哪个文件夹是空的', async () => {
    const folder = folderWith({});
    await run(folder, 'init');
    for (const verb of ['columns', 'validate', 'status', 'analyze']) {
      const { code, err } = await run(folder, verb);
      expect([code, err]).toEqual([3, expect.stringMatching(/文件夹 [上本]年 里没有文件/)]);
    }
  });

  it('没有 zengshou.yaml 也没有写文件的，说缺什么，举一例', async () => {
    const { code, err } = await run(folderWith(), 'validate');
    expect(code).toBe(2);
    expect(err).toContain('没有写要看的表');
    expect(err).toContain('zengshou validate 本年');
  });

  it('在下级文件夹里运行：用上级的 zengshou.yaml，说明用的是哪一个，结果写在原处', async () => {
    const folder = folderWith(FILES);
    const below = join(folder, '本年', '草稿');
    mkdirSync(below);
    const { code, err, out } = await run(below, 'validate');
    expect(code).toBe(0);
    expect(err).toContain('按上级文件夹的 ../../zengshou.yaml 运行');
    expect(out).toContain('李');
  });

  it('上级的 zengshou.yaml 写错的，指明是哪一个', async () => {
    const folder = folderWith({ 'zengshou.yaml': 'tonwship: 北张乡\n' });
    const below = join(folder, '本年');
    mkdirSync(below);
    const { code, err } = await run(below, 'validate', '.');
    expect(code).toBe(2);
    expect(err).toContain('../zengshou.yaml');
  });
});

describe('不读的文件', () => {
  it('文件夹里的 PDF、图片说一句，不影响退出码；直接写出来的照样读，读不了', async () => {
    const folder = folderWith({ ...FILES, '本年/说明.pdf': '%PDF-1.4', '本年/照片.JPG': 'x' });
    const { code, err } = await run(folder, 'validate');
    expect(code).toBe(0);
    expect(err).toContain('没有读 2 个 PDF 或图片：本年/照片.JPG、本年/说明.pdf');
    expect((await run(folder, 'validate', '本年/说明.pdf')).code).toBe(3);
  });

  it('--exclude 和 exclude: 不读所写的文件，说明有几个', async () => {
    const other = { ...FILES, '本年/北张村旧.csv': FILES['本年/北张村.csv'] };
    const once = await run(folderWith(other), 'validate', '--exclude', '*旧*', '--json');
    expect(JSON.parse(once.out).files.map(({ path }: { path: string }) => path)).not.toContain(
      '本年/北张村旧.csv',
    );
    expect(once.err).toContain('按要求不读 1 个文件：本年/北张村旧.csv');
    const written = folderWith({
      ...other,
      'zengshou.yaml': `${FILES['zengshou.yaml']}exclude: ["*旧*"]\n`,
    });
    expect((await run(written, 'validate')).err).toContain('按要求不读 1 个文件');
  });
});
