import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contents, sharedFolder } from '../../e2e/run.js';
import { folderWith } from '../../files/temporary.js';
import { listOf, open, partsOf } from '../../reports/read.js';
import { analyzeMonth, type MonthRow, run } from '../months.js';

const rows = (...wages: (number | null)[]): MonthRow[] =>
  wages.flatMap((amount, n) =>
    amount === null ? [] : [{ id: `1490000${n + 1}`, head: `户${n + 1}`, wages: amount }],
  );
const PRIOR = rows(1000, 1000, 1000, 1000);
/** By month, the wages of four households; 1000 a year ago. */
const MONTHS = [rows(900, 1100, 1100, 900), rows(900, 900, 1100, 1100), rows(900, 1100, null, 900)];

const made = sharedFolder();
beforeAll(async () => {
  for (const [n, current] of MONTHS.entries()) {
    const { err } = await analyzeMonth(made, n, { prior: PRIOR, current }, '--quiet');
    expect(err).toBe('');
  }
});

/** A folder with the results of three months. */
function threeMonths(): string {
  const folder = folderWith();
  cpSync(made, folder, { recursive: true });
  return folder;
}

const lines = (folder: string, file: string): unknown[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));

describe('zengshou trend', () => {
  it('--quiet 照样打印结果，只是没有进度和说明；写出的一样', async () => {
    const folder = threeMonths();
    const loud = await run(folder, 'trend', '结果/*', '--out', '月度');
    const quiet = await run(folder, 'trend', '结果/*', '--out', '静', '--quiet');
    expect([quiet.code, quiet.err]).toEqual([0, '']);
    expect(loud.code).toBe(0);
    expect(quiet.out).toBe(loud.out.replace('月度', '静'));
    expect(contents(join(folder, '静'))).toEqual(contents(join(folder, '月度')));
  });

  it('改过的放在结果中间，逐个写出来也跳过；只写它一个的说明不是结果', async () => {
    const folder = threeMonths();
    cpSync(join(folder, '结果/2021-10'), join(folder, '结果/改过的/2021-10-1'), {
      recursive: true,
    });
    const months = ['2021-10', '2021-11', '2021-12'].map((name) => `结果/${name}`);
    const listed = await run(folder, 'trend', ...months, '结果/改过的', '--json');
    expect(listed).toEqual(await run(folder, 'trend', '结果/*', '--json'));
    expect(listed.code).toBe(0);
    const alone = await run(folder, 'trend', '结果/改过的');
    expect([alone.code, alone.err.includes('改过的')]).toEqual([3, true]);
  });

  it('月月重复的一条命令：上次的对比、汇总、参数文件在结果中间，跳过并说明', async () => {
    const folder = threeMonths();
    const first = await run(folder, 'trend', '结果/2021-10', '结果/2021-11', '--out', '结果/对比');
    expect([first.code, first.err.includes('跳过')]).toEqual([0, false]);
    const county = ['--name', '文水县', '--out', '结果/全县', '--quiet'];
    expect((await run(folder, 'rollup', '结果/2021-10', ...county)).code).toBe(0);
    writeFileSync(join(folder, '结果/区间.yaml'), 'projection:\n');
    const listed = readdirSync(join(folder, '结果')).map((name) => `结果/${name}`);
    for (const named of [['结果/*'], listed]) {
      const { code, err } = await run(folder, 'trend', ...named, '--out', '结果/对比');
      expect(code).toBe(0);
      expect(err).toContain('跳过 结果/对比：不是这里要读的结果');
      expect(err).toContain('跳过 结果/全县：是别的地区的汇总');
      expect(err.includes('区间.yaml')).toBe(named.length > 1);
      expect(lines(folder, '结果/对比/data/trend.jsonl')).toHaveLength(6);
    }
    const quiet = await run(folder, 'trend', '结果/*', '--out', '结果/对比', '--quiet');
    expect([quiet.code, quiet.err]).toEqual([0, '']);
    const book = '北张乡月度对比.xlsx';
    appendFileSync(join(folder, '结果/对比', book), ' ');
    const edited = await run(folder, 'trend', '结果/*', '--out', '结果/对比', '--quiet');
    expect([edited.code, edited.err]).toEqual([
      0,
      expect.stringContaining(`${book} 有人改过：原样移到 结果/改过的`),
    ]);
    const alone = await run(folder, 'trend', '结果/对比');
    expect([alone.code, alone.err.includes('结果/对比 是 zengshou trend 写出的')]).toEqual([
      2,
      true,
    ]);
  });

  it('不覆盖 analyze 的结果', async () => {
    const folder = threeMonths();
    cpSync(join(folder, '结果/2021-10'), join(folder, '另一份'), { recursive: true });
    const before = contents(join(folder, '另一份'));
    const { code, err } = await run(folder, 'trend', '结果/*', '--out', '另一份');
    expect([code, err.includes('另一份')]).toEqual([3, true]);
    expect(contents(join(folder, '另一份'))).toEqual(before);
  });

  it('每组每期一行，每户一条路径，工作簿，屏幕；同样的结果同样的字节', async () => {
    const folder = threeMonths();
    const { code, out } = await run(folder, 'trend', '结果/*', '--out', '对比');
    expect(code).toBe(0);
    expect(out).toContain('北张乡 各期对比');

    const trend = lines(folder, '对比/data/trend.jsonl');
    expect(trend).toMatchObject([
      ...[0, 1, 2].map(() => ({ level: 'township', path: ['北张乡'] })),
      ...[0, 1, 2].map(() => ({ level: 'village', path: ['北张乡', '北张村'] })),
    ]);
    expect(trend).toMatchObject(
      ['township', 'village'].flatMap(() => [
        { period: '2021-10..2021-10', moves: { newlyDown: 0, lasting: 0, left: 0, came: 0 } },
        {
          period: '2021-10..2021-11',
          group: { trend: { down: { households: 2 } } },
          moves: { newlyDown: 1, again: 0, lasting: 1, recovered: 1, cameDown: 0, left: 0 },
        },
        {
          period: '2021-10..2021-12',
          moves: { newlyDown: 0, again: 1, lasting: 1, recovered: 1, cameDown: 0, left: 1 },
        },
      ]),
    );
    expect(lines(folder, '对比/data/paths.jsonl')).toMatchObject([
      { path: ['北张乡', '北张村'], id: '14900001', head: '户1', now: 'lasting', run: 3 },
      { id: '14900002', now: 'recovered', run: 0, months: [{ state: 'up', net: 1100 }, {}, {}] },
      { id: '14900004', now: 'again', run: 1 },
    ]);

    const before = contents(join(folder, '对比'));
    expect(Object.keys(before).sort()).toEqual(
      [
        '/data/manifest.json',
        '/data/paths.jsonl',
        '/data/trend.jsonl',
        '/北张乡月度对比.xlsx',
      ].sort(),
    );
    await run(folder, 'trend', '结果/2021-12', '结果/2021-10', '结果/2021-11', '--out', '对比');
    expect(contents(join(folder, '对比'))).toEqual(before);

    const json = await run(folder, 'trend', '结果/*', '--json');
    expect(JSON.parse(json.out)).toEqual(trend);
  });

  it('工作簿：各月情况带四张走势图，五张名单，分村一月一列', async () => {
    const folder = threeMonths();
    await run(folder, 'trend', '结果/*', '--out', '对比');
    const bytes = readFileSync(join(folder, '对比/北张乡月度对比.xlsx'));
    const book = open(bytes);
    expect(book.SheetNames.join(' ')).toBe(
      '说明 各月情况 本月新增减收 再次减收 持续减收 已恢复 预警升级 分村各月',
    );
    const parts = await partsOf(bytes);
    const charts = [...parts].filter(([name]) => /charts\/chart\d+\.xml$/.test(name));
    expect(charts).toHaveLength(4);
    // Warnings are of the colours that they are called after.
    const [, warnings = ''] = charts.find(([, xml]) => xml.includes('橙色预警')) ?? [];
    const lines = [
      ...warnings.matchAll(/<c:v>(.色)预警<\/c:v>.*?<a:ln w="22225">.*?val="(\w{6})"/gu),
    ];
    expect(lines.map(([, level, colour]) => [level, colour])).toEqual([
      ['红色', 'C00000'],
      ['橙色', 'ED7D31'],
      ['黄色', 'BF9000'],
    ]);
    const listed = (name: string) => listOf(book, name).flatMap((row) => row.户编号 ?? []);
    expect(listed('持续减收')).toEqual(['14900001']);
    expect(listed('再次减收')).toEqual(['14900004']);
    expect(listed('已恢复')).toEqual(['14900002']);
    expect(listed('本月新增减收')).toEqual([]);
    expect(listOf(book, '分村各月', '行政村')).toMatchObject([
      { 行政村: '北张村', '2021年10月': 2, '2021年10月—12月': 2 },
    ]);
  });

  it.each([
    ['同一期间两份', '结果/2021-12', '复件', 2, '2021-10..2021-12'],
    ['不是结果', '结果/2021-12', '上年', 3, '上年 不是 zengshou 的结果文件夹'],
  ])('%s：拒绝，一条说明，什么都不写', async (_what, one, other, exit, message) => {
    const folder = threeMonths();
    cpSync(join(folder, '结果/2021-12'), join(folder, '复件'), { recursive: true });
    const { code, out, err } = await run(folder, 'trend', one, other, '--out', '对比');
    expect([code, out]).toEqual([exit, '']);
    expect(err).toContain(message);
    expect(err.match(/错误：/gu)).toHaveLength(1);
    expect(existsSync(join(folder, '对比'))).toBe(false);
  });

  it('同一个文件夹写了两次，写法不同、通过链接也是：拒绝，说是哪一个', async () => {
    const folder = threeMonths();
    symlinkSync(join(folder, '结果/2021-11'), join(folder, '链接'));
    for (const [again, said] of [
      ['结果/2021-11', '结果/2021-11（2021-10..2021-11）写了两次'],
      ['结果/../结果/2021-11/', '结果/2021-11（2021-10..2021-11）写了两次'],
      ['链接', '结果/2021-11 和 链接 的本年期间都是 2021-10..2021-11'],
    ] as const) {
      const { code, out, err } = await run(folder, 'trend', '结果/*', again);
      expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
    }
  });

  it('改动过的、没有写完的结果：拒绝，说是哪一份的哪个文件', async () => {
    const folder = threeMonths();
    appendFileSync(join(folder, '结果/2021-11/data/households.jsonl'), '\n');
    const changed = await run(folder, 'trend', '结果/*');
    expect(changed.code).toBe(3);
    expect(changed.err).toContain('结果/2021-11 里的 data/households.jsonl');
    rmSync(join(folder, '结果/2021-11/data/groups.jsonl'));
    const half = await run(folder, 'trend', '结果/*');
    expect(half.code).toBe(3);
    expect(half.err).toContain('结果/2021-11 里没有 data/groups.jsonl');
  });

  it('rollup 的结果只有各组：比组，不标变化', async () => {
    const folder = threeMonths();
    for (const month of ['2021-10', '2021-11']) {
      const { code } = await run(
        folder,
        ...['rollup', `结果/${month}`, '--name', '文水县', '--out', `县/${month}`, '--quiet'],
      );
      expect(code).toBe(0);
    }
    const { code, out } = await run(folder, 'trend', '县/*', '--out', '对比');
    expect(code).toBe(0);
    expect(out).toContain('有的结果只有分组汇总，没有各户，因此不标变化。');
    expect(lines(folder, '对比/data/trend.jsonl')).toMatchObject([
      {
        level: 'county',
        path: ['文水县'],
        group: { trend: { down: { households: 2 } } },
        moves: null,
      },
      ...Array.from({ length: 5 }, () => ({ moves: null })),
    ]);
    expect(lines(folder, '对比/data/paths.jsonl')).toEqual([]);
    expect((await run(folder, 'ledger', '县/2021-10', '--out', '台账')).code).toBe(2);
  });

  it('政策不同可以比，说是哪两期之间改了哪一项', async () => {
    const folder = folderWith({ '政策.yaml': 'target: 0.3\n' });
    const first = { prior: PRIOR, current: rows(900, 1100, 1100, 900) };
    await analyzeMonth(folder, 0, first, '--quiet');
    await analyzeMonth(folder, 1, first, '--quiet', '--policy', '政策.yaml');
    const { code, out } = await run(folder, 'trend', '结果/*');
    expect(code).toBe(0);
    expect(out).toContain('2021年10月与2021年10月—11月之间，政策文件有改动：target');
  });

  it('户编号填了身份证号的，隐去后不是识别码，不会把两户当一户', async () => {
    const folder = folderWith();
    const one = { id: '149900197211010011', head: '户甲' };
    const other = { id: '14990019721101002X', head: '户乙' };
    const prior = [one, other].map((who) => ({ ...who, wages: 1000 }));
    await analyzeMonth(folder, 0, { prior, current: [{ ...one, wages: 900 }] }, '--quiet');
    await analyzeMonth(folder, 1, { prior, current: [{ ...other, wages: 900 }] }, '--quiet');
    await run(folder, 'trend', '结果/*', '--out', '对比');
    expect(lines(folder, '对比/data/trend.jsonl')).toMatchObject([
      {},
      { moves: { left: 1, came: 1, cameDown: 1, lasting: 0 } },
      {},
      {},
    ]);
    const written = readFileSync(join(folder, '对比/data/paths.jsonl'), 'utf8');
    expect(written).toContain('149900********0011');
    expect(written).not.toContain('197211');
  });

  describe('有密钥的，编号、写法都变了也按身份证号认户', () => {
    const NUMBER = '14990019721101002X';
    const first = { id: '1', head: '王建国', idNumber: NUMBER };
    const second = { id: '901', head: '王建國', idNumber: NUMBER };
    const months = async (...more: readonly string[]) => {
      const folder = folderWith();
      writeFileSync(
        join(folder, '县.key'),
        Uint8Array.from({ length: 32 }, (_, n) => n),
      );
      for (const [month, who, wages] of [[0, first, 900] as const, [1, second, 1100] as const]) {
        const years = { prior: [{ ...who, wages: 1000 }], current: [{ ...who, wages }] };
        await analyzeMonth(folder, month, years, ...more);
      }
      return folder;
    };
    const FOLLOWED = { recovered: 1, left: 0, came: 0 };
    const LOST = { recovered: 0, left: 1, came: 1 };

    it.each([
      ['有', ['--merge-key', '县.key'], FOLLOWED],
      ['没有', [], LOST],
    ])('%s密钥', async (_, more, moves) => {
      const folder = await months(...more);
      await run(folder, 'trend', '结果/*', '--out', '对比');
      expect(lines(folder, '对比/data/trend.jsonl')[1]).toMatchObject({ moves });
      // What analyze says of the month before.
      const previous = readFileSync(join(folder, '结果/2021-11/data/previous.json'), 'utf8');
      expect(JSON.parse(previous)).toMatchObject({ total: moves });
    });
  });
});
