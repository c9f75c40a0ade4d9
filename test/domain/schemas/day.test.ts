import { describe, expect, it } from 'vitest';
import { daySchema } from '../../../src/domain/schemas/day.js';

describe('a day in a file of settings', () => {
  it('is read as people write it', () => {
    expect(daySchema().parse('2022年1月5日')).toBe('2022-01-05');
    expect(daySchema().parse('2024-02-29')).toBe('2024-02-29');
  });

  it('is refused where the calendar has none such, and where it is no text', () => {
    for (const value of ['2023-02-29', '昨天', '', 20_221_015, null]) {
      expect(daySchema().safeParse(value).success).toBe(false);
    }
  });
});
