import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/files/lay-out.js';
import { failureOf, told } from '../failing.js';
import { folderWith } from './temporary.js';

const PIECES = [
  { name: '上年', text: null },
  { name: 'zengshou.yaml', text: 'township: 北张乡\n' },
  { name: '上年/说明.txt', text: '' },
];

describe('laying out a working folder', () => {
  it('makes what is missing, and says what was', () => {
    const folder = join(folderWith(), '新/乡');
    expect(layOut(folder, '新/乡', PIECES)).toEqual(
      PIECES.map(({ name }) => ({ name, made: true })),
    );
    expect(readFileSync(join(folder, 'zengshou.yaml'), 'utf8')).toBe('township: 北张乡\n');
    expect(readdirSync(join(folder, '上年'))).toEqual(['说明.txt']);
  });

  it('leaves what is there as it is', () => {
    const folder = folderWith({ 'zengshou.yaml': '我的', '上年/武村.xlsx': '' });
    const made = layOut(folder, '.', PIECES).map((one) => one.made);
    expect(made).toEqual([false, false, true]);
    expect(readFileSync(join(folder, 'zengshou.yaml'), 'utf8')).toBe('我的');
  });

  it('leaves nothing of its own where one piece cannot be made, however much it had made', () => {
    const folder = folderWith({ '别的/x': '' });
    const failure = failureOf(() =>
      layOut(join(folder, '新/乡'), '新/乡', [...PIECES, { name: '没有/文件', text: '' }]),
    );
    expect(failure).toMatchObject(
      told('output.notWritable', 3, { path: '新/乡', reason: 'missing' }),
    );
    expect(readdirSync(folder)).toEqual(['别的']);
  });

  it('keeps what was there when it takes its own away', () => {
    const folder = folderWith({ 'zengshou.yaml': '我的' });
    expect(() => layOut(folder, '.', [...PIECES, { name: '没有/文件', text: '' }])).toThrow();
    expect(readdirSync(folder)).toEqual(['zengshou.yaml']);
  });

  it('says that a file stands where the folder should', () => {
    const folder = folderWith({ 乡: '' });
    expect(failureOf(() => layOut(join(folder, '乡'), '乡', PIECES))).toMatchObject(
      told('output.notWritable', 3, { path: '乡', reason: 'notFolder' }),
    );
    expect(failureOf(() => layOut(join(folder, '乡/下'), '乡/下', PIECES)).params).toMatchObject({
      reason: 'notFolder',
    });
  });
});
