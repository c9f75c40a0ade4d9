import { expect, test } from 'vitest';
import { profileOf } from '../../src/cli/profile.js';

test.each([
  [['analyze'], 'analyze'],
  [['validate', '本年'], 'validate'],
  [['--lang', 'en', 'validate'], 'validate'],
  [['--lang=en', '--no-color', 'analyze'], 'analyze'],
  [['explain', 'analyze'], 'start'],
  [['--lang', 'analyze'], 'start'],
  [['--help'], 'start'],
  [[], 'start'],
])('%j is served with the code cache of %s', (argv, profile) => {
  expect(profileOf(argv)).toBe(profile);
});
