import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eachNamedFolder } from '../../src/files/named-folders.js';
import { failureOf, told } from '../failing.js';
import { folderWith } from './temporary.js';

const RESULTS = {
  '结果/2022-09/x': '',
  '结果/2022-10/x': '',
  '结果/改过的/x': '',
  '结果/说明.txt': '',
};

function named(...names: string[]): string[] {
  const folder = folderWith(RESULTS);
  return eachNamedFolder(names, folder).map((path) => path.slice(folder.length + 1));
}

describe('folders that are named', () => {
  it('are taken as they stand, each as often as it is named', () => {
    expect(named('结果/2022-10', '结果/2022-09', '结果/2022-10/')).toEqual([
      '结果/2022-10',
      '结果/2022-09',
      '结果/2022-10',
    ]);
    expect(named('没有')).toEqual(['没有']);
  });

  it('by a pattern are folders alone, in order, without what was kept', () => {
    expect(named('结果/*')).toEqual(['结果/2022-09', '结果/2022-10']);
    expect(named('结果/*09')).toEqual(['结果/2022-09']);
    expect(named('*')).toEqual(['结果']);
  });

  it('what was kept is passed over beside others, and taken alone', () => {
    expect(named('结果/改过的', '结果/2022-09')).toEqual(['结果/2022-09']);
    expect(named('结果/改过的')).toEqual(['结果/改过的']);
  });

  it('a pattern that no folder fits is refused by itself', () => {
    expect(failureOf(() => named('结果/2021*'))).toMatchObject(
      told('input.noMatch', 3, { pattern: '结果/2021*' }),
    );
    expect(failureOf(() => named('结果/*.txt')).code).toBe('input.noMatch');
  });

  it('a folder whose name looks like a pattern is that folder', () => {
    const folder = folderWith({ '结果[新]/x': '', '结果新/x': '' });
    expect(eachNamedFolder(['结果[新]'], folder)).toEqual([join(folder, '结果[新]')]);
  });
});
