import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { FACTOR_NUMBERS } from '../../src/domain/factor.js';
import { FINDING_CODES } from '../../src/domain/findings/codes.js';
import type { ConfigProblem } from '../../src/domain/findings/config-problem.js';
import type { ExpectedFailure } from '../../src/domain/findings/failure.js';
import { mergePolicy } from '../../src/policy/merge.js';
import { failureOf, told } from '../failing.js';

const range = { min: 1, max: 1000 };

const DEFAULTS = {
  file: 'default.yaml',
  text: stringify({
    name: '默认',
    trendBasis: 'net',
    tolerance: { amount: 0, rate: 0.01 },
    target: 0.22,
    monitoringLine: null,
    warning: { redFall: 0.3 },
    brackets: [6000, 8000],
    causeWords: { 受灾: 6 },
    noDisasterWords: [],
    monthShares: {},
    projection: { interval: {} },
    bounds: {
      totals: { amount: 0.01, perCapita: 0.5 },
      wages: range,
      items: { 低保金: range },
      perCapita: range,
      monthlyWage: range,
      workMonths: { min: 0, max: 12 },
      loan: 50_000,
      jump: { up: 1, down: 0.5, amount: 2000 },
      itemJump: { up: 3, down: 0.75, amount: 3000 },
      unitRatio: range,
      monthsTimesWage: 0.2,
    },
    severities: {},
    local: {},
  }),
};

const merge = (text: string, file = '县里/政策.yaml') => mergePolicy(DEFAULTS, { file, text });

/** The problems of a township's policy; it must have some. */
function problems(text: string): readonly ConfigProblem[] {
  const failure = failureOf(() => merge(text)) as ExpectedFailure<'config.invalid'>;
  expect(failure).toMatchObject(
    told('config.invalid', 2, { config: 'policy', file: '县里/政策.yaml' }),
  );
  return failure.params.problems;
}

