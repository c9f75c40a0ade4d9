import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAttempt, settleAttempt } from '../../src/files/attempt.js';
import { siblingName } from '../../src/files/staging.js';
import { discardUnfinished } from '../../src/files/unfinished.js';
import { failureOf, told } from '../failing.js';
import { manifestOf } from './results.js';
import { folderWith } from './temporary.js';

const UNIT = '结果/x/武村';

function attemptIn(folder: string, isDone = () => false) {
  return openAttempt(join(folder, UNIT), {
    folder,
    kept: join(folder, '结果/改过的/武村'),
    isDone,
  });
}

function written(folder: string, text: string, isDone?: () => boolean) {
  const attempt = attemptIn(folder, isDone);
  attempt.write('分村/武村.xlsx', text);
  attempt.write('data/manifest.json', manifestOf({ '分村/武村.xlsx': text }));
  return attempt;
}

const read = (folder: string) => readFileSync(join(folder, UNIT, '分村/武村.xlsx'), 'utf8');
const beside = (folder: string) => readdirSync(join(folder, '结果/x'));

describe('an attempt at the results of a unit', () => {
  it('makes them and the folders above, for nobody else to read', () => {
    const folder = folderWith();
    expect(written(folder, '一').commit()).toEqual({ kept: [], replacedOther: false });
    expect(read(folder)).toBe('一');
    expect(beside(folder)).toEqual(['武村']);
    for (const made of ['结果', '结果/x', UNIT]) {
      expect(statSync(join(folder, made)).mode & 0o777).toBe(0o700);
    }
  });

  it('that is discarded leaves nothing, not even the folders above', () => {
    const folder = folderWith();
    const attempt = written(folder, '一');
    attempt.discard();
    attempt.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is interrupted leaves nothing', () => {
    const folder = folderWith();
    written(folder, '一');
    discardUnfinished();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is discarded leaves folders in which another has begun', () => {
    const folder = folderWith();
    const first = written(folder, '一');
    const second = written(folder, '二');
    first.discard();
    second.commit();
    expect(read(folder)).toBe('二');
  });

  it('is refused before any work where something else stands', () => {
    const folder = folderWith({ [`${UNIT}/照片.jpg`]: '' });
    expect(failureOf(() => attemptIn(folder))).toMatchObject(
      told('output.notOurs', 3, { path: UNIT }),
    );
    expect(beside(folder)).toEqual(['武村']);
  });

  it('is refused at the end where something else has come to stand', () => {
    const folder = folderWith();
    const attempt = written(folder, '一');
    mkdirSync(join(folder, UNIT));
    writeFileSync(join(folder, UNIT, '照片.jpg'), '');
    expect(failureOf(() => attempt.commit()).code).toBe('output.notOurs');
    attempt.discard();
    expect(beside(folder)).toEqual(['武村']);
    expect(readdirSync(join(folder, UNIT))).toEqual(['照片.jpg']);
  });

  it('takes the place of other results, and keeps what somebody wrote into them', () => {
    const folder = folderWith();
    written(folder, '一').commit();
    writeFileSync(join(folder, UNIT, '分村/武村.xlsx'), '核实过了');
    const { kept } = written(folder, '二').commit();
    expect(kept).toMatchObject([{ files: ['分村/武村.xlsx'] }]);
    expect(read(folder)).toBe('二');
    expect(readFileSync(join(folder, '结果/改过的/武村/期间不明-1/分村/武村.xlsx'), 'utf8')).toBe(
      '核实过了',
    );
    expect(beside(folder)).toEqual(['武村']);
  });

  it('keeps nothing of results that nobody changed', () => {
    const folder = folderWith();
    written(folder, '一').commit();
    expect(written(folder, '二').commit().kept).toEqual([]);
    expect(existsSync(join(folder, '结果/改过的'))).toBe(false);
  });

  it('gives way to one that has made the same meanwhile', () => {
    const folder = folderWith();
    const slow = written(folder, '同', () => true);
    written(folder, '同').commit();
    expect(failureOf(() => slow.write('再写', ''))).toMatchObject(
      told('output.overtaken', 3, { path: UNIT }),
    );
    expect(failureOf(() => slow.commit()).code).toBe('output.overtaken');
    expect(beside(folder)).toEqual(['武村']);
  });

  it('gives way at the very end too, and leaves nothing of its own', () => {
    const folder = folderWith();
    const slow = written(folder, '同', () => true);
    const [own = ''] = beside(folder);
    renameSync(join(folder, '结果/x', own), join(folder, '藏'));
    written(folder, '同').commit();
    renameSync(join(folder, '藏'), join(folder, '结果/x', own));
    expect(failureOf(() => slow.commit())).toMatchObject(
      told('output.overtaken', 3, { path: UNIT }),
    );
    expect(beside(folder)).toEqual(['武村']);
    expect(read(folder)).toBe('同');
  });

  it('tells what the disk refuses by the name of the results', () => {
    const folder = folderWith({ 结果: '' });
    expect(failureOf(() => attemptIn(folder))).toMatchObject(
      told('output.notWritable', 3, { path: UNIT, reason: 'notFolder' }),
    );
  });

  it('flushes what it wrote in folders within folders', () => {
    const folder = folderWith();
    const attempt = written(folder, '一');
    attempt.write('甲/乙/丙.txt', '深');
    const [own = ''] = beside(folder);
    // What cannot be opened for writing cannot be flushed: it has to be looked at at all.
    const deep = join(folder, '结果/x', own, '甲/乙/丙.txt');
    rmSync(deep);
    symlinkSync('没有', deep);
    expect(failureOf(() => attempt.commit())).toMatchObject(
      told('output.notWritable', 3, { path: UNIT, reason: 'missing' }),
    );
    attempt.discard();
  });
});

describe('what other attempts left', () => {
  it('is removed, once results stand, and what was changed in it is kept', () => {
    const folder = folderWith();
    written(folder, '一').commit();
    const target = join(folder, UNIT);
    const old = join(folder, '结果/x', siblingName(target, 'old'));
    const begun = join(folder, '结果/x', siblingName(target, 'new'));
    renameSync(target, old);
    writeFileSync(join(old, '分村/武村.xlsx'), '核实过了');
    mkdirSync(begun);
    const other = join(folder, '结果/x', siblingName(join(folder, '结果/x/别村'), 'new'));
    mkdirSync(other);
    expect(settleAttempt(target, join(folder, '改过的'))).toMatchObject([
      { files: ['分村/武村.xlsx'] },
    ]);
    expect(beside(folder).map((name) => name.includes('别村'))).toEqual([true]);
  });
});
