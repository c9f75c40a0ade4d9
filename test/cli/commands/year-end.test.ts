import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { idNumber } from '../../checks/ask.js';
import { sharedFolder } from '../../e2e/run.js';
import { run } from '../months.js';

/**
 * Households whose 户编号 is their ID number and whose head changes during the year: only the keyed
 * hash tells who is who.
 */
const NUMBERS = ['121', '147', '163'].map((sequence) => idNumber('19700101', '149900', sequence));
const OTHER = idNumber('19650202', '149900', '211');
const table = (heads: string, wages: readonly number[]): string =>
  [
    '行政村,户编号,身份证号码,户主姓名,家庭人口数,务工收入,种植业收入,种植业支出,土地流转收入,养老保险金',
    ...wages.map((amount, n) =>
      ['北张村', NUMBERS[n], NUMBERS[n], `${heads}${n + 1}`, 1, amount, 0, 0, 0, 0].join(','),
    ),
  ].join('\n');

const PRIOR = [10_000, 10_000, 10_000];
/** Wages so far after three and six months, and at the year's end. */
const SO_FAR: readonly (readonly [last: string, heads: string, wages: readonly number[]])[] = [
  ['2021-12', '春', [2000, 2500, 3000]],
  ['2022-03', '夏', [5000, 5000, 6000]],
  ['2022-09', '秋', [9000, 10_000, 12_000]],
];

const folder = sharedFolder();
beforeAll(async () => {
  writeFileSync(join(folder, '县.key'), Buffer.alloc(32, 1), { mode: 0o600 });
  writeFileSync(join(folder, 'p.yaml'), 'monthShares:\n  default: even\n');
  for (const year of ['上年', '本年']) {
    mkdirSync(join(folder, '别', year), { recursive: true });
    writeFileSync(
      join(folder, '别', year, '收入.csv'),
      table('冬', [9000]).replaceAll(NUMBERS[0] ?? '', OTHER),
    );
  }
  for (const [last, heads, wages] of SO_FAR) {
    for (const [year, amounts] of [
      ['上年', PRIOR],
      ['本年', wages],
    ] as const) {
      mkdirSync(join(folder, last, year), { recursive: true });
      writeFileSync(join(folder, last, year, '收入.csv'), table(heads, amounts));
    }
    const { err } = await run(
      folder,
      ...['analyze', '--prior', `${last}/上年`, '--current', `${last}/本年`, '--quiet'],
      ...['--township', '北张乡', '--jobs', '1', '--merge-key', '县.key'],
      ...['--prior-period', '2020-10..2021-09', '--current-period', `2021-10..${last}`],
      ...(last === '2022-09' ? [] : ['--basis', 'to-date', '--policy', 'p.yaml']),
      ...['--out', `结果/${last}`],
    );
    expect(err).toBe('');
  }
  // Of another township, and of other households.
  for (const [out, township, files] of [
    ['别乡', '南张乡', '2022-09'],
    ['别户', '北张乡', '别'],
  ] as const) {
    const { err } = await run(
      folder,
      ...['analyze', '--prior', `${files}/上年`, '--current', `${files}/本年`, '--quiet'],
      ...['--township', township, '--jobs', '1', '--out', `${out}/2022-09`],
      ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
    );
    expect(err).toBe('');
  }
});

describe('zengshou seasonality', () => {
  const results = SO_FAR.map(([last]) => `结果/${last}`);

  it('学得的比例以户数为凭：户编号隐去、户主换了，按散列认得', async () => {
    const { code, out } = await run(folder, 'seasonality', ...results);
    expect(code).toBe(0);
    const { monthShares } = parse(out) as { monthShares: Record<string, number[]> };
    expect(Object.keys(monthShares)).toEqual(['wages.migrant']);
    const shares = monthShares['wages.migrant'] ?? [];
    const sum = (from: number, to: number): number =>
      Math.round(shares.slice(from, to).reduce((total, share) => total + share * 1e4, 0));
    // Of 31,000: 7,500 by December, 16,000 by March.
    expect([sum(9, 12), sum(0, 3), sum(3, 9)]).toEqual([2419, 5161 - 2419, 10_000 - 5161]);
    expect(out).toContain('3 户');
  });

  it('--out 写到新文件，已有的不覆盖', async () => {
    const first = await run(folder, 'seasonality', ...results, '--out', '比例.yaml');
    expect([first.code, first.out]).toEqual([0, '']);
    expect(first.err).toContain('比例.yaml');
    const written = readFileSync(join(folder, '比例.yaml'), 'utf8');
    expect(written).toContain('monthShares:');
    const second = await run(folder, 'seasonality', ...results, '--out', '比例.yaml');
    expect(second.code).toBe(3);
    expect(readFileSync(join(folder, '比例.yaml'), 'utf8')).toBe(written);
  });

  it('两个乡镇的、没有同一户的：各有一句话，什么都不写', async () => {
    const other = await run(
      folder,
      'seasonality',
      '结果/2021-12',
      '别乡/2022-09',
      '--out',
      '空.yaml',
    );
    expect([other.code, other.out]).toEqual([2, '']);
    expect(other.err).toContain('北张乡；别乡/2022-09 是南张乡的');
    const nobody = await run(
      folder,
      'seasonality',
      '结果/2021-12',
      '别户/2022-09',
      '--out',
      '空.yaml',
    );
    expect([nobody.code, nobody.out]).toEqual([2, '']);
    expect(nobody.err).toContain('没有一项可以学得各月比例：结果/2021-12、别户/2022-09');
    expect(existsSync(join(folder, '空.yaml'))).toBe(false);
  });

  it('同一份写了两次：说是哪一份', async () => {
    const { code, out, err } = await run(folder, 'seasonality', ...results, './结果/2021-12');
    expect([code, out]).toEqual([2, '']);
    expect(err.match(/结果\/2021-12（2021-10\.\.2021-12）/gu)).toHaveLength(2);
  });

  it('没有全年的结果：说明有哪些期间', async () => {
    const { code, err } = await run(folder, 'seasonality', ...results.slice(0, 2));
    expect(code).toBe(2);
    expect(err).toContain('2021-10..2021-12');
  });
});

