import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftBy, recover, removeAbandoned, restore, siblingName } from '../../src/files/staging.js';
import { folderWith } from './temporary.js';

const HERE = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
const ELSEWHERE = HERE === '000000' ? '000001' : '000000';
/** Larger than any process number of a system. */
const NOBODY = 4_194_305;
const DAY = 24 * 60 * 60;

interface Left {
  readonly of?: string;
  readonly kind?: 'new' | 'old';
  readonly host?: string;
  readonly pid?: number;
  /** Seconds since it was last changed. */
  readonly age?: number;
}

/** What another run left in a folder; the name of it. */
function leave(folder: string, left: Left): string {
  const { of = '结果', kind = 'new', host = HERE, pid = NOBODY, age = 0 } = left;
  const name = `.${of}.zengshou-${kind}-${host}-${pid}-${'0'.repeat(6)}`;
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, '武村.xlsx'), '上月');
  const changed = Date.now() / 1000 - age;
  utimesSync(path, changed, changed);
  return name;
}

describe('what other runs have begun', () => {
  it.each([
    ['of a process that is gone', {}, true],
    ['of a process with the number of this one, from before it', { pid: process.pid }, true],
    ['of a process that runs', { pid: process.ppid }, false],
    ['of one that runs as someone else', { pid: 1 }, false],
    ['of another machine', { host: ELSEWHERE }, false],
    ['of another machine, nearly a day ago', { host: ELSEWHERE, age: DAY - 60 }, false],
    ['of another machine, more than a day ago', { host: ELSEWHERE, age: DAY + 1 }, true],
    ['of a number that runs, more than a day ago', { pid: process.ppid, age: DAY + 1 }, true],
    ['of other results beside these', { of: '别的' }, true],
    ['and is not unfinished but moved away', { kind: 'old' }, false],
  ] as const)('%s', (_, left, isRemoved) => {
    const folder = folderWith();
    leave(folder, left);
    removeAbandoned(folder);
    expect(readdirSync(folder)).toHaveLength(isRemoved ? 0 : 1);
  });

  it('by this very process stays, and so does whatever is called otherwise', () => {
    const folder = folderWith();
    mkdirSync(join(folder, siblingName(join(folder, '结果'), 'new')));
    for (const name of ['.结果.zengshou-new', `x${leave(folder, {}).slice(1)}`]) {
      mkdirSync(join(folder, name));
    }
    removeAbandoned(folder);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('is listed by results and kind, alive or not, in order', () => {
    const folder = folderWith();
    const target = join(folder, '结果');
    const [b, a] = [leave(folder, { pid: 22 }), leave(folder, { pid: 11 })];
    leave(folder, { of: '别的' });
    const old = leave(folder, { kind: 'old', pid: process.ppid });
    expect(leftBy(target, 'new')).toEqual([join(folder, a), join(folder, b)]);
    expect(leftBy(target, 'old')).toEqual([join(folder, old)]);
  });
});

describe('results that a killed run had moved away', () => {
  const recovered = (target: string): void => {
    recover(target);
  };
  const text = (folder: string): string => readFileSync(join(folder, '结果/武村.xlsx'), 'utf8');

  it.each([
    ['recover', recovered],
    ['restore', restore],
  ] as const)(
    'come back where nothing took their place (%s)',
    (_, act: (target: string) => void) => {
      const folder = folderWith();
      leave(folder, { kind: 'old' });
      act(join(folder, '结果'));
      expect(text(folder)).toBe('上月');
      expect(readdirSync(folder)).toEqual(['结果']);
    },
  );

  it.each([
    ['recover', recovered],
    ['restore', restore],
  ] as const)('of other results stay where they are (%s)', (_, act) => {
    const folder = folderWith();
    const name = leave(folder, { kind: 'old', of: '别的' });
    act(join(folder, '结果'));
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('are removed by the next run where others took their place, and left by who only reads', () => {
    const folder = folderWith({ '结果/武村.xlsx': '本月' });
    const name = leave(folder, { kind: 'old' });
    restore(join(folder, '结果'));
    expect(readdirSync(folder).sort()).toEqual([name, '结果'].sort());
    expect(recover(join(folder, '结果'))).toEqual([]);
    expect(text(folder)).toBe('本月');
    expect(readdirSync(folder)).toEqual(['结果']);
  });

  it('are not looked for where there is no folder', () => {
    const folder = folderWith();
    restore(join(folder, '没有/结果'));
    expect(existsSync(join(folder, '没有'))).toBe(false);
  });
});
