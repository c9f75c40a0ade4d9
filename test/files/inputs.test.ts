import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findInputs } from '../../src/files/inputs.js';
import { displayName, shownPath, toldApart } from '../../src/files/shown-names.js';
import { failureOf, told } from '../failing.js';
import { manifestOf } from './results.js';
import { folderWith } from './temporary.js';

const VILLAGES = { '上年/武村.csv': '', '上年/北张村.xlsx': '', '上年/二批/南张村.xls': '' };

const namesOf = (folder: string, ...patterns: string[]) =>
  findInputs(patterns, { folder }).files.map(({ name }) => name);

describe('finding the files of a year', () => {
  it('a folder gives every file in it and in its folders, in code-point order', () => {
    const folder = folderWith(VILLAGES);
    expect(namesOf(folder, '上年')).toEqual([
      '上年/二批/南张村.xls',
      '上年/北张村.xlsx',
      '上年/武村.csv',
    ]);
  });

  it.each([
    ['上年/*', ['上年/二批/南张村.xls', '上年/北张村.xlsx', '上年/武村.csv']],
    ['上年/*村.xlsx', ['上年/北张村.xlsx']],
    ['上?/[北武]*', ['上年/北张村.xlsx', '上年/武村.csv']],
    ['**/*.xls', ['上年/二批/南张村.xls']],
    ['上年/{武,北张}村.*', ['上年/北张村.xlsx', '上年/武村.csv']],
  ])('the pattern %s', (pattern, names) => {
    expect(namesOf(folderWith(VILLAGES), pattern)).toEqual(names);
  });

  it('an absolute pattern gives the same names', () => {
    const folder = folderWith(VILLAGES);
    expect(namesOf(folder, join(folder, '上年/*.csv'))).toEqual(['上年/武村.csv']);
  });

  it('a file named twice is one, and the order of naming does not count', () => {
    const folder = folderWith(VILLAGES);
    const names = ['上年/北张村.xlsx', '上年/武村.csv'];
    expect(namesOf(folder, '上年/武村.csv', '上年/*.csv', '上年/北张村.xlsx')).toEqual(names);
  });

  it('a name that looks like a pattern is taken as it stands', () => {
    const folder = folderWith({ '上年[新]/武村.csv': '', '上年新/北张村.csv': '' });
    expect(namesOf(folder, '上年[新]')).toEqual(['上年[新]/武村.csv']);
  });

  it('a file of another kind is found too: its content says what it is', () => {
    expect(namesOf(folderWith({ '上年/说明.docx': '', '上年/武村': '' }), '上年')).toHaveLength(2);
  });

  it('files outside the working folder are named from there', () => {
    const folder = folderWith(VILLAGES);
    mkdirSync(join(folder, '工作'));
    expect(namesOf(join(folder, '工作'), '../上年/*.csv')).toEqual(['../上年/武村.csv']);
  });

  it('lock files, hidden and system files are passed over', () => {
    const folder = folderWith({
      ...VILLAGES,
      '上年/~$北张村.xlsx': '',
      '上年/.~lock.北张村.xlsx#': '',
      '上年/.DS_Store': '',
      '上年/Thumbs.db': '',
      '上年/desktop.ini': '',
      '上年/EhThumbs.db': '',
      '上年/$RECYCLE.BIN/武村.csv': '',
      '上年/__MACOSX/武村.csv': '',
      '上年/.旧/武村.csv': '',
    });
    const { files, skipped } = findInputs(['上年'], { folder });
    expect(files).toHaveLength(3);
    expect(skipped).toEqual([]);
    for (const pattern of ['上年/*', '上年/**', '*']) {
      expect(namesOf(folder, pattern)).toHaveLength(3);
    }
    expect(namesOf(folder, '上年/.旧/*')).toEqual(['上年/.旧/武村.csv']);
    expect(namesOf(folder, '*/.旧/*')).toEqual(['上年/.旧/武村.csv']);
  });

  it.each(['上年', '上年/*'])('links and pipes in %s are skipped and named', (pattern) => {
    const folder = folderWith(VILLAGES);
    symlinkSync('武村.csv', join(folder, '上年/链接.csv'));
    symlinkSync('二批', join(folder, '上年/链接夹'));
    symlinkSync('没有', join(folder, '上年/断链'));
    spawnSync('mkfifo', [join(folder, '上年/管道')]);
    const { files, skipped } = findInputs([pattern], { folder });
    expect(files).toHaveLength(3);
    expect(skipped).toEqual([
      { name: '上年/断链', reason: 'symbolicLink' },
      { name: '上年/管道', reason: 'special' },
      { name: '上年/链接.csv', reason: 'symbolicLink' },
      { name: '上年/链接夹', reason: 'symbolicLink' },
    ]);
  });

  it('a folder that is itself a link is read', () => {
    const folder = folderWith(VILLAGES);
    symlinkSync('上年', join(folder, '去年'));
    expect(namesOf(folder, '去年')).toContain('去年/武村.csv');
  });

  it('the results are no input of the next run', () => {
    const folder = folderWith({ ...VILLAGES, '结果/北张乡汇总.xlsx': '' });
    const { files } = findInputs(['.', '*'], { folder, except: ['结果'] });
    expect(files).toHaveLength(3);
  });

  it.each([
    ['没有', told('input.unreadable', 3, { path: '没有', reason: 'missing' })],
    ['没有/武村.csv', told('input.unreadable', 3, { path: '没有/武村.csv', reason: 'missing' })],
    ['空', told('input.emptyFolder', 3, { path: '空' })],
    ['空/*', told('input.emptyFolder', 3, { path: '空' })],
    ['没有/*', told('input.unreadable', 3, { path: '没有', reason: 'missing' })],
    ['上年/*.ods', told('input.noMatch', 3, { pattern: '上年/*.ods' })],
    ['上年/~$武村.csv', told('input.onlySkipped', 3, { path: '上年/~$武村.csv' })],
    ['链接.csv', told('input.onlySkipped', 3, { path: '链接.csv' })],
  ])('%s gives no file and is refused', (pattern, failure) => {
    const folder = folderWith({ ...VILLAGES, '上年/~$武村.csv': '', '空/.隐藏': '' });
    symlinkSync('上年/武村.csv', join(folder, '链接.csv'));
    expect(failureOf(() => findInputs([pattern], { folder }))).toMatchObject(failure);
  });

  it.each([
    ['上年', ['上年'], { path: '上年', folder: '上年' }],
    ['上年/*', ['上年'], { path: '上年', folder: '上年' }],
    ['上年/武村.csv', ['.'], { path: '上年/武村.csv', folder: '.' }],
  ])('%s where the results go to %j is told so', (pattern, except, params) => {
    const folder = folderWith(VILLAGES);
    expect(failureOf(() => findInputs([pattern], { folder, except }))).toMatchObject(
      told('input.inResults', 3, params),
    );
  });

  it('a name of more than 400 characters is shortened in its middle', () => {
    const [fits, long] = ['a'.repeat(400), `${'a'.repeat(300)}${'b'.repeat(200)}`];
    expect(displayName(`/乡/${fits}`, '/乡')).toBe(fits);
    expect(displayName(`/乡/${long}`, '/乡')).toBe(`${'a'.repeat(200)}…${'b'.repeat(200)}`);
  });

  it('a path in a message never climbs up through several folders', () => {
    expect(shownPath('/a/b/c/武村.csv', '/a/b')).toBe('c/武村.csv');
    expect(shownPath('/a/武村.csv', '/a/b')).toBe('../武村.csv');
    expect(shownPath('/proc/x', '/a/b')).toBe('/proc/x');
  });

  it('more files than a batch may have are refused before any is read', () => {
    const folder = folderWith(VILLAGES);
    expect(findInputs(['上年'], { folder, most: 3 }).files).toHaveLength(3);
    expect(failureOf(() => findInputs(['上年'], { folder, most: 2 }))).toMatchObject(
      told('input.tooMany', 3, { most: 2 }),
    );
  });

  it.each(['上年', '上年/*'])('pages and pictures in %s are skipped, and named', (pattern) => {
    const endings = 'pdf ofd jpg jpeg png gif bmp tif tiff webp heic'.split(' ');
    const pictures = Object.fromEntries(endings.map((ending) => [`上年/照.${ending}`, '']));
    const folder = folderWith({ ...VILLAGES, ...pictures, '上年/大写.PDF': '' });
    const { files, skipped } = findInputs([pattern], { folder });
    expect(files).toHaveLength(3);
    expect(skipped.map(({ name }) => name)).toEqual(
      [...Object.keys(pictures), '上年/大写.PDF'].sort(),
    );
    expect(new Set(skipped.map(({ reason }) => reason))).toEqual(new Set(['picture']));
  });

  it('a page that is named itself is read, for its content says what it is', () => {
    const folder = folderWith({ '上年/照.pdf': '' });
    expect(namesOf(folder, '上年/照.pdf')).toEqual(['上年/照.pdf']);
    expect(findInputs(['上年', '上年/照.pdf'], { folder }).files).toHaveLength(1);
  });

  describe('folders that this program wrote among the tables', () => {
    const OURS = {
      '上年/结果/data/manifest.json': manifestOf({}),
      '上年/结果/分村/北张村.xlsx': '',
      '上年/他/data/manifest.json': '{"tool":"别的"}',
    };
    const folder = () => folderWith({ ...VILLAGES, ...OURS });

    it.each(['上年', '上年/*', '上年/**', '上*/**/*.*'])('by %s are passed over', (pattern) => {
      const { files, skipped } = findInputs([pattern], { folder: folder() });
      expect(skipped).toEqual([{ name: '上年/结果', reason: 'results' }]);
      expect(files.map(({ name }) => name)).toEqual(
        [...Object.keys(VILLAGES), '上年/他/data/manifest.json'].sort(),
      );
    });

    it.each(['上年/结果', '上年/结果/**/*.xlsx', '上年/结果/分村/北张村.xlsx'])(
      'are read by whoever names them: %s',
      (pattern) => {
        expect(namesOf(folder(), pattern)).toContain('上年/结果/分村/北张村.xlsx');
      },
    );

    it('are read where they are asked for, and are nothing where they are left out', () => {
      const all = { folder: folder(), resultsToo: true };
      expect(findInputs(['上年'], all).files).toHaveLength(6);
      const own = { folder: folder(), except: ['上年/结果'] };
      for (const pattern of ['上年', '上年/**', '上年/结*']) {
        const found = pattern === '上年/结*' ? null : findInputs([pattern], own);
        expect(found?.skipped ?? []).toEqual([]);
      }
      expect(failureOf(() => findInputs(['上年/结*'], own)).code).toBe('input.noMatch');
    });

    it('alone are not enough', () => {
      const only = folderWith({ '上年/结果/data/manifest.json': manifestOf({}) });
      expect(failureOf(() => findInputs(['上年'], { folder: only })).code).toBe(
        'input.onlySkipped',
      );
    });
  });

  it.each([
    [['武村.csv'], ['上年/武村.csv']],
    [['*村.CSV'], ['上年/武村.csv']],
    [
      ['*张*', '*.csv'],
      ['上年/二批/南张村.xls', '上年/北张村.xlsx', '上年/武村.csv'],
    ],
    [['上年/*.?*v'], ['上年/武村.csv']],
    [['上年/**/*张*'], ['上年/二批/南张村.xls', '上年/北张村.xlsx']],
    [['武村'], []],
  ])('the patterns %j leave out %j, and name it', (exclude, left) => {
    const folder = folderWith({ ...VILLAGES, '上年/别的.et': '' });
    const { files, skipped } = findInputs(['上年'], { folder, exclude });
    expect(skipped).toEqual(left.map((name) => ({ name, reason: 'excluded' })));
    expect(files).toHaveLength(4 - left.length);
  });

  it('what is left out counts among the files of a batch', () => {
    const folder = folderWith(VILLAGES);
    const found = (most: number) => findInputs(['上年'], { folder, most, exclude: ['*.csv'] });
    expect(found(3).files).toHaveLength(2);
    expect(failureOf(() => found(2)).code).toBe('input.tooMany');
  });

  it('one that is left out by one pattern and named by another is taken once', () => {
    const folder = folderWith(VILLAGES);
    const { files, skipped } = findInputs(['上年', '上年/*'], { folder, exclude: ['*.csv'] });
    expect([files.length, skipped.length]).toEqual([2, 1]);
  });

  it('a pattern goes through no link', () => {
    const folder = folderWith(VILLAGES);
    symlinkSync('二批', join(folder, '上年/链接夹'));
    expect(namesOf(folder, '上年/**/*.xls')).toEqual(['上年/二批/南张村.xls']);
  });

  it('a pattern beneath a file says that there is no folder', () => {
    expect(
      failureOf(() => findInputs(['上年/武村.csv/*'], { folder: folderWith(VILLAGES) })),
    ).toMatchObject(told('input.unreadable', 3, { path: '上年/武村.csv/*', reason: 'notFolder' }));
  });

  it('one empty folder among full ones is refused as well', () => {
    const folder = folderWith({ ...VILLAGES, '空/.隐藏': '' });
    const failure = failureOf(() => findInputs(['上年', '空'], { folder }));
    expect(failure).toMatchObject(told('input.emptyFolder', 3, { path: '空' }));
  });
});