describe('a policy file holds only what differs', () => {
  it('one line is a policy, named after its file', () => {
    const { policy, file } = merge('monitoringLine: 6500\n');
    expect(policy.monitoringLine).toBe(650_000);
    expect(policy).toMatchObject({ name: '政策', target: 2200, toleranceRate: 100 });
    expect(file).toBe('县里/政策.yaml');
  });

  it('of a mapping only the keys that it has are changed', () => {
    const { policy } = merge('tolerance:\n  amount: 50\n');
    expect(policy).toMatchObject({ toleranceAmount: 5000, toleranceRate: 100 });
  });

  it('a list replaces the list', () => {
    expect(merge('brackets: [10000]').policy.brackets).toEqual([1_000_000]);
  });

  it('words are added to the words', () => {
    const { causeWords } = merge('causeWords: { 下岗: 3 }').policy;
    expect([causeWords.get('受灾'), causeWords.get('下岗')]).toEqual([6, 3]);
  });

  it('an item has one range, by whatever name', () => {
    const rows = [
      'items: { 低保金: { min: 5 } }',
      'items: { transfers.dibao: { min: 5 } }',
      'dibao: { min: 5 }',
    ];
    const policies = rows.map((row) => merge(`name: 甲\nbounds: { ${row} }`));
    expect(policies.map(({ policy }) => policy.file.bounds.items)).toEqual(
      rows.map(() => ({ 'transfers.dibao': { min: 5, max: 1000 } })),
    );
    expect(new Set(policies.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(merge('bounds: { items: { 高龄津贴: { max: 9 } } }').policy.file.bounds.items).toEqual({
      'transfers.dibao': range,
      'transfers.elderly': { min: null, max: 9 },
    });
  });

  it('a name of its own counts', () => {
    expect(merge('name: 某县2022\ntarget: 0.2').policy.name).toBe('某县2022');
  });

  it.each(['', '# 只有说明\n', 'bounds:\n  # 没有改动\n', '\ufeff# BOM\n'])(
    'nothing in it is the default: %j',
    (text) => {
      const { policy, sha256 } = mergePolicy(DEFAULTS, null);
      expect(merge(text).policy.target).toBe(policy.target);
      if (!text.startsWith('bounds')) expect(merge(text).sha256).toBe(sha256);
    },
  );

  it('has the same sum however it is written, and another one for other content', () => {
    const one = merge('tolerance: { rate: 0.02, amount: 10 }\ntarget: 0.20');
    const same = merge('# 容差\ntarget: 0.2\ntolerance:\n  amount: 1e1\n  rate: 0.020\n');
    expect(same.sha256).toBe(one.sha256);
    expect(one.sha256).toMatch(/^[0-9a-f]{64}$/);
    // Words, codes and facts are the township's own keys: no schema puts them in an order.
    const words = ['冰雹: 6', '歇业: 1', 'b: 2', 'a: 3'];
    const facts = ['二: { text: 乙, source: 某号 }', '一: { source: 某号, text: 甲 }'];
    const own = (all: readonly string[], local: readonly string[]) =>
      merge(`causeWords: { ${all.join(', ')} }\nlocal: { ${local.join(', ')} }\nseverities: {}\n`)
        .sha256;
    expect(own(words.toReversed(), facts.toReversed())).toBe(own(words, facts));
    expect(merge('target: 0.21').sha256).not.toBe(merge('target: 0.20').sha256);
  });
});

describe('a policy that is wrong names line, key and what is allowed', () => {
  it('a key with a slip has the nearest known one as a suggestion', () => {
    expect(problems('# 容差\n\ntolerence:\n  rate: 0.02\n')).toMatchObject([
      { problem: 'unknownKey', line: 3, key: 'tolerence', nearest: 'tolerance' },
    ]);
    expect(problems('tolerance:\n  ammount: 1\n')).toMatchObject([
      { problem: 'unknownKey', line: 2, key: 'tolerance.ammount', nearest: 'amount' },
    ]);
  });

  it('keys of items and findings are known as well', () => {
    expect(problems('severities:\n  id.regoin: off\n')).toMatchObject([
      { problem: 'unknownKey', line: 2, key: 'severities.id.regoin', nearest: 'id.region' },
    ]);
    expect(problems('monthShares:\n  business.crop: even\n')).toMatchObject([
      { problem: 'unknownKey', line: 2, nearest: 'business.crops' },
    ]);
    expect(FINDING_CODES).toContain('id.region');
  });

  it.each([
    ['target: 22', '0.22'],
    ['target: 22%', '0.22'],
    ['tolerance: { rate: 1.5 }', '0.015'],
    ['warning: { redFall: 100 }', '1'],
    ['target: 101', null],
    ['target: 高', null],
    ['monitoringLine: 6,500', null],
  ])('a percentage for a share: %s means %s', (text, nearest) => {
    expect(problems(text)).toMatchObject([{ nearest }]);
    if (nearest === null) return;
    const mended = text.replace(/[\d.]+%?/u, nearest);
    expect(() => merge(mended)).not.toThrow();
  });

  it('the whole is the most that a share may be', () => {
    expect(merge('target: 1').policy.target).toBe(10_000);
    expect(merge('bounds: { jump: { up: 3 } }').policy.file.bounds.jump.up).toBe(3);
  });

  it.each([
    ['target：0.2', 1, 'target'],
    ['name: 甲\ntarget：0.2\n', 2, 'target'],
    ['target: 0.2\nwarning:\n  redFall：0.3\n', 2, 'redFall'],
    ['target：0.2\nname: 甲\n', 1, 'target'],
  ])('a full-width colon is told as what it is: %j', (text, line, key) => {
    expect(problems(text)).toMatchObject([{ problem: 'fullWidthColon', line, key }]);
    expect(() => merge(text.replaceAll('：', ': '))).not.toThrow();
  });

  it('a full-width colon in a value is none', () => {
    expect(merge('name: 甲：乙\ncauseWords: { 受灾：雨: 6 }\n').policy.name).toBe('甲：乙');
    expect(problems('# 说明：如下\nname: 甲：乙\n target: [\n')).toMatchObject([
      { problem: 'syntax' },
    ]);
  });

  it('all problems are told at once', () => {
    expect(
      problems('target: 高\ncolour: red\nbrackets: []\n')
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['brackets', 'colour', 'target']);
  });

  it.each([
    ['target: 22', { kind: 'number', least: 0, most: 1, whole: false }, '22'],
    ['target: 22%', { kind: 'number', least: 0, most: 1, whole: false }, '22%'],
    ['target: 1.0001', { kind: 'number', least: 0, most: 1, whole: false }, '1.0001'],
    ['monitoringLine: 6,500', { kind: 'number', least: 0, most: 1e9, whole: false }, '6,500'],
    ['monitoringLine: 0.001', { kind: 'decimals', most: 2 }, '0.001'],
    ['trendBasis: 人均', { kind: 'oneOf', values: ['net', 'perCapita'] }, '人均'],
    ['brackets: [8000, 6000]', { kind: 'rising' }, '[8000,6000]'],
    ['brackets: 6000', { kind: 'list', least: null, most: null }, '6000'],
    ['brackets: []', { kind: 'list', least: 1, most: null }, '[]'],
    ['tolerance: 5', { kind: 'mapping' }, '5'],
    [
      'causeWords: { 下岗: 99 }',
      { kind: 'number', least: 1, most: FACTOR_NUMBERS.length, whole: true },
      '99',
    ],
    ['name: 7', { kind: 'text' }, '7'],
    ['severities: { key.duplicate: off }', { kind: 'staysError' }, 'off'],
    ['local: { 交通: { source: 文件, from: 2022年 } }', { kind: 'date' }, '2022年'],
  ])('%s', (text, allowed, value) => {
    expect(problems(text)).toMatchObject([{ problem: 'notAllowed', line: 1, allowed, value }]);
  });

  it('a value that is nearly allowed has the allowed one as a suggestion', () => {
    expect(problems('trendBasis: percapita')).toMatchObject([{ nearest: 'perCapita' }]);
  });

  it.each([
    ['bounds:\n  dibao: { min: 9 }\n  items:\n    低保金: { min: 5 }\n', 4, { kind: 'itemTwice' }],
    ['bounds:\n  loan: 1\n  pension: { min: 9, max: 5 }\n', 3, { kind: 'notBelowMin' }],
    [
      'bounds:\n  loan: 1\n  items:\n    高龄津贴: { min: 9, max: 5 }\n',
      4,
      { kind: 'notBelowMin' },
    ],
    ['bounds:\n  loan: 1\n  items: 5\n', 3, { kind: 'mapping' }],
  ])('a range of an item is told where it is written: %j', (text, line, allowed) => {
    expect(problems(text)).toMatchObject([{ problem: 'notAllowed', line, allowed }]);
  });

  it('an item that nobody knows has the nearest as a suggestion', () => {
    expect(problems('bounds:\n  items:\n    高龄津帖: { min: 9 }\n')).toMatchObject([
      { problem: 'unknownKey', line: 3, nearest: '高龄津贴' },
    ]);
  });

  it('a fact without its source says which key is missing', () => {
    expect(problems('local:\n  交通:\n    amount: 1500\n')).toMatchObject([
      { problem: 'missingKey', line: 2, key: 'local.交通.source' },
    ]);
  });

  it('an ID number in it is masked', () => {
    expect(problems('target: "149900199001011234"')[0]?.value).toBe('149900********1234');
  });

  it.each([
    ['target: 0.2\ntarget: 0.3\n', { problem: 'duplicateKey', line: 2, key: 'target' }],
    ['target: 0.2\nname: "未完\n', { problem: 'syntax', line: 3 }],
    ['name: a\n\tb: c\n', { problem: 'syntax', line: 2 }],
    ['target: !!weird 0.2\n', { problem: 'syntax', line: 1, value: 'target: !!weird 0.2' }],
    ['a: 1\n---\nb: 2\n', { problem: 'syntax' }],
    ['- target\n', { problem: 'notMapping', line: 1 }],
    ['0.22\n', { problem: 'notMapping', line: 1 }],
    ['name: *nobody\n', { problem: 'alias' }],
  ])('%j', (text, problem) => {
    expect(problems(text)).toMatchObject([problem]);
  });

  it('aliases that multiply are refused before they are laid out', () => {
    const levels = Array.from({ length: 20 }, (_, n) =>
      n === 0
        ? 'a0: &a0 [x, x]'
        : `a${n}: &a${n} [${Array(9)
            .fill(`*a${n - 1}`)
            .join(', ')}]`,
    );
    expect(problems(levels.join('\n'))).toMatchObject([{ problem: 'alias' }]);
  });

  it('an interval that ends below its beginning is refused with its line', () => {
    const text = 'projection:\n  interval:\n    3: {low: 0.1, high: 0.05}\n';
    expect(problems(text)).toMatchObject([
      { key: 'projection.interval.3.high', line: 3, allowed: { kind: 'notBelowLow' } },
    ]);
    expect(problems('projection:\n  interval:\n    12: {low: 0, high: 0}\n')).toMatchObject([
      { problem: 'unknownKey', key: 'projection.interval.12' },
    ]);
  });

  it('__proto__ is a key like any other, and a wrong one', () => {
    expect(problems('__proto__:\n  target: 1\n')).toMatchObject([
      { problem: 'unknownKey', key: '__proto__', line: 1 },
    ]);
    expect(Object.hasOwn(Object.prototype, 'target')).toBe(false);
  });
});

describe('the old key of seasonal shares', () => {
  it('is refused, with its rows by calendar month', () => {
    const rows = 'business.crops: [0, 0, 0, 0, 0, 0, 0, 0.1, 0.2, 0.4, 0.6, 1]';
    const failure = failureOf(() => merge(`target: 0.2\nseasonality:\n  ${rows}\n`));
    expect(failure).toMatchObject({
      code: 'config.seasonality',
      params: {
        file: '县里/政策.yaml',
        line: 2,
        // August of a year from October is its eleventh month.
        fromOctober: '  business.crops: [0, 0, 0, 0, 0.1, 0.1, 0.2, 0.2, 0.4, 0, 0, 0]',
        fromJanuary: '  business.crops: [0, 0, 0, 0, 0, 0, 0, 0.1, 0.1, 0.2, 0.2, 0.4]',
      },
    });
  });

  it('is refused where it is empty, too', () => {
    expect(failureOf(() => merge('seasonality: {}\n'))).toMatchObject({
      code: 'config.seasonality',
      params: { fromOctober: '' },
    });
  });
});
