import { describe, expect, it } from 'vitest';
import { failureText, tell } from '../../../src/cli/screen/errors.js';
import { ExpectedFailure, type FailureParams } from '../../../src/domain/findings/failure.js';
import { sentences } from '../../../src/locales/index.js';
import { shellFor } from '../shell.js';

/** Every failure with values that its sentence must show. */
const EVERY = {
  'usage.unknownOption': { option: '--polcy', nearest: '--policy', verbs: [] },
  'usage.unknownVerb': { verb: 'analyse', nearest: 'analyze' },
  'usage.noVerb': {},
  'usage.unknownCode': { code: 'key.duplicat', nearest: 'key.duplicate', isFile: false },
  'usage.workbookOnScreen': { option: '--out' },
  'usage.missingArgument': { verb: 'explain' },
  'usage.missingShell': {},
  'usage.missingValue': { option: '--policy' },
  'usage.tooManyArguments': { verb: 'init' },
  'usage.value': {
    option: '--jobs',
    value: '0',
    allowed: { kind: 'number', least: 1, most: 64, whole: true },
    nearest: null,
  },
  'usage.conflict': { option: '--watch', other: '--out' },
  'usage.missingInputs': { year: 'prior' },
  'usage.missingOut': {},
  'usage.other': {},
  'config.unreadable': { config: 'policy', file: '政策.yaml', reason: 'missing' },
  'config.invalid': {
    config: 'policy',
    file: '政策.yaml',
    problems: [
      {
        problem: 'notAllowed',
        line: 7,
        key: 'target',
        value: '22',
        allowed: { kind: 'number', least: 0, most: 1, whole: false },
        nearest: '0.22',
      },
    ],
  },
  'period.missing': { prior: null, current: '2021-10..2022-09' },
  'period.several': { year: 'current', periods: '2022-01..2022-09 (a.xlsx)' },
  'period.notComparable': {
    prior: '2021-01..2021-12',
    current: '2022-01..2022-09',
    basis: 'same-period',
    swapped: false,
  },
  'period.noShares': { items: '种植业收入' },
  'period.mereTotals': { totals: '种植业收入' },
  'config.seasonality': {
    file: '政策.yaml',
    line: 3,
    fromOctober: '  business.crops: [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]',
    fromJanuary: '  business.crops: [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]',
  },
  'seasonality.periods': {
    results: [{ path: '结果', period: '2020-10..2020-12' }],
  },
  'seasonality.nothing': { paths: ['结果'] },
  'backtest.basis': { path: '结果' },
  'backtest.periods': {
    path: '结果',
    period: '2020-10..2020-12',
    final: '2021-01..2021-12',
  },
  'backtest.final': { path: '结果', period: '2020-10..2020-12' },
  'backtest.nobody': { paths: ['结果'], final: '武村' },
  'explain.nobody': { key: '王小明' },
  'run.noTables': { year: 'current', faults: [] },
  'strict.findings': { errors: 3 },
  'columns.noTable': { path: '上年/map.xlsx' },
  'accept.noTable': { path: '签认.xlsx' },
  'corrections.noTable': { path: '上年/a.csv' },
  'accept.tooMany': { most: 100_000 },
  'matches.noTable': { path: '上年/a.csv' },
  'input.unreadable': { path: '上年', reason: 'missing' },
  'input.emptyFolder': { path: '上年' },
  'input.noMatch': { pattern: '上年/*' },
  'input.onlySkipped': { path: '上年' },
  'input.tooMany': { path: '上年', most: 20_000 },
  'input.tooManyVillages': { villages: 9000, single: 8000 },
  'input.inResults': { path: '上年', folder: '上年' },
  'output.notOurs': { path: '结果', option: '--annotate' },
  'output.foreignFile': { path: '结果', file: '核实.docx', option: '--out' },
  'output.atResults': { path: '结果', results: '武村', option: '--out' },
  'output.amongInputs': { path: '签认', inputs: '各村', option: '--annotate' },
  'output.holdsInput': { path: '结果', file: '结果/武村.xlsx', option: '--out' },
  'usage.missingCounty': { townships: 2 },
  'config.notKey': { file: '政策.key' },
  'usage.missingOption': { verb: 'whatif', option: '--policy' },
  'results.notOurs': { path: '结果' },
  'results.incomplete': { path: '结果', file: 'data/keys.jsonl', maker: null },
  'format.otherVersion': { path: '结果', version: '9.9.9', format: 2, maker: 'rollup' },
  'usage.otherResults': { path: '结果', maker: 'rollup', makers: ['analyze'] },
  'report.unmasked': { audience: 'public' },
  'report.idle': { option: '--template', audience: 'public' },
  'report.like': { path: '结果' },
  'report.masked': { path: '结果' },
  'report.profileOfRollup': { path: '结果' },
  'report.ofRollup': { path: '结果', audience: 'township' },
  'document.unreadable': { path: '样式.docx' },
  'document.names': { path: '样式.docx', names: [{ name: '乡鎮', near: '乡镇' }] },
  'document.tags': { path: '样式.docx', tags: ['各村'] },
  'trend.samePeriod': { period: '2021-10..2021-12', paths: ['结果', '武村'] },
  'trend.basis': {
    basis: 'to-date',
    period: '2021-10..2021-12',
    otherBasis: 'same-period',
    otherPeriod: '2021-10..2022-01',
  },
  'trend.notPrevious': {
    path: '结果',
    basis: 'to-date',
    period: '2021-10..2021-12',
    ownBasis: 'same-period',
    ownPeriod: '2021-10..2022-01',
  },
  'trend.area': { area: '武村', path: '政策', otherArea: '结果' },
  'results.changed': { path: '结果', file: 'data/households.jsonl', maker: 'rollup' },
  'rollup.disagree': {
    differences: [
      {
        key: 'tolerance.rate',
        values: [
          { value: '0.01', paths: ['结果'] },
          { value: '0.02', paths: ['武村'] },
        ],
      },
    ],
  },
  'rollup.sameName': { name: '武村', paths: ['结果', '政策'] },
  'rollup.sameResults': { path: '结果', other: '结果' },
  'rollup.otherKey': { path: '结果' },
  'units.noPattern': { file: '县/zengshou.yaml' },
  'units.none': { path: '结果', pattern: '{township}/{prior|current}/*' },
  'units.sameName': { unit: '文水县/北张乡', paths: ['片一', '片二'] },
  'units.notPlan': { path: 'plan.jsonl', line: 3 },
  'units.unknown': { path: 'plan.jsonl', unit: '北张', units: 20, nearest: '北张乡' },
  'units.outAtInputs': { path: '结果', folder: '文水县/北张乡/上年' },
  'units.notDone': { missing: ['甲乡'], failed: ['乙乡'], stale: ['丙乡'], of: 20 },
  'key.exists': { path: '结果' },
  'ledger.unread': {},
  'output.edited': { path: '结果', file: '武村.xlsx' },
  'output.answered': { path: '结果', file: '武村.xlsx' },
  'output.exists': { path: '结果/a.xlsx' },
  'output.overtaken': { path: '结果' },
  'output.printed': { reason: 'full' },
  'disk.refused': { path: '结果', reason: 'tooManyOpen' },
  'input.refused': { path: '签认.xlsx', faults: [] },
  'output.notWritable': { path: '结果', reason: 'denied' },
} satisfies FailureParams;

