import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { HEADERS } from '../../../src/forms/matches/layout.js';
import { FIRST_ROW, HEADER_ROW } from '../../../src/forms/sheet/rows.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const HEADER = '户编号,户主姓名,家庭人口数,务工收入,种植业收入,分红收入,低保金\n';
const PROJECT = `township: 北张乡
prior: { files: 上年, period: 2020-10..2021-09 }
current: { files: 本年, period: 2021-10..2022-09 }
out: 结果
`;

/** 张伟 has no number and is written 章玮 this year. */
const township = () =>
  folderWith({
    'zengshou.yaml': PROJECT,
    '上年/北张村.csv': `${HEADER}1,王建国,3,30000,0,0,0\n,张伟,2,20000,0,0,0\n`,
    '本年/北张村.csv': `${HEADER}1,王建国,3,36600,0,0,0\n,章玮,2,10000,0,0,0\n`,
  });

async function run(folder: string, ...argv: string[]) {
  const shell = shellFor(argv, { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

async function answer(path: string, text: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('没有工作表');
  const headers = sheet.getRow(HEADER_ROW).values as unknown[];
  sheet.getCell(FIRST_ROW, headers.indexOf(HEADERS.answer)).value = text;
  sheet.getCell(FIRST_ROW, headers.indexOf(HEADERS.who)).value = '王助理';
  await book.xlsx.writeFile(path);
}

const linesOf = (folder: string, name: string) =>
  readFileSync(join(folder, '结果/data', name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('疑似匹配:答复、再运行', () => {
  it('问出来,答“是”,下次按同一户对比;答复留在新的表里', async () => {
    const folder = township();
    expect((await run(folder, 'analyze', '--quiet')).code).toBe(0);
    expect(linesOf(folder, 'households.jsonl')).toHaveLength(1);
    expect(linesOf(folder, 'findings.jsonl').map(({ code }) => code)).toContain('match.suggestion');
    const sheet = join(folder, '结果/疑似匹配.xlsx');
    await answer(sheet, '是');
    const answered = createHash('sha256').update(readFileSync(sheet)).digest('hex');
    // 答复没有读入的,不替换。
    const refused = await run(folder, 'analyze', '--quiet');
    expect([refused.code, refused.err]).toEqual([
      3,
      expect.stringContaining('--matches 结果/疑似匹配.xlsx'),
    ]);
    const again = await run(folder, 'analyze', '--quiet', '--matches', '结果/疑似匹配.xlsx');
    // The answers are carried on, and the file that was written into is kept beside.
    expect(again).toMatchObject({ code: 0, out: '' });
    expect(again.err).toMatch(/^疑似匹配\.xlsx 有人改过：原样移到 改过的\/\S+，没有覆盖\n$/u);
    expect(linesOf(folder, 'households.jsonl').map(({ matchedBy }) => matchedBy)).toEqual([
      'confirmed',
      'id',
    ]);
    const manifest = JSON.parse(readFileSync(join(folder, '结果/data/manifest.json'), 'utf8'));
    expect(manifest.confirmed).toMatchObject([
      { household: '章玮', priorHousehold: '张伟', who: '王助理', relation: 'same' },
    ]);
    expect(manifest.decidedBy).toEqual([
      { option: 'matches', path: '结果/疑似匹配.xlsx', sha256: answered },
    ]);
    // 新的表带着答复,可以直接再用。
    expect((await run(folder, 'analyze', '--quiet', '--matches', '结果/疑似匹配.xlsx')).code).toBe(
      0,
    );
    expect(linesOf(folder, 'households.jsonl')).toHaveLength(2);
  });

  it('写在 zengshou.yaml 里,每月照用;explain 也照用', async () => {
    const folder = township();
    await run(folder, 'analyze', '--quiet');
    const kept = join(folder, '答复.xlsx');
    cpSync(join(folder, '结果/疑似匹配.xlsx'), kept);
    await answer(kept, '是');
    writeFileSync(join(folder, 'zengshou.yaml'), `${PROJECT}matches: 答复.xlsx\n`);
    expect((await run(folder, 'analyze', '--quiet')).code).toBe(0);
    expect(linesOf(folder, 'households.jsonl')).toHaveLength(2);
    const { out } = await run(folder, 'explain', '章玮');
    expect(out).toContain('经人工确认为同一户');
  });

  it('validate 也按答复匹配', async () => {
    const folder = township();
    await run(folder, 'analyze', '--quiet');
    const argv = ['validate', '本年', '--prior', '上年', '--format', 'json'];
    const before = await run(folder, ...argv);
    expect(before.out).toContain('match.suggestion');
    await answer(join(folder, '结果/疑似匹配.xlsx'), '是');
    const after = await run(folder, ...argv, '--matches', '结果/疑似匹配.xlsx');
    expect(after.out).not.toContain('match.suggestion');
    expect(after.out).not.toContain('match.missingThisYear');
  });

  it('explain 说出没有对比的户像上年的哪一户', async () => {
    const { out } = await run(township(), 'explain', '章玮');
    expect(out).toContain('像是上年“张伟”户');
  });

  it('没有可疑的,不写这张表', async () => {
    const folder = township();
    writeFileSync(join(folder, '本年/北张村.csv'), `${HEADER}1,王建国,3,36600,0,0,0\n`);
    await run(folder, 'analyze', '--quiet');
    expect(existsSync(join(folder, '结果/疑似匹配.xlsx'))).toBe(false);
  });

  it.each([
    ['没有这个文件', '没有.xlsx', 3],
    ['不是疑似匹配表', '本年/北张村.csv', 2],
  ])('%s,说清楚', async (_, file, code) => {
    const refused = await run(township(), 'analyze', '--matches', file);
    expect(refused.code).toBe(code);
    expect(refused.err).toContain(file);
  });
});
