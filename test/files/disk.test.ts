import { describe, expect, it } from 'vitest';
import { diskReason } from '../../src/files/disk.js';
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
