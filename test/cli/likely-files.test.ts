import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { likelyFiles } from '../../src/cli/likely-files.js';
import { temporaryFolder } from '../e2e/run.js';

let folder = '';
const put = (...names: readonly string[]): void => {
  for (const name of names) writeFileSync(join(folder, name), '');
};
const likely = (...argv: readonly string[]): string[] =>
  likelyFiles(argv, folder).map((path) => path.slice(folder.length + 1).replaceAll('\\', '/'));

beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, '上年'));
});

describe('files that a command line will most likely have opened first', () => {
  it('are the first four workbooks of the folder for last year, in the order of their names', () => {
    put('上年/丙.xlsx', '上年/乙.xls', '上年/戊.xlsx', '上年/甲.et', '上年/丁.ods', '上年/己');
    const files = ['丁.ods', '丙.xlsx', '乙.xls', '己'].map((name) => `上年/${name}`);
    expect(likely('analyze', '--prior', '上年', '--current', '本年')).toEqual(files);
  });

  it('are no texts, pictures, links, folders, and nothing that is passed over', () => {
    put(
      '上年/村.csv',
      '上年/村.TXT',
      '上年/村.tsv',
      '上年/图.png',
      '上年/~$村.xlsx',
      '上年/.村.xlsx',
    );
    mkdirSync(join(folder, '上年/村.xlsx'));
    put('别的.xlsx');
    symlinkSync(join(folder, '别的.xlsx'), join(folder, '上年/连.xlsx'));
    expect(likely('analyze', '--prior', '上年')).toEqual([]);
    put('上年/实.xlsx');
    expect(likely('analyze', '--prior', '上年')).toEqual(['上年/实.xlsx']);
  });

  it.each([
    [
      'with several values',
      ['--prior', '上年', '去年', '--out', '结果'],
      ['上年/甲.xlsx', '去年/乙.xlsx'],
    ],
    ['with a sign', ['--prior=去年'], ['去年/乙.xlsx']],
    ['named twice', ['--prior', '上年', '--prior=去年'], ['上年/甲.xlsx', '去年/乙.xlsx']],
    ['not of another option', ['--current', '上年', '--previous', '去年'], []],
    ['not of one that only begins alike', ['--prior-period', '上年'], []],
    ['without a value', ['--prior', '--out', '上年'], []],
    ['where there is nothing', ['--prior', '没有', '上年/甲.xlsx'], []],
    ['where nothing is named', [], []],
  ])('%s', (_, words, files) => {
    mkdirSync(join(folder, '去年'));
    put('上年/甲.xlsx', '去年/乙.xlsx');
    expect(likely('analyze', ...words)).toEqual(files);
  });
});
