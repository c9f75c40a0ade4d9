import { describe, expect, it } from 'vitest';
import { diskReason, refusedByDisk } from '../../src/files/disk.js';
import { diskRefusal as en } from '../../src/locales/en/failures/disk.js';
import { diskRefusal as zh } from '../../src/locales/zh/failures/disk.js';

const refused = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'open' });

describe('why the disk refused', () => {
  it.each([
    ['EACCES', 'denied'],
    ['EPERM', 'denied'],
    ['EBUSY', 'busy'],
    ['ENOENT', 'missing'],
    ['EISDIR', 'isFolder'],
  ])('%s is %s, with a sentence and a way out in both languages', (code, reason) => {
    expect(diskReason(refused(code))).toBe(reason);
    for (const words of [zh(reason), en(reason)]) {
      expect(words?.is).not.toContain(code);
      expect(words?.todo).toMatch(/[。.]$/);
    }
  });

  it('a code that nobody foresaw is told as it is; what is no code of a disk is none', () => {
    expect(diskReason(refused('EIO'))).toBe('EIO');
    expect(zh('EIO')?.is).toContain('EIO');
    expect(zh('pdf')).toBeNull();
    expect(diskReason(new TypeError('x'))).toBeNull();
  });
});

describe('a refusal that nobody expected', () => {
  const noThread = (why: string) =>
    Object.assign(new Error(`Worker initialization failure: ${why}`), {
      code: 'ERR_WORKER_INIT_FAILED',
    });

  it('names the file, but not the one that was one too many', () => {
    const of = (code: string) => refusedByDisk(Object.assign(refused(code), { path: '/x' }));
    expect(of('ENOSPC')).toMatchObject({ code: 'disk.refused', exitCode: 3 });
    expect(of('ENOSPC')?.params).toEqual({ path: '/x', reason: 'full' });
    expect(of('EMFILE')?.params).toEqual({ path: null, reason: 'tooManyOpen' });
    expect(refusedByDisk(refused('EROFS'))?.params).toEqual({ path: null, reason: 'readOnly' });
  });

  it('of a thread is read from its sentence', () => {
    expect(refusedByDisk(noThread('EMFILE'))?.params).toEqual({
      path: null,
      reason: 'tooManyOpen',
    });
    expect(refusedByDisk(noThread('out of memory'))).toBeNull();
  });

  it('is none where no person can put it right, or the disk has no part in it', () => {
    expect(refusedByDisk(refused('EIO'))).toBeNull();
    expect(refusedByDisk(new Error('EMFILE'))).toBeNull();
    expect(refusedByDisk(Object.assign(new Error('EMFILE'), { code: 'ERR_OTHER' }))).toBeNull();
    expect(refusedByDisk('EMFILE')).toBeNull();
  });
});
