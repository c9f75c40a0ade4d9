import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readFile, readText } from '../../src/files/read.js';
import { folderWith } from './temporary.js';

describe('reading a file', () => {
  it('gives its bytes up to the limit, and refuses one byte more', () => {
    const path = join(folderWith({ 武村: '12345' }), '武村');
    expect(readFile(path, 5)).toEqual({ bytes: new TextEncoder().encode('12345') });
    expect(readFile(path, 4)).toEqual({ reason: 'tooLarge' });
  });

  it('says why there is nothing to read', () => {
    const folder = folderWith({ 文件: '' });
    mkdirSync(join(folder, '夹'));
    spawnSync('mkfifo', [join(folder, '管道')]);
    const reason = (name: string) => readFile(join(folder, name), 9);
    expect(reason('没有')).toEqual({ reason: 'missing' });
    expect(reason('夹')).toEqual({ reason: 'isFolder' });
    expect(reason('管道')).toEqual({ reason: 'notFile' });
    expect(reason('文件/下面')).toEqual({ reason: 'notFolder' });
    expect(reason('长'.repeat(300))).toEqual({ reason: 'nameTooLong' });
    expect(reason('文件')).toEqual({ bytes: new Uint8Array() });
  });
});

describe('reading a configuration file', () => {
  const read = (bytes: Uint8Array) => {
    const path = join(folderWith(), '政策.yaml');
    writeFileSync(path, bytes);
    return readText(path);
  };

  it.each(['utf8', 'gb18030'])('in %s gives its text', (encoding) => {
    expect(read(iconv.encode('name: 某县𠮷', encoding))).toEqual({ text: 'name: 某县𠮷' });
  });

  it('without the mark of its encoding', () => {
    expect(read(iconv.encode('name: 某县', 'utf8', { addBOM: true }))).toEqual({
      text: 'name: 某县',
    });
  });

  it('that is no text is refused', () => {
    expect(read(new Uint8Array([0x50, 0x4b, 0xff, 0xff]))).toEqual({ reason: 'notText' });
  });
});
