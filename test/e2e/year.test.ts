import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contents, runHere, temporaryFolder } from './run.js';

/** The monthly script of a tiny township, played through a year. */
const HEAD =
  '行政村,户编号,户主姓名,家庭人口数,务工收入,种植业收入,种植业支出,土地流转收入,养老保险金';
/** By household, what it earns each month; 1000 a month last year. */
const WAGES = [900, 1100, 1000];

const table = (months: number, wages: (household: number) => number): string =>
  [
    HEAD,
    ...WAGES.map((_wage, n) => `北张村,1490000${n + 1},户${n + 1},1,${wages(n) * months},0,0,0,0`),
  ].join('\n');

const monthText = (year: number, month: number): string =>
  `${year + Math.floor((9 + month) / 12)}-${String(((9 + month) % 12) + 1).padStart(2, '0')}`;

it('一个文件夹里连着分析十二个月：十二份结果，各有上期，互不触动，合成一年', async () => {
  const folder = temporaryFolder();
  for (const year of ['上年', '本年']) mkdirSync(join(folder, year));
  const results = join(folder, '结果');
  let before: Record<string, string> = {};
  let previous: string | null = null;
  for (let month = 0; month < 12; month += 1) {
    const current = `2021-10..${monthText(2021, month)}`;
    writeFileSync(
      join(folder, 'zengshou.yaml'),
      [
        'township: 北张乡',
        `prior: { files: [上年/*], period: 2020-10..${monthText(2020, month)} }`,
        `current: { files: [本年/*], period: ${current} }`,
        'out: 结果/{current}',
      ].join('\n'),
    );
    writeFileSync(
      join(folder, '上年/收入.csv'),
      table(month + 1, () => 1000),
    );
    // From the seventh month on the third household falls too.
    const wages = (n: number) => (n === 2 && month >= 6 ? 800 : (WAGES[n] ?? 0));
    writeFileSync(join(folder, '本年/收入.csv'), table(month + 1, wages));
    const { code, out } = await runHere(folder, 'analyze', '--jobs', '1');
    expect(code).toBe(0);
    expect(out.includes('比上期：')).toBe(previous !== null);
    if (month === 6) expect(out).toContain('比上期：新增减收 1 户，恢复 0 户');
    const manifest = readFileSync(join(results, current, 'data/manifest.json'), 'utf8');
    expect(JSON.parse(manifest).previous?.folder ?? null).toBe(previous);
    const after = contents(results);
    expect(after).toMatchObject(before);
    before = after;
    previous = current;
  }
  expect(readdirSync(results)).toHaveLength(12);

  const { code } = await runHere(folder, 'trend', '结果/*', '--out', '月度对比', '--quiet');
  expect(code).toBe(0);
  expect(contents(results)).toEqual(before);
  const paths = readFileSync(join(folder, '月度对比/data/paths.jsonl'), 'utf8').trim().split('\n');
  expect(paths.map((line): unknown => JSON.parse(line))).toMatchObject([
    { id: '14900001', now: 'lasting', run: 12 },
    { id: '14900003', now: 'lasting', run: 6 },
  ]);
});
