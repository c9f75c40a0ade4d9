import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

const HEAD = '行政村,户编号,户主姓名,家庭人口数,务工收入,种植业收入,土地流转收入,养老保险金';
export const table = (period: string, wages = 9000, township = '北张乡'): string =>
  `${township}北张村${period}脱贫户收入明细表\n${HEAD}\n北张村,14990010003,王建国,1,${wages},0,0,0\n`;
export const LAST = '2020年10月至2021年9月';
export const THIS = '2021年10月至2022年9月';
export const TABLES: Files = {
  '上年/北张村.csv': table(LAST),
  '本年/北张村.csv': table(THIS, 9500),
};
export const YEARS = ['--prior', '上年', '--current', '本年', '--jobs', '1'];

/** A clerk's folder, and what is typed in it. */
export interface World {
  readonly folder: string;
  write(files: Files): void;
  /** Types a command that is refused, and gives what is said: what is wrong, and what to do. */
  refused(says: RegExp, ...argv: readonly string[]): Promise<string>;
  /** Types a command that is done, whatever it finds in the tables. */
  does(...argv: readonly string[]): Promise<string>;
  /** The same in a folder below. */
  within(name: string): World;
}

export const world = (files: Files = TABLES, columns?: number): World =>
  worldAt(folderWith(files), columns);

function worldAt(folder: string, columns?: number): World {
  const run = async (argv: readonly string[]) => {
    const env = { SOURCE_DATE_EPOCH: '1664500000' };
    const shell = shellFor(argv, { folder, env, ...(columns !== undefined && { columns }) });
    return { code: await runProgram(shell), out: shell.out(), err: shell.err() };
  };
  return {
    folder,
    write: (more) => {
      for (const [name, content] of Object.entries(more)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
      }
    },
    refused: async (says, ...argv) => {
      const { code, err } = await run(argv);
      expect([argv.join(' '), code >= 1]).toEqual([argv.join(' '), true]);
      expect(err).toMatch(says);
      expect(err).toMatch(/\n办法：/u);
      return err;
    },
    does: async (...argv) => {
      const { code, out, err } = await run(argv);
      const failed = code > 1 || err.includes('错误：') ? err : '';
      expect([argv.join(' '), failed]).toEqual([argv.join(' '), '']);
      return out + err;
    },
    within: (name) => worldAt(join(folder, name), columns),
  };
}

/** What a message means, or gives as an example. */
export const meantIn = (text: string): string => /是否想写 (\S+?)[？，]/u.exec(text)?.[1] ?? '';
export const exampleIn = (text: string): string[] =>
  (/例如：zengshou (.+)/u.exec(text)?.[1] ?? '').replace(/。$/u, '').split(' ');
