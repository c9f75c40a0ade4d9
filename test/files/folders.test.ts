import {
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, removeEmpty } from '../../src/files/folders.js';
import { spareHandles } from '../../src/files/handles.js';
import { folderWith } from './temporary.js';

describe('making a folder', () => {
  it('names the topmost one that was missing', () => {
    const folder = folderWith();
    expect(makeFolder(join(folder, '年/月/日'), 0o700)).toBe(join(folder, '年'));
    expect(makeFolder(join(folder, '年/月/时'))).toBe(join(folder, '年/月/时'));
    expect(makeFolder(join(folder, '年/月'))).toBeNull();
    expect(statSync(join(folder, '年/月')).mode & 0o777).toBe(0o700);
  });

  it('leaves rights to the system where none are named', () => {
    const folder = folderWith();
    const before = process.umask();
    makeFolder(join(folder, '夹'));
    expect(statSync(join(folder, '夹')).mode & 0o777).toBe(0o777 & ~before);
  });

  it('says the disk’s own error where a file or a broken link has the name', () => {
    const folder = folderWith({ 文件: '' });
    symlinkSync('没有', join(folder, '断链'));
    expect(() => makeFolder(join(folder, '文件'))).toThrow('EEXIST');
    expect(() => makeFolder(join(folder, '断链'))).toThrow('EEXIST');
  });
});

describe('removing the folders that were made', () => {
  it('goes up to the topmost one and no further', () => {
    const folder = folderWith();
    mkdirSync(join(folder, '年/月/日'), { recursive: true });
    removeEmpty(join(folder, '年/月/日'), join(folder, '年/月'));
    expect(readdirSync(folder)).toEqual(['年']);
    expect(readdirSync(join(folder, '年'))).toEqual([]);
  });

  it('stops at one that holds anything', () => {
    const folder = folderWith({ '年/月/文件': '' });
    mkdirSync(join(folder, '年/月/日'));
    removeEmpty(join(folder, '年/月/日'), join(folder, '年'));
    expect(readdirSync(join(folder, '年/月'))).toEqual(['文件']);
  });

  it('removes none where none was made', () => {
    const folder = folderWith();
    mkdirSync(join(folder, '空'));
    removeEmpty(join(folder, '空'), null);
    expect(existsSync(join(folder, '空'))).toBe(true);
  });
});

/** The files that this process has open; others may open and close some meanwhile. */
const handles = (): string[] =>
  readdirSync('/proc/self/fd').flatMap((handle) => {
    try {
      return [readlinkSync(join('/proc/self/fd', handle))];
    } catch {
      return [];
    }
  });

describe('files that may still be opened', () => {
  it('are counted up to as many as are asked for, and closed again', () => {
    const open = () => handles().filter((file) => file === realpathSync(process.execPath)).length;
    const before = open();
    expect(spareHandles(0)).toBe(0);
    expect(spareHandles(7)).toBe(7);
    expect(open()).toBe(before);
  });
});
