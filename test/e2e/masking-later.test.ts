import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { allVerbs } from '../../src/cli/verbs.js';
import { leaksIn, leaksOnScreen, NONE, textsOf, wholeIn } from './leaks.js';
import { idNumber, plantTownship } from './planted-numbers.js';
import { runHere, sharedFolder } from './run.js';

let folder: string;
const silently = async (...args: readonly string[]): Promise<void> => {
  expect(leaksOnScreen(await runHere(folder, ...args)), args.join(' ')).toEqual(NONE);
};
const named = (before: string, n: number): string => `${before}${idNumber(910 + n)}`;

const YEARS = ['--prior', '上年', '--current', '本年', '--columns', '列.yaml'];
const PERIODS = ['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'];
const EARLIER = ['--prior-period', '2019-10..2020-09', '--current-period', '2020-10..2021-09'];
const KEY = named('钥', 0);
const COUNTY = ['--county', named('县', 1), '--merge-key', KEY];
const TOWNSHIP = ['--township', named('乡\u202e', 2), ...COUNTY];
const RESULTS = named('结果', 3);
const BEFORE = named('结果', 4);
const OTHER = named('结果', 10);

beforeAll(async () => {
  folder = sharedFolder();
  await plantTownship(folder);
  writeFileSync(join(folder, '列.yaml'), 'columns: {}\n');
  await silently('key', KEY);
  await silently('analyze', ...YEARS, ...EARLIER, ...TOWNSHIP, '--out', BEFORE);
  await silently('analyze', ...YEARS, ...PERIODS, ...TOWNSHIP, '--out', RESULTS);
});

