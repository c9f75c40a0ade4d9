import { describe, expect, it } from 'vitest';
import { manyToWrite } from '../../../../src/cli/options/single/crew.js';

describe('a thread for each core', () => {
  it('never comes on two cores, where a helper fills the second one', () => {
    expect(manyToWrite(2)).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([1, 3, 8])('comes with 30 villages on %d cores', (cores) => {
    expect(manyToWrite(cores)).toBe(30);
  });
});
