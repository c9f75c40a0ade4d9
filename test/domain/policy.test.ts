import { describe, expect, it } from 'vitest';
import { policyFor, toPolicy } from '../../src/domain/policy.js';
import { GOOD } from './schemas/good-policy.js';

describe('a policy', () => {
  it('is held in whole fen and ten-thousandths', () => {
    const file = {
      ...GOOD,
      monitoringLine: 6500.55,
      tolerance: { amount: 0.29, rate: 0.0115 },
      warning: { redFall: 0.3001 },
    };
    const policy = toPolicy(file);
    expect(policy).toMatchObject({
      name: '试用',
      trendBasis: 'net',
      toleranceAmount: 29,
      toleranceRate: 115,
      target: 2200,
      monitoringLine: 650_055,
      redFall: 3001,
      brackets: [600_000, 800_000, 1_000_000, 1_500_000],
    });
    expect(policy.causeWords.get('受灾')).toBe(6);
  });

  it('has no monitoring line of its own', () => {
    expect(toPolicy(GOOD).monitoringLine).toBeNull();
  });
});

describe('amounts of a year in a period of other months', () => {
  const yearly = toPolicy({ ...GOOD, monitoringLine: 6500, brackets: [6000, 8000.01] });

  it.each([
    [12, 650_000, [600_000, 800_001]],
    [9, 487_500, [450_000, 600_001]],
    [1, 54_167, [50_000, 66_667]],
    [24, 1_300_000, [1_200_000, 1_600_002]],
  ])('of %i months', (months, line, brackets) => {
    expect(policyFor(yearly, months)).toMatchObject({ monitoringLine: line, brackets });
  });

  it('leaves rates, tolerance and a missing line as they are', () => {
    const scaled = policyFor(toPolicy(GOOD), 9);
    expect(scaled).toMatchObject({ monitoringLine: null, target: 2_200, redFall: 3_000 });
    expect(scaled.toleranceRate).toBe(100);
  });
});
