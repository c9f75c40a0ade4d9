import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const HEAD =
  '行政村,户编号,户主姓名,家庭人口数,工资性收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入';
const ID = '149900198001011234';
const table = (period: string, rows: readonly string[]) =>
  [`北张乡北张村${period}脱贫户收入明细表`, HEAD, ...rows, ''].join('\n');
const FILES = {
  '上年/北张村.csv': table('2020年10月至2021年9月', [
    '北张村,1,王建国,1,9000,0,0,0,0',
    '北张村,2,王建华,1,9000,0,0,0,0',
    '北张村,3,李秀英,1,9000,0,0,0,0',
    '北张村,4,建,1,9000,0,0,0,0',
  ]),
  '本年/北张村.csv': table('2021年10月至2022年9月', [
    '北张村,1,王建国,1,8000,0,0,0,0',
    `北张村,${ID},王建设,1,8000,0,0,0,0`,
    '北张村,3,李秀英,1,9500,0,0,0,0',
    '北张村,4,建,1,9500,0,0,0,0',
  ]),
};

async function explainIn(files: typeof FILES, key: string, ...argv: readonly string[]) {
  const shell = shellFor(['explain', key, '--prior', '上年', '--current', '本年', ...argv], {
    folder: folderWith(files),
  });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

const explain = (key: string, ...argv: readonly string[]) => explainIn(FILES, key, ...argv);

describe('zengshou explain 按姓名的一部分找', () => {
  it('只有一户的，就说这一户', async () => {
    const whole = await explain('李秀英');
    const partly = await explain('秀');
    expect([partly.code, partly.out]).toEqual([0, whole.out]);
  });

  it('有几户的列出是哪几户，照说的用户编号看一户', async () => {
    const { code, out, err } = await explain('王建');
    expect(code).toBe(0);
    expect(out).toContain('户主姓名里有“王建”的有 3 户');
    for (const name of ['王建国', '王建华', '王建设']) expect(out).toContain(name);
    expect(out).not.toContain('李秀英');
    // A number that is an ID number is not shown whole.
    expect(out).not.toContain(ID);
    expect(err).toContain('zengshou explain 户编号');
    expect((await explain('1')).out).toContain('王建国');
  });

  it('整个姓名先算：叫“建”的只有一户', async () => {
    const { out } = await explain('建');
    expect(out).toContain('建  4');
    expect(out).not.toContain('王建国');
  });

  it('数字不是姓名的一部分', async () => {
    const { code, err } = await explain('99');
    expect(code).toBe(2);
    expect(err).toContain('没有找到“99”这一户');
  });

  it('--json 每户一行', async () => {
    const { out } = await explain('英', '--json');
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).head),
    ).toEqual(['李秀英']);
  });
});

describe('本年那一行有误的户是一户', () => {
  const rejected = (key: string) =>
    explainIn(
      {
        '上年/北张村.csv': FILES['上年/北张村.csv'].replace('4,建', '4,赵秀兰'),
        '本年/北张村.csv': FILES['本年/北张村.csv']
          .replace('李秀英,1,9500', '李秀英,1,约九千')
          .replace('4,建', '4,赵秀兰'),
      },
      key,
    );

  it('用户编号找到上年的和本年的两行，不说是两户', async () => {
    const { out, err } = await rejected('3');
    // Without an ID number nothing stands behind the 户编号, not even a blank.
    expect(out.split('\n')[0]).toBe('北张村  李秀英  3');
    expect(out.match(/^位置 .+/gmu)).toEqual(['位置 上年/北张村.csv!5', '位置 本年/北张村.csv!5']);
    expect(err).not.toContain('逐户列出');
  });

  it('按姓名的一部分列出时是一行', async () => {
    const { out } = await rejected('秀');
    expect(out).toContain('户主姓名里有“秀”的有 2 户');
    expect(out.match(/李秀英|赵秀兰/gu)).toEqual(['赵秀兰', '李秀英']);
  });
});

describe('户编号重复的几行是一户', () => {
  const repeated = (key: string) =>
    explainIn(
      {
        ...FILES,
        '本年/北张村.csv': FILES['本年/北张村.csv'].replace(
          '4,建,1,9500,0,0,0,0',
          '4,建,1,9500,0,0,0,0\n北张村,3,李秀英,1,9600,0,0,0,0',
        ),
      },
      key,
    );

  it('按姓名的一部分找到的只有这一户，各行都说', async () => {
    const { out } = await repeated('秀');
    expect(out).not.toContain('的有');
    expect(out.match(/^位置 .+/gmu)).toEqual([
      '位置 上年/北张村.csv!5',
      '位置 本年/北张村.csv!5',
      '位置 本年/北张村.csv!7',
    ]);
  });

  it('用户编号找的，不说对应几户', async () => {
    const { out, err } = await repeated('3');
    expect(out).toBe((await repeated('秀')).out);
    expect(err).not.toContain('逐户列出');
  });
});
