import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { cellsOf, open, partsOf } from '../../reports/read.js';
import { shellFor } from '../shell.js';
import { filesIn, PERIODS, table, villageOf } from '../tables.js';

async function run(folder: string, epoch: string | null, ...argv: readonly string[]) {
  const env = epoch === null ? {} : { SOURCE_DATE_EPOCH: epoch };
  const shell = shellFor(argv, { folder, env });
  const code = await runProgram(shell);
  return { code, err: shell.err() };
}

function township(): string {
  const folder = folderWith();
  const rows = villageOf('北张村', 1);
  writeFileSync(join(folder, '上年.csv'), table(rows, 0));
  writeFileSync(join(folder, '本年.csv'), table(rows, 1));
  return folder;
}

const analyze = (folder: string, epoch: string | null, out: string, ...more: readonly string[]) =>
  run(
    folder,
    epoch,
    ...['analyze', '--prior', '上年.csv', '--current', '本年.csv', '--township', '北张乡'],
    ...[...PERIODS, '--jobs', '1', '--previous', 'none', '--out', out, ...more],
  );

/** What stands behind 制表日期 at the foot of a workbook's sheets. */
const datesIn = (path: string): string[] => [
  ...new Set(
    cellsOf(open(readFileSync(path))).flatMap(({ v }) =>
      typeof v === 'string' && v.startsWith('填表人：') ? [v.replace(/^.*制表日期：/u, '')] : [],
    ),
  ),
];

const BOOKS = ['分村/北张村.xlsx', '北张乡汇总.xlsx'];
/** 16:00 of 14 October 2022 in Greenwich, midnight in Shanghai. */
const MIDNIGHT = '1665763200';

describe('制表日期', () => {
  it('不写 --date、也没有 SOURCE_DATE_EPOCH 时留空待填', async () => {
    const folder = township();
    await analyze(folder, null, '结果');
    for (const book of BOOKS) expect(datesIn(join(folder, '结果', book))).toEqual(['']);
    const document = await partsOf(readFileSync(join(folder, '结果/研判报告.docx')));
    expect(document.get('word/document.xml')).toContain('　　　　年　　月　　日');
  });

  it('--date 写在每本工作簿的签字行和研判报告里，怎样写的日期都认', async () => {
    const folder = township();
    await analyze(folder, null, '结果', '--date', '2022年10月5日');
    for (const book of BOOKS)
      expect(datesIn(join(folder, '结果', book))).toEqual(['2022年10月5日']);
    const document = await partsOf(readFileSync(join(folder, '结果/研判报告.docx')));
    expect(document.get('word/document.xml')).toContain('2022年10月5日');
    const { code, err } = await analyze(folder, null, '又', '--date', '十月初');
    expect([code, existsSync(join(folder, '又'))]).toEqual([2, false]);
    expect(err).toContain('--date');
  });

  it('SOURCE_DATE_EPOCH 按北京时间给出日期，--date 在先', async () => {
    const folder = township();
    await analyze(folder, MIDNIGHT, '零点');
    await analyze(folder, String(Number(MIDNIGHT) - 1), '零点前');
    await analyze(folder, MIDNIGHT, '写明', '--date', '2022-10-20');
    const [date] = BOOKS.map((book) => join(folder, '零点', book)).map(datesIn);
    expect(date).toEqual(['2022年10月15日']);
    expect(datesIn(join(folder, '零点前/北张乡汇总.xlsx'))).toEqual(['2022年10月14日']);
    expect(datesIn(join(folder, '写明/北张乡汇总.xlsx'))).toEqual(['2022年10月20日']);
  });

  it('除日期外，结果一字节不变；同一日期再做一次也一字节不变', async () => {
    const folder = township();
    await analyze(folder, null, '甲', '--date', '2022-10-05');
    await analyze(folder, null, '乙', '--date', '2022-10-05');
    await analyze(folder, null, '丙');
    const sums = (out: string) => {
      const { '/data/manifest.json': _, ...files } = filesIn(join(folder, out));
      return files;
    };
    expect(sums('甲')).toEqual(sums('乙'));
    const differing = Object.entries(sums('甲')).filter(([name, sum]) => sums('丙')[name] !== sum);
    expect(differing.map(([name]) => name).sort()).toEqual(
      [...BOOKS.map((book) => `/${book}`), '/研判报告.docx'].sort(),
    );
  });

  it('report 沿用分析时的日期，另写 --date 的用新的；rollup、trend 也有', async () => {
    const folder = township();
    await analyze(folder, null, '结果', '--date', '2022-10-05');
    await run(folder, null, 'report', '结果', '--out', '报告');
    await run(folder, null, 'report', '结果', '--out', '新报告', '--date', '2022-11-01');
    await run(
      folder,
      null,
      'rollup',
      '结果',
      '--name',
      '某县',
      '--out',
      '汇总',
      '--date',
      '2022-11-02',
    );
    await run(folder, null, 'trend', '结果', '--out', '月度', '--date', '2022-11-03');
    expect(datesIn(join(folder, '报告/北张乡汇总.xlsx'))).toEqual(['2022年10月5日']);
    expect(datesIn(join(folder, '新报告/北张乡汇总.xlsx'))).toEqual(['2022年11月1日']);
    expect(datesIn(join(folder, '汇总/某县汇总.xlsx'))).toEqual(['2022年11月2日']);
    expect(datesIn(join(folder, '月度/北张乡月度对比.xlsx'))).toEqual(['2022年11月3日']);
  });

  it('track 写在督导工作簿的每张表上；没有写的留空，写错的不写文件', async () => {
    const folder = township();
    await analyze(folder, null, '结果');
    await run(folder, null, 'ledger', '结果', '--out', '台账');
    const track = ['track', '台账', '--as-of', '2022-12-31'];
    await run(folder, null, ...track, '--out', '督导.xlsx', '--date', '2022年11月4日');
    await run(folder, null, ...track, '--out', '待填.xlsx');
    expect(datesIn(join(folder, '督导.xlsx'))).toEqual(['2022年11月4日']);
    expect(datesIn(join(folder, '待填.xlsx'))).toEqual(['']);
    const { code, err } = await run(folder, null, ...track, '--out', '又.xlsx', '--date', '十月初');
    expect([code, existsSync(join(folder, '又.xlsx'))]).toEqual([2, false]);
    expect(err).toContain('--date');
  });
});
