import type { PolicyFile } from '../../../src/domain/schemas/policy-file.js';

/** A township's policy with every key. */
export const GOOD: PolicyFile = {
  name: '试用',
  trendBasis: 'net',
  tolerance: { amount: 0, rate: 0.01 },
  target: 0.22,
  monitoringLine: null,
  public: { threshold: 5 },
  warning: { redFall: 0.3 },
  brackets: [6000, 8000, 10_000, 15_000],
  causeWords: { 受灾: 6, 失业: 3 },
  noDisasterWords: ['风调雨顺'],
  monthShares: {
    'business.crops': [0, 0, 0, 0, 0, 0.1, 0, 0.1, 0.3, 0.4, 0.1, 0],
    default: 'even',
  },
  projection: { interval: { 3: { low: -0.0834, high: 0.0512 } } },
  bounds: {
    totals: { amount: 0.01, perCapita: 0.5 },
    wages: { min: 300, max: 300_000 },
    items: { 低保金: { min: 200, max: 60_000 }, 'transfers.pension': { min: 88, max: 60_000 } },
    perCapita: { min: 4000, max: 100_000 },
    monthlyWage: { min: 100, max: 30_000 },
    workMonths: { min: 0, max: 12 },
    loan: 50_000,
    jump: { up: 1, down: 0.5, amount: 2000 },
    itemJump: { up: 3, down: 0.75, amount: 3000 },
    unitRatio: { min: 1000, max: 100_000 },
    monthsTimesWage: 0.2,
  },
  severities: { 'id.region': 'off' },
  local: { travel: { amount: 1500, source: '示例文件', from: '2022-01-01', until: '2022-12-31' } },
};