describe('files and folders that are called after ID numbers', () => {
  const [one, other] = ['149900199001010018', '149900199001020018'];

  it('are named masked, and told apart by a running number', () => {
    const folder = folderWith({ [`${one}/甲${one}.xlsx`]: '', [`${one}/甲${other}.xlsx`]: '' });
    expect(namesOf(folder, one)).toEqual([
      '149900********0018/甲149900********0018(2).xlsx',
      '149900********0018/甲149900********0018.xlsx',
    ]);
  });

  it('also over both years; a file that was given for both keeps its name', () => {
    const folder = folderWith({ [`甲${one}.xlsx`]: '', [`甲${other}.xlsx`]: '' });
    const prior = findInputs([`甲${one}.xlsx`], { folder }).files;
    const current = findInputs(['.'], { folder }).files;
    const names = toldApart([...prior, ...current], folder).map(({ name }) => name);
    expect(names[0]).toBe('甲149900********0018.xlsx');
    expect(new Set(names)).toEqual(
      new Set(['甲149900********0018.xlsx', '甲149900********0018(2).xlsx']),
    );
  });

  it('wherever a path is named', () => {
    expect(displayName(`/乡/${one}.xlsx`, '/乡')).toBe('149900********0018.xlsx');
    expect(shownPath(`/甲/乙/${one}.xlsx`, '/乡/镇/村')).not.toContain(one);
  });
});