describe('zengshou backtest', () => {
  const beginnings = ['--to-date', '结果/2021-12', '结果/2022-03'];
  const argv = ['backtest', ...beginnings, '--final', '结果/2022-09'];

  it('--json：每期的户数、误差、区间；户编号隐去的按散列认得', async () => {
    const { code, out } = await run(folder, ...argv, '--json');
    expect(code).toBe(0);
    // By 2021-12: F = 1.75 C + 5,625: 9,125, 10,000 and 10,875 against 9,000, 10,000 and 12,000.
    expect(JSON.parse(out)).toMatchObject({
      months: [
        {
          period: '2021-10..2021-12',
          ...{ months: 3, households: 3, missing: 0, zero: 0, median: 0, coverage: null },
          interval: { low: -0.011, high: 0.0828 },
          down: { precision: 1, recall: 1 },
          rules: {
            benktander: { meanError: 416.67, median: 0 },
            pace: { meanError: 333.33 },
            lastYear: { meanError: 1000 },
          },
          best: 'pace',
        },
        { period: '2021-10..2022-03', months: 6, households: 3 },
      ],
      interval: { 3: { low: -0.011, high: 0.0828 } },
    });
  });

  it('屏幕写明每期和最好的办法，--out 写出区间', async () => {
    const { code, out, err } = await run(folder, ...argv, '--out', '区间.yaml');
    expect(code).toBe(0);
    expect(out).toContain('2021-10..2021-12');
    expect(out).toContain('没有列出：年底没有找到、预计为0。');
    expect(out.match(/最好/gu)).toHaveLength(2);
    expect(out.match(/按进度推算.*?评价：最好/gsu)).toHaveLength(2);
    expect(err).toContain('区间.yaml');
    expect(parse(readFileSync(join(folder, '区间.yaml'), 'utf8'))).toMatchObject({
      projection: { interval: { 3: { low: -0.011, high: 0.0828 } } },
    });
  });

  it('少了选项、水平不对、不是年初至今的：各有一句话', async () => {
    const without = await run(folder, 'backtest', ...beginnings);
    expect([without.code, without.err.includes('--final')]).toEqual([2, true]);
    const level = await run(folder, ...argv, '--level', '1.5');
    expect([level.code, level.err.includes('1.5')]).toEqual([2, true]);
    const whole = ['--to-date', '结果/2022-09', '--final', '结果/2022-09'];
    const basis = await run(folder, 'backtest', ...whole);
    expect([basis.code, basis.err.includes('2022-09')]).toEqual([2, true]);
    const short = await run(folder, 'backtest', ...beginnings, '--final', '结果/2022-03');
    expect([short.code, short.err]).toEqual([
      2,
      expect.stringContaining('结果/2022-03（2021-10..2022-03）不是全年 12 个月的结果'),
    ]);
  });

  it('两个乡镇的、没有同一户的、同一份写了两次：各有一句话，什么都不写', async () => {
    for (const [argv, said] of [
      [['结果/2021-12', '--final', '别乡/2022-09'], '南张乡；结果/2021-12 是北张乡的'],
      [
        ['结果/2021-12', '--final', '别户/2022-09'],
        '结果/2021-12 里的户，在 别户/2022-09 里一户也没有找到',
      ],
      [
        ['结果/2021-12', '结果/../结果/2021-12', '--final', '结果/2022-09'],
        '结果/2021-12（2021-10..2021-12）写了两次',
      ],
    ] as const) {
      const { code, out, err } = await run(
        folder,
        ...['backtest', '--to-date', ...argv, '--out', '空.yaml'],
      );
      expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
      expect(existsSync(join(folder, '空.yaml'))).toBe(false);
    }
  });
});

describe('zengshou rollup 汇总年初至今的结果', () => {
  it('各项的比例照旧写在期间之后，也照样汇总预计', async () => {
    const { code } = await run(
      folder,
      ...['rollup', '结果/2022-03', '--name', '文水县', '--out', '汇总', '--quiet'],
    );
    expect(code).toBe(0);
    const summary = (of: string) =>
      JSON.parse(readFileSync(join(folder, of, 'data/summary.json'), 'utf8'));
    const [own, all] = [summary('结果/2022-03'), summary('汇总')];
    expect(Object.keys(own.shares).length).toBeGreaterThan(2);
    expect(all.shares).toEqual(own.shares);
    expect(Object.keys(all).slice(0, 2)).toEqual(['periods', 'shares']);
    expect(all.group.projection).toEqual(own.township.projection);
    expect(own.township.projection).toBeDefined();
  });
});