describe('no ID number leaves with what is made of results', () => {
  it.each(['village', 'township', 'county', 'public'])('report --audience %s', async (audience) => {
    const out = `报告${audience}`;
    await silently('report', RESULTS, '--audience', audience, '--out', out);
    expect(await leaksIn(join(folder, out))).toEqual({});
  });

  it('nothing turns the direction of texts in workbooks, page and document', async () => {
    const form = [
      '--period',
      '2022-10..2023-09',
      '--township',
      '乡\u202e',
      '--village',
      '甲\u202e',
    ];
    await silently('template', ...form, '--out', join(RESULTS, '表'));
    for (const entry of readdirSync(join(folder, RESULTS), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (!/\.(xlsx|docx|html)$/.test(entry.name)) continue;
      for (const [name, text] of await textsOf(join(entry.parentPath, entry.name))) {
        expect(/\p{Bidi_Control}/u.test(text), name).toBe(false);
      }
    }
  });

  it.each([
    ['朗读', ['--profile', 'accessible']],
    ['图', ['--figures', '--without', '分村汇总']],
    ['英文', ['--report-lang', 'en', '--lang', 'en', '--json']],
  ])('report into %s, with %j', async (out, more) => {
    await silently('report', RESULTS, ...more, '--out', out);
    expect(await leaksIn(join(folder, out))).toEqual({});
  });

  it('cards, and what is read back from them', async () => {
    await silently('cards', RESULTS, '--out', '卡');
    expect(await leaksIn(join(folder, '卡'))).toEqual({});
    const back = ['--prior', '卡/*.xlsx', '--current', '卡/*.xlsx', ...PERIODS];
    await silently('analyze', ...back, '--township', '乡', '--out', '卡回');
    expect(await leaksIn(join(folder, '卡回'))).toEqual({});
  });

  it('trend, on screen, as JSON and as a workbook', async () => {
    for (const more of [[], ['--json'], ['--out', '月']])
      await silently('trend', BEFORE, RESULTS, ...more);
    expect(await leaksIn(join(folder, '月'))).toEqual({});
  });

  it('what two townships are put together to, and its reports', async () => {
    const one = '乙村.xlsx';
    const years = ['--prior', `上年/${one}`, '--current', `本年/${one}`];
    const other = ['--township', named('镇', 5), ...COUNTY, '--out', OTHER];
    await silently('analyze', ...years, '--columns', '列.yaml', ...PERIODS, ...other);
    const rollup = ['rollup', RESULTS, OTHER, '--name', named('县', 1), '--merge-key', KEY];
    await silently(...rollup, '--parquet', '--out', named('汇总', 6));
    await silently(...rollup, '--report-lang', 'en', '--json', '--out', '汇总二');
    for (const audience of ['county', 'public']) {
      await silently('report', '汇总二', '--audience', audience, '--out', `县${audience}`);
    }
    for (const out of [named('汇总', 6), '汇总二', '县county', '县public']) {
      expect(await leaksIn(join(folder, out)), out).toEqual({});
    }
  });

  it('columns in files for DuckDB', async () => {
    await silently('analyze', ...YEARS, ...PERIODS, ...TOWNSHIP, '--parquet', '--out', '列存');
    const files = readdirSync(join(folder, '列存/data')).filter((one) => one.endsWith('.parquet'));
    expect(files).toHaveLength(4);
    expect(await leaksIn(join(folder, '列存'))).toEqual({});
  });

  it('shares of months, and how well they would have done', async () => {
    const first = ['--prior-period', '2020-10..2020-12', '--current-period', '2021-10..2021-12'];
    await silently('analyze', ...YEARS, ...first, ...TOWNSHIP, '--out', named('季', 7));
    await silently('seasonality', named('季', 7), RESULTS);
    await silently('seasonality', named('季', 7), RESULTS, '--out', '各月.yaml');
    await silently('backtest', '--to-date', named('季', 7), '--final', RESULTS);
    await silently('backtest', '--to-date', named('季', 7), '--final', RESULTS, '--json');
    expect(wholeIn(readFileSync(join(folder, '各月.yaml'), 'utf8'))).toBeNull();
  });

  it('units of a plan, which names the files as they are called, and what is put together', async () => {
    for (const year of ['上年', '本年']) {
      const unit = join(folder, '省', named('县', 8), named('乡', 9), year);
      cpSync(join(folder, year), unit, { recursive: true });
    }
    const project = [
      'units: "{county}/{township}/{prior|current}/**/*"',
      'prior: { period: 2020-10..2021-09 }',
      'current: { period: 2021-10..2022-09 }',
    ];
    writeFileSync(join(folder, '省/zengshou.yaml'), `${project.join('\n')}\n`);
    await silently('plan', '省', '--out', '计划.jsonl');
    await silently('analyze', '--unit', '计划.jsonl:1', '--out', '单元');
    await silently('analyze', '--unit', '计划.jsonl:1', '--out', '单元');
    await silently('analyze', '--unit', `计划.jsonl:${idNumber(930)}`, '--out', '单元');
    await silently('rollup', '--plan', '计划.jsonl', '单元', '--out', '省汇');
    await silently('rollup', '--plan', '计划.jsonl', '单元', '--partial', '--out', '省汇');
    // The folders of the units are called as those of the counties and townships are.
    expect(Object.keys(await leaksIn(join(folder, '单元'))).sort()).toEqual(
      [named('县', 8), named('乡', 9)].sort(),
    );
  });

  it('rules by a policy that is called after somebody, in every format', async () => {
    writeFileSync(join(folder, '政策.yaml'), `name: 政策${idNumber(907)}\n`);
    for (const format of ['table', 'json', 'markdown']) {
      await silently('rules', '--policy', '政策.yaml', '--format', format);
    }
  });
});

describe('what is tried', () => {
  const tried = readdirSync(import.meta.dirname)
    .filter((name) => /^masking.*\.test\.ts$/.test(name))
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('');
  const isTried = (word: string): boolean => tried.includes(`'${word}'`);

  it('is every verb, and every format and audience of each', async () => {
    for (const [verb, { options }] of await allVerbs()) {
      expect(isTried(verb), verb).toBe(true);
      for (const key of ['format', 'audience', 'profile', 'reportLang']) {
        const option = options[key];
        const choices = typeof option === 'object' ? (option.choices ?? []) : [];
        const others = choices.filter((one) => !isTried(one));
        // Standard and Chinese are what comes without the option.
        expect(others.filter((one) => one !== 'standard' && one !== 'zh')).toEqual([]);
      }
    }
  });
});