const EXIT_CODES: Record<string, number> = {
  accept: 2,
  columns: 2,
  corrections: 2,
  document: 2,
  matches: 2,
  report: 2,
  usage: 2,
  config: 2,
  period: 2,
  explain: 2,
  seasonality: 2,
  backtest: 2,
  trend: 2,
  rollup: 2,
  units: 2,
  key: 2,
  run: 3,
  strict: 1,
  results: 3,
  format: 2,
  ledger: 3,
  input: 3,
  output: 3,
  disk: 3,
};

const CODES = Object.keys(EVERY) as (keyof FailureParams)[];

const told = (error: unknown, argv: string[] = [], lang: 'zh' | 'en' = 'zh') => {
  const shell = shellFor(argv);
  return { code: tell(error, lang, shell), text: shell.err(), out: shell.out() };
};

describe('an expected failure', () => {
  it.each(CODES)('%s says what, where and what to do in both languages', (code) => {
    const failure = new ExpectedFailure(code, EVERY[code]);
    for (const lang of ['zh', 'en'] as const) {
      const { text, code: exitCode, out } = told(failure, [], lang);
      const { error, todo } = sentences(lang).screen;
      expect(text.startsWith(error)).toBe(true);
      expect(text).toContain(`\n${todo}`);
      expect(text).not.toMatch(/undefined|\[object|null|NaN/);
      expect(exitCode).toBe(EXIT_CODES[code.split('.')[0] ?? '']);
      expect(out).toBe('');
      for (const value of Object.values<unknown>(EVERY[code])) {
        const shown =
          typeof value === 'string' &&
          !/^(prior|current|public|missing|denied|full|tooManyOpen|policy|same-period|to-date|key)$/.test(
            value,
          );
        if (shown) expect(text).toContain(value);
      }
      if (lang === 'en')
        expect(
          text.replace(
            /上年|本年|政策|结果|签认|武村|核实|种植业收入|王小明|户编号|文水县|北张乡?|[甲乙丙]乡|片[一二]|县|乡鎮|乡镇|各村|样式|公开/g,
            '',
          ),
        ).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('of a policy names line, key and what is allowed', () => {
    const { text } = told(new ExpectedFailure('config.invalid', EVERY['config.invalid']));
    expect(text).toContain(
      '政策文件 政策.yaml 有错误\n  第 7 行：target 不能是 22；应为：0 到 1 之间的数，是否想写 0.22？',
    );
  });

  it('a slip has its suggestion', () => {
    const failure = new ExpectedFailure('usage.unknownOption', EVERY['usage.unknownOption']);
    expect(failureText(failure, sentences('zh'))).toContain(
      '没有 --polcy 这个选项，是否想写 --policy？',
    );
    expect(failureText(failure, sentences('en'))).toContain('did you mean --policy?');
  });

  it('shows no ID number, even where one was typed', () => {
    const { text } = told(new ExpectedFailure('explain.nobody', { key: '149900199001011234' }));
    expect(text).toContain('149900********1234');
  });

  it('an error of the disk that is not foreseen keeps its code', () => {
    const failure = new ExpectedFailure('output.notWritable', { path: '结果', reason: 'EIO' });
    expect(told(failure).text).toContain('EIO');
  });
});

describe('anything else is a bug of ours', () => {
  const error = new TypeError('149900199001011234 of 王小明');
  error.stack = `${error.name}: ${error.message}\n    at f (file:///home/wang/北张乡/dist/main.js:12:34)`;

  it('ends with 70, says so and what to send', () => {
    const { code, text } = told(error, [
      'analyze',
      '--township',
      '北张乡',
      '--policy=王.yaml',
      '--strict',
    ]);
    expect(code).toBe(70);
    expect(text).toContain('zengshou 0.0.0-test');
    expect(text).toContain('命令: zengshou analyze --township … --policy=… --strict');
    expect(text).toContain('at f (main.js:12:34)');
    expect(told(error, [], 'en').text).toContain('This is a bug in the program');
  });

  it('names no person and no ID number', () => {
    const { text } = told(error, ['explain', '149900199001011234']);
    expect(text).not.toMatch(/\d{7}|王|小明|北张|wang/);
  });

  it('also what is no error is told', () => {
    expect(told('boom')).toMatchObject({ code: 70, text: expect.stringContaining('boom') });
  });
});
