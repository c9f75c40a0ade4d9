import { describe, expect, it } from 'vitest';
import { CAUSES, FACTOR, FACTOR_KEYS, FACTOR_NUMBERS, factorKey } from '../../src/domain/factor.js';

describe('the factors', () => {
  it('are numbered as in the source document', () => {
    expect(FACTOR_NUMBERS.map(factorKey)).toEqual(FACTOR_KEYS);
    expect(factorKey(4)).toBe('dibao');
    expect(factorKey(8)).toBe('other');
    expect(FACTOR_KEYS.map((key) => FACTOR[key])).toEqual(FACTOR_NUMBERS);
  });

  it('each have their causes, no cause twice', () => {
    for (const key of FACTOR_KEYS) expect(new Set(CAUSES[key]).size).toBe(CAUSES[key].length);
    expect(CAUSES.disaster).toEqual([]);
  });
});
