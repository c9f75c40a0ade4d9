import { describe, expect, it } from 'vitest';
import type {
  Allowed,
  ConfigProblem,
  ConfigProblemKind,
} from '../../src/domain/findings/config-problem.js';
import { configProblemText as en } from '../../src/locales/en/failures/problems.js';
import { configProblemText as zh } from '../../src/locales/zh/failures/problems.js';

const KINDS: readonly ConfigProblemKind[] = [
  'syntax',
  'duplicateKey',
  'alias',
  'fullWidthColon',
  'notMapping',
  'unknownKey',
  'missingKey',
  'notAllowed',
];
const BOUNDS = [
  [null, null],
  [2, null],
  [null, 5],
  [2, 5],
  [2, 2],
] as const;
const ALLOWED: readonly (Allowed | null)[] = [
  null,
  { kind: 'oneOf', values: ['net', 'perCapita'] },
  ...BOUNDS.flatMap(([least, most]): Allowed[] => [
    // A list is too short or too long, never held against both.
    ...(most === 5 && least === 2 ? [] : [{ kind: 'list', least, most } as const]),
    { kind: 'number', least, most, whole: false },
    { kind: 'number', least, most, whole: true },
  ]),
];
const nothing: Omit<ConfigProblem, 'problem'> = {
  line: null,
  key: 'bounds',
  value: null,
  allowed: null,
  nearest: null,
};

describe('what is wrong in a policy, in both languages', () => {
  it.each(KINDS)('%s: what is not known is left out, not told as null', (problem) => {
    for (const allowed of ALLOWED) {
      for (const part of [{}, { line: 3 }, { value: '五' }, { nearest: 'bound' }]) {
        const found = { problem, ...nothing, allowed, ...part };
        for (const text of [zh(found), en(found)]) {
          expect(text).not.toMatch(/null|undefined/);
          expect(text.length).toBeGreaterThan(5);
        }
      }
    }
  });

  it('every bound has words of its own', () => {
    const texts = ALLOWED.map(
      (allowed) => ({ problem: 'notAllowed', ...nothing, allowed }) as const,
    );
    for (const said of [zh, en]) expect(new Set(texts.map(said)).size).toBe(ALLOWED.length);
    expect(zh({ problem: 'notAllowed', ...nothing, allowed: ALLOWED[2] ?? null })).toContain(
      '列表，如 [1, 2]',
    );
  });
});
