import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { makeTownship } from '../../../src/sample/township.js';
import { run } from '../../cli/months.js';
import { sharedFolder } from '../../e2e/run.js';

/** A made-up township after three and nine months, and at the year's end. */
const SIZE = { villages: 8, households: 40, seed: 4, style: 'clean' } as const;
const PERIODS = { 3: '2021-10..2021-12', 9: '2021-10..2022-06', 12: '2021-10..2022-09' } as const;
const folder = sharedFolder();

beforeAll(async () => {
  writeFileSync(join(folder, 'p.yaml'), 'monthShares: { default: even }\n');
  for (const months of [3, 9, 12] as const) {
    for await (const { path, bytes } of makeTownship({
      ...SIZE,
      ...(months === 12 ? {} : { months }),
    })) {
      const file = join(folder, String(months), path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    const { err } = await run(
      folder,
      ...['analyze', '--prior', `${months}/上年`, '--current', `${months}/本年`, '--jobs', '1'],
      ...['--prior-period', '2020-10..2021-09', '--current-period', PERIODS[months]],
      ...(months === 12 ? [] : ['--basis', 'to-date', '--policy', 'p.yaml']),
      ...['--township', '北张乡', '--out', `结果/${months}`, '--quiet', '--previous', 'none'],
      ...['--without', '逐项对比', '--without', '报告.html', '--without', '研判报告.docx'],
    );
    expect(err).not.toContain('错误：');
  }
}, 120_000);

it.each([0.5, 0.8, 0.9])(
  '区间说占 %f 的,别的村的户里也占这么多:相差不过五个百分点',
  async (level) => {
    const { code, out } = await run(
      folder,
      ...['backtest', '--to-date', '结果/3', '结果/9', '--final', '结果/12'],
      ...['--level', String(level), '--json'],
    );
    expect(code).toBe(0);
    const { months }: { months: { households: number; coverage: number }[] } = JSON.parse(out);
    expect(months).toHaveLength(2);
    for (const { households, coverage } of months) {
      expect(households).toBeGreaterThan(300);
      expect(Math.abs(coverage - level)).toBeLessThanOrEqual(0.05);
    }
  },
);
