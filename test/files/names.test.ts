import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileNames } from '../../src/files/names.js';

const one = (name: string) => safeFileNames([name])[0];

describe('a village as a file name', () => {
  it.each([
    ['北张村', '北张村'],
    ['北张村(新)', '北张村(新)'],
    ['../../etc/passwd', '__.._etc_passwd'],
    ['..\\x', '__x'],
    ['C:\\武村', 'C__武村'],
    ['CON', '_CON'],
    ['con.xlsx', '_con.xlsx'],
    ['COM1', '_COM1'],
    ['lpt1', '_lpt1'],
    ['LPT9.xlsx', '_LPT9.xlsx'],
    ['lpt10', 'lpt10'],
    ['aux.txt', '_aux.txt'],
    ['prn', '_prn'],
    ['nul ', 'nul_'],
    ['conin$', '_conin$'],
    ['CONOUT$', '_CONOUT$'],
    ['auxiliary', 'auxiliary'],
    ['COM¹', '_COM¹'],
    ['COM10', 'COM10'],
    ['NULL', 'NULL'],
    ['武村.', '武村_'],
    ['武村 ', '武村_'],
    ['.隐藏', '_隐藏'],
    ['a\u0000b\u001f\u202ec', 'a_b__c'],
    ['\ud800', '_'],
    ['', '_'],
    ['..', '_'],
    ['<>:"/\\|?*', '_________'],
    ['__proto__', '__proto__'],
  ])('%j becomes %j', (name, expected) => {
    expect(one(name)).toBe(expected);
  });

  it('is cut between characters where it is too long', () => {
    expect(one('村'.repeat(40))).toBe('村'.repeat(40));
    expect(one('村'.repeat(41))).toBe('村'.repeat(40));
    expect(one('𠮷'.repeat(31))).toBe('𠮷'.repeat(30));
  });

  it('two that collide stay two, also where case does not count', () => {
    expect(safeFileNames(['a/b', 'a_b', 'A:B'])).toEqual(['a_b(2)', 'a_b(3)', 'A_B']);
    expect(safeFileNames(['武村', '武村'])).toEqual(['武村', '武村(2)']);
    expect(safeFileNames(['e\u0301', '\u00e9'])).toEqual(['\u00e9', '\u00e9(2)']);
  });

  it('a number given to one is not taken from another', () => {
    expect(safeFileNames(['A', 'a', 'A(2)'])).toEqual(['A', 'a(3)', 'A(2)']);
  });

  it('law: all are different for every system, safe, and no longer than allowed', () => {
    const names = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('CON', 'con', 'Con ', '武村', '武村.', '..', '', 'aux.', 'ﬁ', 'fi'),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(names, (all) => {
        const safe = safeFileNames(all);
        expect(new Set(safe.map((name) => name.normalize('NFKC').toLowerCase())).size).toBe(
          all.length,
        );
        for (const name of safe) {
          expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^\.|[. ]$|^$/u);
          expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
          expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(120);
        }
      }),
    );
  });

  it('law: the order of the villages does not change their files', () => {
    const pairs = (names: readonly string[]) => {
      const files = safeFileNames(names);
      return names.map((name, n) => `${name}\n${files[n]}`).sort();
    };
    const names = fc.array(fc.constantFrom('A', 'a', 'a/b', 'a_b', 'A(2)', '武村'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(names, (all) => {
        expect(pairs([...all].reverse())).toEqual(pairs(all));
      }),
    );
  });
});
