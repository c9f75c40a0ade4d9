import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { changedAt, readDescriptor, readFile, readText } from '../../src/files/read.js';
import { sha256Of, sha256OfFile } from '../../src/files/sha256.js';
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

describe('reading what comes by a descriptor', () => {
  function readOpen(bytes: Uint8Array, most: number) {
    const path = join(folderWith(), '武村');
    writeFileSync(path, bytes);
    const file = openSync(path, 'r');
    try {
      return readDescriptor(file, most);
    } finally {
      closeSync(file);
    }
  }

  it('gives all of it in order, up to the limit, and refuses one byte more', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, n) => n % 251);
    const reading = readOpen(bytes, 200_000);
    expect('bytes' in reading && sha256Of(reading.bytes)).toBe(sha256Of(bytes));
    expect(readOpen(bytes, 199_999)).toEqual({ reason: 'tooLarge' });
    expect(readOpen(new Uint8Array(), 0)).toEqual({ bytes: Buffer.alloc(0) });
  });

  it('says what the disk refuses', () => {
    const folder = openSync(folderWith(), 'r');
    try {
      expect(readDescriptor(folder, 9)).toEqual({ reason: 'isFolder' });
    } finally {
      closeSync(folder);
    }
  });
});

describe('the sum of a file', () => {
  it('is that of all its bytes, however many', () => {
    const path = join(folderWith(), '武村');
    for (const length of [0, 1, 2 ** 20, 2 ** 20 + 1, 3 * 2 ** 20]) {
      const bytes = Uint8Array.from({ length }, (_, n) => n % 253);
      writeFileSync(path, bytes);
      expect(sha256OfFile(path)).toBe(sha256Of(bytes));
    }
  });

  it('is none where it cannot be read', () => {
    expect(sha256OfFile(join(folderWith(), '没有'))).toBeNull();
    expect(sha256OfFile(folderWith())).toBeNull();
  });
});

it('the moment of a change is in whole milliseconds', () => {
  const path = join(folderWith({ 武村: '' }), '武村');
  utimesSync(path, 1000.7654, 1000.7654);
  expect(changedAt(path)).toBe(1_000_765);
  expect(changedAt(`${path}没有`)).toBe(0);
  expect(changedAt(join(path, '长'.repeat(300)))).toBe(0);
  expect(() => changedAt('\0')).toThrow(TypeError);
  expect(statSync(path).mtimeMs).toBeGreaterThan(1_000_765);
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

  it('of more than 4 MB is refused', () => {
    const text = 'x'.repeat(4 * 2 ** 20);
    expect(read(new TextEncoder().encode(text))).toEqual({ text });
    expect(read(new TextEncoder().encode(`${text}x`))).toEqual({ reason: 'tooLarge' });
  });

  it('that is no text is refused', () => {
    expect(read(new Uint8Array([0x50, 0x4b, 0xff, 0xff]))).toEqual({ reason: 'notText' });
  });
});
