import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readInto, writeWhole } from '../../src/files/handles.js';
import { folderWith } from './temporary.js';

/** A disk takes and gives no more than this at a time. */
const AT_A_TIME = 3;

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const some = (length: number) => Math.min(length, AT_A_TIME);
  return {
    ...fs,
    writeSync: (handle: number, bytes: Uint8Array, from: number, length: number, at: number) =>
      fs.writeSync(handle, bytes, from, some(length), at),
    readSync: (handle: number, into: Uint8Array, from: number, length: number, at: number) =>
      fs.readSync(handle, into, from, some(length), at),
  };
});

describe('a disk that takes and gives a part at a time', () => {
  let path = '';
  let handle = 0;
  beforeEach(() => {
    path = join(folderWith(), '行');
    handle = openSync(path, 'wx+');
  });
  afterEach(() => closeSync(handle));

  const text = (into: Uint8Array, read: number): string =>
    Buffer.from(into.subarray(0, read)).toString();

  it('is written to the end, at a place and behind what is there', () => {
    writeWhole(handle, Buffer.from('甲乙丙丁'));
    writeWhole(handle, Buffer.from('戊己'));
    writeWhole(handle, Buffer.from('子丑'), 3);
    expect(readFileSync(path, 'utf8')).toBe('甲子丑丁戊己');
  });

  it('is read to the end, from a place and behind what was read', () => {
    writeWhole(handle, Buffer.from('甲乙丙丁'));
    const two = new Uint8Array(6);
    expect(text(two, readInto(handle, two, 3))).toBe('乙丙');
    closeSync(handle);
    handle = openSync(path, 'r');
    expect(text(two, readInto(handle, two))).toBe('甲乙');
    expect(text(two, readInto(handle, two))).toBe('丙丁');
  });

  it('says how much there was, where that is less', () => {
    writeWhole(handle, Buffer.from('甲乙丙丁'));
    const many = new Uint8Array(100);
    expect(text(many, readInto(handle, many, 6))).toBe('丙丁');
    expect(readInto(handle, many, 12)).toBe(0);
  });
});
