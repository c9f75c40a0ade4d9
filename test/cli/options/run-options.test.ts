import { describe, expect, it } from 'vitest';
import { outFolder, requireRun, resolveRunOptions } from '../../../src/cli/options/run-options.js';
import type { RunFlags } from '../../../src/cli/options/shared.js';
import type { ExpectedFailure } from '../../../src/domain/findings/failure.js';
import { parsePeriod, periodText } from '../../../src/domain/period.js';
import { failureOf, told } from '../../failing.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const PROJECT = `township: 北张乡
county: 文水县
prior:   { files: [上年/*], period: 2020-10..2021-09 }
current: { files: [本年/*], period: 2021-10..2022-09 }
policy: policy.yaml
columns: columns.yaml
out: 结果/{current}
`;
const FILES = { 'zengshou.yaml': PROJECT, 'policy.yaml': 'target: 0.2' };

const options = (flags: RunFlags = {}, files: Record<string, string> = FILES) =>
  resolveRunOptions(flags, shellFor([], { folder: folderWith(files) }));

const refused = (flags: RunFlags, files: Record<string, string> = FILES) =>
  failureOf(() => options(flags, files));

const texts = ({ prior, current }: ReturnType<typeof options>['periods']) =>
  [prior, current].map((period) => period && periodText(period));

describe('what a run works with', () => {
  it('comes from the project file', () => {
    const found = options();
    expect(found).toMatchObject({
      prior: ['上年/*'],
      current: ['本年/*'],
      basis: 'same-period',
      township: '北张乡',
      county: '文水县',
      out: '结果/{current}',
      columnsFile: `${found.folder}/columns.yaml`,
      jobs: null,
      strict: false,
      reportLang: 'zh',
    });
    expect(texts(found.periods)).toEqual(['2020-10..2021-09', '2021-10..2022-09']);
    expect(found.policy.policy.target).toBe(2000);
    expect(found.policy.file).toBe('policy.yaml');
  });

  it('the basis comes from the project file, where the option does not say otherwise', () => {
    const files = { ...FILES, 'zengshou.yaml': `${PROJECT}basis: to-date\n` };
    expect(options({}, files).basis).toBe('to-date');
    expect(options({ basis: 'same-period' }, files).basis).toBe('same-period');
    const other = { ...FILES, 'zengshou.yaml': `${PROJECT}basis: 同期\n` };
    expect(refused({}, other).code).toBe('config.invalid');
  });

  it('options win over the project file, one by one', () => {
    const found = options({
      prior: ['去年'],
      currentPeriod: '2022-01..2022-09',
      township: '南张乡',
      out: '试',
      jobs: '2',
      basis: 'to-date',
      reportLang: 'en',
      strict: true,
    });
    expect(found).toMatchObject({
      prior: ['去年'],
      current: ['本年/*'],
      township: '南张乡',
      out: '试',
      jobs: 2,
      basis: 'to-date',
      reportLang: 'en',
      strict: true,
    });
    expect(texts(found.periods)).toEqual(['2020-10..2021-09', '2022-01..2022-09']);
  });

  it('without a project file only the options count', () => {
    const found = options({ prior: ['a'], current: ['b'] }, {});
    expect(found).toMatchObject({ township: null, out: null, columnsFile: null });
    expect(texts(found.periods)).toEqual([null, null]);
    expect(found.policy.file).toBeNull();
  });

  it('a project file may be empty, or have keys without values', () => {
    const files = { 'zengshou.yaml': '# 无\ntownship:\nprior:\ncurrent:\n  files:\n' };
    expect(options({}, files)).toMatchObject({ township: null, prior: [], current: [] });
  });

  it('one folder needs no brackets', () => {
    const files = { 'zengshou.yaml': 'prior:\n  files: 上年\n' };
    expect(options({}, files).prior).toEqual(['上年']);
  });

  it('the folder of the results may name the periods', () => {
    const period = (text: string) => parsePeriod(text) ?? expect.fail(text);
    const periods = { prior: period('2020-10..2021-09'), current: period('2021-10..2022-09') };
    expect(outFolder('结果/{current}', periods)).toBe('结果/2021-10..2022-09');
    expect(outFolder('{prior} {current}', periods)).toBe('2020-10..2021-09 2021-10..2022-09');
  });
});

describe('wrong usage is refused with exit code 2', () => {
  it.each([
    [{ priorPeriod: '2021' }, '--prior-period', { kind: 'period' }],
    [{ currentPeriod: '2022-09..2021-10' }, '--current-period', { kind: 'period' }],
    [{ jobs: '0' }, '--jobs', { kind: 'number', least: 1, most: 64, whole: true }],
    [{ jobs: '65' }, '--jobs', { kind: 'number' }],
    [{ jobs: '1.5' }, '--jobs', { kind: 'number' }],
  ])('%j', (flags, option, allowed) => {
    const value = Object.values(flags)[0];
    expect(refused(flags)).toMatchObject(told('usage.value', 2, { option, value, allowed }));
  });

  it('at their bounds jobs are taken', () => {
    expect([options({ jobs: '1' }).jobs, options({ jobs: '64' }).jobs]).toEqual([1, 64]);
  });

  it('a year without tables, or no folder for the results', () => {
    const run = (flags: RunFlags) => () => requireRun(options(flags, {}));
    expect(failureOf(run({}))).toMatchObject(told('usage.missingInputs', 2, { year: 'prior' }));
    const half = run({ prior: ['a'] });
    expect(failureOf(half)).toMatchObject(told('usage.missingInputs', 2, { year: 'current' }));
    const noOut = run({ prior: ['a'], current: ['b'] });
    expect(failureOf(noOut)).toMatchObject(told('usage.missingOut', 2));
    expect(run({ prior: ['a'], current: ['b'], out: 'c' })()).toEqual({ out: 'c' });
  });

  it('a policy that is not there', () => {
    const failure = refused({ policy: '没有.yaml' });
    expect(failure).toMatchObject(
      told('config.unreadable', 2, { config: 'policy', file: '没有.yaml', reason: 'missing' }),
    );
  });

  it.each([
    ['twonship: 北张乡', { problem: 'unknownKey', line: 1, key: 'twonship', nearest: 'township' }],
    ['\nprior:\n  file: [a]', { problem: 'unknownKey', line: 3, nearest: 'files' }],
    ['prior:\n  period: 2021', { line: 2, key: 'prior.period', allowed: { kind: 'period' } }],
    ['prior: { files: [] }', { line: 1, key: 'prior.files', allowed: { kind: 'files' } }],
    ['prior: { files: [7] }', { key: 'prior.files', allowed: { kind: 'files' } }],
    ['prior: 上年', { key: 'prior', allowed: { kind: 'mapping' }, value: '上年' }],
    ['out: 1', { key: 'out', allowed: { kind: 'text' } }],
    ['township: [', { problem: 'syntax' }],
  ])('the project file %j', (text, problem) => {
    const failure = refused({}, { 'zengshou.yaml': text }) as ExpectedFailure<'config.invalid'>;
    expect(failure).toMatchObject(
      told('config.invalid', 2, { config: 'project', file: 'zengshou.yaml' }),
    );
    expect(failure.params.problems[0]).toMatchObject(problem);
  });
});
