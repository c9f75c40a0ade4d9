import { describe, expect, it } from 'vitest';
import { refuseTooManyVillages } from '../../src/run/analyze/township.js';
import { failureOf, told } from '../failing.js';

describe('一批的村数', () => {
  it('两千个照常分析,多一个就拒绝', () => {
    expect(() => refuseTooManyVillages(2000)).not.toThrow();
    expect(failureOf(() => refuseTooManyVillages(2001))).toMatchObject(
      told('input.tooManyVillages', 3, { villages: 2001, most: 2000 }),
    );
  });
});
