import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const HEAD = '户编号,户主姓名,家庭人口数,务工收入,种植业收入,种植业支出';
const PERIODS = [
  ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
  ...['--township', '北张乡'],
];

/** 北张村's table of some months. */
const table = (months: string, ...rows: readonly string[]): string =>
  `北张村${months}收入明细表\n${HEAD}\n${rows.join('\n')}\n`;

const FILES = {
  '上年/全年.csv': table('2020年10月至2021年9月', '1,王建国,2,20000,0,0', '2,李桂花,1,9000,0,0'),
  '本年/上.csv': table('2021年10月至2022年3月', '1,王建国,2,5000,300,100', '2,李桂花,1,4000,0,0'),
  '本年/下.csv': table('2022年4-9月', '1,王建国,2,约六千,0,0', '2,李桂花,1,2000.50,,'),
};

async function explain(key: string, files: Readonly<Record<string, string>>, ...argv: string[]) {
  const folder = folderWith(files);
  const given = ['--prior', '上年', '--current', '本年', '--jobs', '1', ...PERIODS];
  const shell = shellFor(['explain', key, ...given, ...argv], { folder });
  await runProgram(shell);
  return shell.out();
}

describe('一户由几期合成', () => {
  it('写明各期在哪一行，每一项由哪几格相加', async () => {
    const text = await explain('李桂花', FILES);
    expect(text).toContain('上年 上年/全年.csv!4  本年 2 期（见下）');
    expect(text).toContain('本年分 2 期');
    expect(text).toContain('2021-10..2022-03  本年/上.csv!4');
    expect(text).toContain('2022-04..2022-09  本年/下.csv!4');
    expect(text).toContain(
      '务工收入: 4,000.00 (本年/上.csv!D4) + 2,000.50 (本年/下.csv!D4) = 6,000.50',
    );
    // Nothing is said of what no part has.
    expect(text).not.toContain('种植业收入:');
    expect(await explain('李桂花', FILES, '--lang', 'en')).toContain('This year: 2 parts');
  });

  it('一期没有采用的户，也写明各期在哪一行，和那一期的问题', async () => {
    const text = await explain('王建国', FILES);
    expect(text).toContain('本年/上.csv!3');
    expect(text).toContain('本年/下.csv!3');
    expect(text).toContain('约六千');
  });

  it('缺一期的户写明有哪几期', async () => {
    const one = { ...FILES, '本年/下.csv': table('2022年4-9月', '2,李桂花,1,2000.50,,') };
    const text = await explain('王建国', one);
    expect(text).toContain('2022-04..2022-09 的表里没有这一户');
    expect(text).toContain('2021-10..2022-03  本年/上.csv!3');
  });

  it('哪一期的问题都列出', async () => {
    const wrong = {
      ...FILES,
      '本年/上.csv': `单位:元\n${FILES['本年/上.csv'].replace('4000,0,0', ',,')}`,
    };
    expect(await explain('李桂花', wrong)).toContain('2021-10..2022-03 的金额');
  });

  it('只有总数的期，写明总数那一格', async () => {
    const total = FILES['本年/下.csv'].replace('务工收入', '工资性收入');
    const text = await explain('李桂花', { ...FILES, '本年/下.csv': total });
    expect(text).toContain(
      '工资性收入: 4,000.00 (本年/上.csv!D4) + 2,000.50 (本年/下.csv!D4) = 6,000.50',
    );
  });
});
