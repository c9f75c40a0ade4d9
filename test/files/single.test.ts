import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editedFile } from '../../src/files/edited.js';
import { hashedLines } from '../../src/files/lines/lines.js';
import { ensureFree, replaceSingle, writeSingle } from '../../src/files/single.js';
import { discardUnfinished } from '../../src/files/unfinished.js';
import { failureOf, told } from '../failing.js';
import { folderWith } from './temporary.js';

const sum = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('写一个文件', () => {
  it('写出整个文件,不留下别的', () => {
    const folder = folderWith();
    writeSingle('督导/表.xlsx', new TextEncoder().encode('内容'), folder);
    expect(readFileSync(join(folder, '督导/表.xlsx'), 'utf8')).toBe('内容');
    expect(readdirSync(join(folder, '督导'))).toEqual(['表.xlsx']);
    expect(statSync(join(folder, '督导/表.xlsx')).mode & 0o777).toBe(0o600);
    discardUnfinished();
    expect(existsSync(join(folder, '督导/表.xlsx'))).toBe(true);
  });

  it('磁盘不让写：说出文件的名称和原因，什么也不留下', () => {
    const folder = folderWith({ 文件: '' });
    const failure = failureOf(() => writeSingle('文件/表.xlsx', new Uint8Array(), folder));
    expect(failure).toMatchObject(
      told('output.notWritable', 3, { path: '文件/表.xlsx', reason: 'notFolder' }),
    );
    expect(readdirSync(folder)).toEqual(['文件']);
  });

  it('先看名称有没有人用，断了的链接也算有人用', () => {
    const folder = folderWith({ '表.xlsx': '' });
    symlinkSync('没有', join(folder, '断链.xlsx'));
    for (const name of ['表.xlsx', '断链.xlsx']) {
      const told3 = told('output.exists', 3, { path: name });
      expect(failureOf(() => ensureFree(name, folder))).toMatchObject(told3);
      expect(failureOf(() => writeSingle(name, new Uint8Array(), folder))).toMatchObject(told3);
    }
    expect(() => ensureFree('新的.xlsx', folder)).not.toThrow();
    expect(readdirSync(folder).sort()).toEqual(['断链.xlsx', '表.xlsx'].sort());
  });

  it('只替换同类的文件', () => {
    const folder = folderWith({ '份额.yaml': '# 份额：旧', '别的.yaml': '我的' });
    const isShares = (text: string) => text.startsWith('# 份额');
    const replace = (name: string) =>
      replaceSingle(name, new TextEncoder().encode('# 份额：新'), folder, isShares);
    replace('份额.yaml');
    replace('新的.yaml');
    expect(readFileSync(join(folder, '份额.yaml'), 'utf8')).toBe('# 份额：新');
    expect(readFileSync(join(folder, '新的.yaml'), 'utf8')).toBe('# 份额：新');
    expect(failureOf(() => replace('别的.yaml'))).toMatchObject(
      told('output.exists', 3, { path: '别的.yaml' }),
    );
    expect(failureOf(() => replace('.'))).toMatchObject(told('output.exists', 3, { path: '.' }));
    expect(readFileSync(join(folder, '别的.yaml'), 'utf8')).toBe('我的');
  });

  it('已有的文件不动', () => {
    const folder = folderWith({ '表.xlsx': '别人的' });
    expect(() => writeSingle('表.xlsx', new Uint8Array(), folder)).toThrow(
      expect.objectContaining({ code: 'output.exists' }),
    );
    expect(readFileSync(join(folder, '表.xlsx'), 'utf8')).toBe('别人的');
  });
});

describe('写出后有人填写的文件', () => {
  const ours = (content: string) =>
    folderWith({
      'a.xlsx': content,
      'data/manifest.json': JSON.stringify({
        tool: 'zengshou',
        outputs: [{ path: 'a.xlsx', sha256: sum('原样') }],
      }),
    });

  it('原样的不算,改过的算,删掉的不算,别人的文件夹不看', () => {
    expect(editedFile(ours('原样'))).toBeNull();
    expect(editedFile(ours('填写了'))).toBe('a.xlsx');
    expect(editedFile(folderWith({ 'b.xlsx': '' }))).toBeNull();
    expect(editedFile(join(folderWith(), '没有'))).toBeNull();
  });
});

describe('逐行读', () => {
  it('只有换行符分行,最后一行可以没有;校验值是全部字节的', async () => {
    const text = `一\n二\u2028三\r\n${'长'.repeat(100_000)}`;
    const folder = folderWith({ 'a.jsonl': text });
    const { lines, sha256 } = hashedLines(join(folder, 'a.jsonl'));
    const read: string[] = [];
    for await (const line of lines) read.push(line);
    expect(read).toEqual(['一', '二\u2028三\r', '长'.repeat(100_000)]);
    expect(sha256()).toBe(sum(text));
    writeFileSync(join(folder, 'b'), '');
    const none = hashedLines(join(folder, 'b'));
    for await (const line of none.lines) read.push(line);
    expect(read).toHaveLength(3);
  });
});
