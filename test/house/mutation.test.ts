import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { mutantsOf } from '../../scripts/mutate/mutants.js';

/** What becomes of the one line of a file. */
const mutated = (code: string): readonly string[] => mutantsOf('a.ts', code).map(({ now }) => now);

describe('the mutants of a line', () => {
  it.each([
    ['f(a < b);', ['f(a <= b);', ';']],
    ['f(a >= b);', ['f(a > b);', ';']],
    ['f(a === b);', ['f(a !== b);', ';']],
    ['f(a + b);', ['f(a - b);', ';']],
    ['f(a % b);', ['f(a * b);', ';']],
    ['f(a && b);', ['f(a || b);', 'f(a);', 'f(b);', ';']],
    ['f(a || g());', ['f(a && g());', 'f(a);', 'f(g());', 'f(a || !g());', ';']],
    ['f(a ?? b);', ['f(a);', 'f(b);', ';']],
    ['f(!a);', ['f(a);', ';']],
    ['f(0);', ['f((-1));', 'f(1);', ';']],
    ['f(true);', ['f(false);', ';']],
    ["f(['a', 'b']);", ["f(['b']);", "f(['a']);", ';']],
    ['if (a) f;', ['if (true) f;', 'if (false) f;', 'if (a) ;']],
    ['const c = a ? b : d;', ['const c = true ? b : d;', 'const c = false ? b : d;']],
    ['while (a) f;', ['while (false) f;', 'while (a) ;']],
    [
      'const c = () => a > b;',
      ['const c = () => true;', 'const c = () => false;', 'const c = () => a >= b;'],
    ],
    ['a += b;', ['a -= b;', ';']],
    ['const c = a.filter(b);', ['const c = a;']],
    ['const c = a.some(b);', ['const c = a.every(b);']],
    ['const c = Math.round(a);', ['const c = a;']],
    ['const c = Math.max(a, b);', ['const c = Math.min(a, b);']],
  ])('%s', (code, expected) => {
    expect([...mutated(code)].sort()).toEqual([...expected].sort());
  });

  it.each([
    "import { a } from './b.js';",
    'type A = 1 | true;',
    'const c: 1 = d as 2;',
    'const c = f(a);',
    'const c = a.toLocaleString();',
    'for (const a of b) {}',
    'for (;;) {}',
  ])('%s has none', (code) => {
    expect(mutated(code)).toEqual([]);
  });

  it('names the lines that change and holds the whole file', () => {
    const code = 'const a =\n  b < c;\nf(d);\n';
    expect(mutantsOf('a.ts', code)[0]).toEqual({
      file: 'a.ts',
      line: 2,
      was: 'b < c;',
      now: 'b <= c;',
      code: 'const a =\n  b <= c;\nf(d);\n',
    });
  });
});

/** Patience is a guard against a hang: however busy the machine, these mutants do not hang. */
const ALONE = ['--jobs', '1', '--patience', '600'];

describe('npm run mutate', () => {
  const mutate = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['scripts/run.js', 'scripts/mutate.ts', ...ALONE, ...args], {
      encoding: 'utf8',
    });

  it('the tests of a rule notice that it is broken', () => {
    const tests = ['--tests', 'test/checks/welfare.test.ts'];
    const { status, stdout } = mutate('src/checks/rules/welfare.ts', ...tests, '--every', '12');
    expect(stdout).toBe('6 mutants: 6 killed, 0 timed out, 0 known to be equivalent, 0 survived\n');
    expect(status).toBe(0);
  });

  it('what no test notices is said and ends with 1', () => {
    const tests = ['--tests', 'test/domain/money.test.ts'];
    const { status, stdout } = mutate('src/domain/names/order.ts', ...tests, '--every', '3');
    expect(stdout).toContain('survived: src/domain/names/order.ts');
    expect(status).toBe(1);
  });
});
