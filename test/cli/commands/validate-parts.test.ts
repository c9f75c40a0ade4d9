import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const HEAD =
  '户编号,户主姓名,家庭人口数,工资性收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入';
const QUARTERS = ['2021年10-12月', '2022年1-3月', '2022年4-6月', '2022年7-9月'];
const YEAR = ['--current-period', '2021-10..2022-09'];

/** 北张村's table of some months: one household, one person, so much of wages. */
const table = (months: string, wages: number | string): string =>
  `北张村${months}收入明细表\n${HEAD}\n1,王建国,1,${wages},0,0,0,0\n`;

async function validate(files: Readonly<Record<string, string>>, ...argv: string[]) {
  const folder = folderWith(files);
  const shell = shellFor(['validate', ...argv], { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err(), folder };
}

async function findingsOf(files: Readonly<Record<string, string>>, ...argv: string[]) {
  const { out } = await validate(files, '本年', '--format', 'json', ...argv);
  const { findings } = JSON.parse(out);
  return findings as { code: string; file: string; cell: string | null; value: unknown }[];
}

const inQuarters = (...wages: readonly number[]): Record<string, string> =>
  Object.fromEntries(
    wages.map((own, n) => [`本年/${n + 1}.csv`, table(QUARTERS[n] ?? '', own)] as const),
  );

describe('一年的界限', () => {
  const outOfRange = async (files: Readonly<Record<string, string>>, ...argv: string[]) =>
    (await findingsOf(files, ...argv)).flatMap(({ code, file, value }) =>
      code === 'income.perCapitaRange' ? [[file, value]] : [],
    );

  it('全年每人 4,000 元起：四季合起来看，不逐季看', async () => {
    expect(await outOfRange(inQuarters(1000, 1000, 1000, 1000), ...YEAR)).toEqual([]);
    expect(await outOfRange(inQuarters(0, 0, 0, 4000.01), ...YEAR)).toEqual([]);
    expect(await outOfRange(inQuarters(1000, 1000, 1000, 999.99), ...YEAR)).toEqual([
      ['本年/4.csv', 3999.99],
    ]);
  });

  it('只到了一季，不拿全年的界限问', async () => {
    expect(await outOfRange(inQuarters(10), ...YEAR)).toEqual([]);
  });

  it('没有写明期间，几期各按自己的月数：一季每人 1,000 元起', async () => {
    expect(await outOfRange(inQuarters(1000, 1000.01, 1000, 1000))).toEqual([]);
    expect(await outOfRange(inQuarters(1000, 999.99, 1000, 1000))).toEqual([
      ['本年/2.csv', 999.99],
    ]);
  });
});

describe('--against：分期报送的，逐期对照', () => {
  it('旧的只有一期，改动只看那一期的格子，不拿两期之和去比', async () => {
    const files = {
      ...inQuarters(5000, 6000),
      '旧/2.csv': table(QUARTERS[1] ?? '', 5500),
    };
    const { out } = await validate(
      files,
      ...['本年', '--against', '旧', '--format', 'json', ...YEAR],
    );
    expect(JSON.parse(out).against.changed).toEqual([
      {
        ...{ village: '北张村', household: '1', field: 'total.wages', old: 5500, new: 6000 },
        ...{ file: '本年/2.csv', cell: 'D3' },
      },
    ]);
  });
});

describe('--against：没有写期间的各期', () => {
  it('只和同几个月的表对照，只有一次有的一期点名', async () => {
    const files = {
      '本年/2.csv': table(QUARTERS[1] ?? '', 6000),
      '本年/3.csv': table(QUARTERS[2] ?? '', 7000),
      '旧/1.csv': table(QUARTERS[0] ?? '', 5000),
      '旧/2.csv': table(QUARTERS[1] ?? '', 5500),
    };
    const { out } = await validate(files, '本年', '--against', '旧', '--format', 'json');
    const { changed, added, gone, fixed, otherPeriod, onlyNow } = JSON.parse(out).against;
    expect(changed).toMatchObject([{ old: 5500, new: 6000, file: '本年/2.csv', cell: 'D3' }]);
    expect({ added, gone, fixed, otherPeriod, onlyNow }).toEqual({
      ...{ added: [], gone: [], fixed: [] },
      ...{ otherPeriod: ['旧/1.csv'], onlyNow: ['本年/3.csv'] },
    });
    const screen = await validate(files, '本年', '--against', '旧');
    expect(screen.out).toContain('旧/1.csv 是别的期间的表');
    expect(screen.out).toContain('本年/3.csv 是上次没有交的一期');
  });

  it('没有期间的一张和写了期间的同村表照样对照', async () => {
    const files = {
      '本年/2.csv': table(QUARTERS[1] ?? '', 6000),
      '旧/2.csv': table('', 5500),
    };
    const { out } = await validate(files, '本年', '--against', '旧', '--format', 'json');
    expect(JSON.parse(out).against).toMatchObject({
      changed: [{ old: 5500, new: 6000 }],
      ...{ otherPeriod: [], onlyNow: [] },
    });
  });
});

describe('--annotate：只有一期的文件', () => {
  it('副本标在那一期自己的格子上', async () => {
    const files = { ...inQuarters(5000), '本年/2.csv': table(QUARTERS[1] ?? '', '约六千') };
    const { folder } = await validate(files, '本年', '--annotate', '退回', ...YEAR);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '退回/2.xlsx'));
    const note = book.worksheets[0]?.getCell('D3').note;
    expect(JSON.stringify(note)).toContain('应填数字');
  });
});
