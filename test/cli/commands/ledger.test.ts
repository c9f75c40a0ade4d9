import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { sha256Of } from '../../../src/files/sha256.js';
import { folderWith } from '../../files/temporary.js';
import { resultsIn } from '../../run/results-folder.js';
import { fillLedger } from '../fill-ledger.js';
import { shellFor } from '../shell.js';

const inFolder =
  (folder: string) =>
  async (...argv: string[]) => {
    const shell = shellFor(argv, { folder });
    const code = await runProgram(shell);
    return { code, out: shell.out(), err: shell.err() };
  };

async function withResults(policy = '') {
  const folder = folderWith();
  await resultsIn(folder, policy);
  return { folder, run: inFolder(folder) };
}

const bytesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readFileSync(path).toString('base64'));

describe('zengshou ledger', () => {
  it('每村一份台账;同样的结果,同样的字节', async () => {
    const { folder, run } = await withResults();
    const { code, out } = await run('ledger', '结果', '--out', '台账/1');
    expect(code).toBe(0);
    expect(out).toContain('北张村');
    expect(readdirSync(join(folder, '台账/1')).sort()).toEqual(
      [
        'data',
        ...['北张村', '南张村', '苏家堡村'].map((village) => `${village}帮扶台账.xlsx`),
      ].sort(),
    );
    await run('ledger', '结果', '--out', '台账/2');
    expect(bytesIn(join(folder, '台账/2'))).toEqual(bytesIn(join(folder, '台账/1')));
  });

  it('以前的版本写法不同的结果：说是那个版本的，照着重新分析就行；改动过的另说', async () => {
    const { folder, run } = await withResults();
    const path = join(folder, '结果/data/households.jsonl');
    const manifest = join(folder, '结果/data/manifest.json');
    const before = readFileSync(path);
    const older = before.toString('utf8').replaceAll('"assistanceStopped"', '"stopped"');
    writeFileSync(path, older);
    const changed = await run('ledger', '结果', '--out', '台账/1');
    expect([changed.code, changed.err]).toEqual([3, expect.stringContaining('可能改动过')]);
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, text.replace(sha256Of(before), sha256Of(Buffer.from(older))));
    const other = await run('ledger', '结果', '--out', '台账/1');
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('这个版本不能读')]);
    expect(other.err).toContain('重新运行 zengshou analyze');
    await resultsIn(folder);
    expect((await run('ledger', '结果', '--out', '台账/1')).code).toBe(0);
  });

  it('填写过的台账不会被替换;--from 带入新台账', async () => {
    const { folder, run } = await withResults();
    await run('ledger', '结果', '--out', '台账/1');
    await fillLedger(join(folder, '台账/1/北张村帮扶台账.xlsx'), {
      measure: '其他帮扶',
      planned: 1234.5,
    });
    const again = await run('ledger', '结果', '--out', '台账/1');
    expect(again.code).toBe(3);
    expect(again.err).toContain('已经有人填写');
    const carried = await run('ledger', '结果', '--out', '台账/2', '--from', '台账/1', '--json');
    expect(carried.code).toBe(0);
    expect(JSON.parse(carried.out).villages).toContainEqual(
      expect.objectContaining({ village: '北张村', carried: 1, retired: 0 }),
    );
    const tracked = JSON.parse(
      (await run('track', '台账/2', '--as-of', '2022-12-31', '--json')).out,
    );
    expect(tracked.township).toMatchObject({ withMeasure: 1, planned: 1234.5 });
  });

  it('上期台账读不出来时什么也不写', async () => {
    const { folder, run } = await withResults();
    writeFileSync(join(folder, '坏.xlsx'), 'PK\u0003\u0004');
    const { code, err } = await run('ledger', '结果', '--out', '台账', '--from', '坏.xlsx');
    expect(code).toBe(3);
    expect(err).toContain('以免丢失');
    expect(readdirSync(folder)).not.toContain('台账');
  });

  it('失效的政策事实有提醒,也不作为依据', async () => {
    const { run } = await withResults(
      'local: {loanAmount: {amount: 50000, source: 某号, measures: [credit], until: 2021-12-31}}',
    );
    const { err } = await run('ledger', '结果', '--out', '台账');
    expect(err).toContain('“loanAmount”有效期到 2021-12-31');
  });

  it.each([
    [
      '不是结果的文件夹',
      (folder: string) => rmSync(join(folder, '结果/data'), { recursive: true }),
      '不是',
    ],
    [
      '改动过的结果',
      (folder: string) => writeFileSync(join(folder, '结果/data/households.jsonl'), ''),
      '不一样',
    ],
  ])('%s:拒绝并说明', async (_, spoil, said) => {
    const { folder, run } = await withResults();
    spoil(folder);
    const { code, err } = await run('ledger', '结果', '--out', '台账');
    expect(code).toBe(3);
    expect(err).toContain(said);
  });

  it('没有 --out、没有结果', async () => {
    const run = inFolder(folderWith());
    expect((await run('ledger', '结果')).code).toBe(2);
    expect((await run('ledger', '结果', '--out', '台账')).code).toBe(3);
  });
});

