import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { readConfiguration } from '../../src/policy/configuration.js';
import { problemsOf } from '../../src/policy/problems.js';

const keys = (count: number): string =>
  Array.from({ length: count }, (_, n) => `k${n}: 1\n`).join('');

describe('a configuration of very many keys', () => {
  it('names the first 50 that are unknown and counts the rest', () => {
    const reading = readConfiguration(keys(3000));
    if (!('configuration' in reading)) throw new Error('not read');
    const { configuration } = reading;
    const schema = z.strictObject({ name: z.string().nullish() });
    const { error } = schema.safeParse(configuration.value);
    if (error === undefined) throw new Error('accepted');
    const problems = problemsOf(error, schema, configuration, configuration.value);
    expect(problems).toHaveLength(51);
    expect(problems[49]).toMatchObject({ problem: 'unknownKey', key: 'k49', line: 50 });
    expect(problems[50]).toMatchObject({ problem: 'more', value: '2950' });
  });

  it('still finds a key that stands twice, in any mapping, with its line', () => {
    const problem = (text: string) => {
      const reading = readConfiguration(text);
      return 'problems' in reading ? reading.problems[0] : null;
    };
    expect(problem(`${keys(500)}k7: 2\n`)).toMatchObject({
      problem: 'duplicateKey',
      key: 'k7',
      line: 501,
    });
    expect(problem('a:\n  - b: 1\n    b: 2\n')).toMatchObject({ key: 'b', line: 3 });
    expect(problem('a:\n  b: 1\nc:\n  b: 1\n')).toBeNull();
  });

  it('compares no key with every other one', () => {
    const compared = (count: number): number => {
      const some = vi.spyOn(Array.prototype, 'some');
      try {
        readConfiguration(keys(count));
        return some.mock.contexts.reduce<number>((sum, list) => sum + (list as []).length, 0);
      } finally {
        some.mockRestore();
      }
    };
    expect(compared(400)).toBeLessThanOrEqual(5 * compared(100));
  });
});