describe('zengshou track', () => {
  it('屏幕、JSON、工作簿;已有的文件不覆盖', async () => {
    const { folder, run } = await withResults();
    await run('ledger', '结果', '--out', '台账');
    await fillLedger(join(folder, '台账/北张村帮扶台账.xlsx'), {
      measure: '其他帮扶',
      planned: '三千',
      deadline: 44_900,
    });
    const first = await run('track', '台账', '--as-of', '2022-12-31', '--out', '督导.xlsx');
    expect(first.code).toBe(1);
    expect(first.out).toContain('漏帮户名单');
    expect(first.out).toContain('2022-12-05');
    expect(first.out).toContain('“三千”');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '督导.xlsx'));
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      '分村进度',
      '漏帮户',
      '覆盖不足',
      '逾期',
      '完成未填实际增收',
      '帮扶责任人',
      '台账问题',
    ]);
    const again = await run('track', '台账', '--as-of', '2022-12-31', '--out', '督导.xlsx');
    expect(again.code).toBe(3);
    expect(again.err).toContain('没有动它');
  });

  it('终端上逾期的数是红的，没有逾期的 0 不是', async () => {
    const { folder, run } = await withResults();
    await run('ledger', '结果', '--out', '台账');
    const measure = { measure: '其他帮扶', deadline: 44_900 };
    await fillLedger(join(folder, '台账/北张村帮扶台账.xlsx'), measure);
    const shown = async (day: string): Promise<string> => {
      const argv = ['track', '台账', '--as-of', day];
      const shell = shellFor(argv, { folder, columns: 200 });
      await runProgram(shell);
      return shell.out();
    };
    expect(await shown('2022-12-31')).toContain('\u001b[31m1\u001b');
    for (const day of ['2022-12-01', '2022-12-31']) {
      expect(await shown(day)).not.toContain('\u001b[31m0\u001b');
    }
  });

  it('不写 --as-of 时为今天,SOURCE_DATE_EPOCH 可固定', async () => {
    const { folder, run } = await withResults();
    await run('ledger', '结果', '--out', '台账');
    const shell = shellFor(['track', '台账', '--json'], {
      folder,
      env: { SOURCE_DATE_EPOCH: '1672444800' },
    });
    await runProgram(shell);
    expect(JSON.parse(shell.out()).asOf).toBe('2022-12-31');
  });

  it.each(['2022-02-30', '2022-13-1', '明天'])('--as-of %s 不是日期', async (day) => {
    const { code, err } = await inFolder(folderWith())('track', '台账', '--as-of', day);
    expect(code).toBe(2);
    expect(err).toContain(day);
  });
});
