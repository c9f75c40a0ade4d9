import { describe, expect, it } from 'vitest';
import { whatIfText } from '../../../src/results/verbs/what-if.js';
import { whatIf } from '../../../src/run/analyze/what-if.js';
import { policyWith } from '../../analysis/ask.js';
import { gatheredFixtures } from '../results-folder.js';

const gathered = await gatheredFixtures();
const trial = (own: object) =>
  whatIf({
    township: '北张乡',
    present: policyWith({}),
    changed: policyWith(own),
    gathered,
  });

describe('政策试算:全乡', () => {
  it('同一政策:没有不同,没有变动的户,各村的数相同', () => {
    const { differences, households, township, villages } = trial({});
    expect({ differences, households, shifted: township.shifted }).toEqual({
      differences: [],
      households: [],
      shifted: 0,
    });
    for (const { present, changed } of villages) expect(changed).toEqual(present);
  });

  it('变动的户加起来就是各村的变动;达标户数的变化等于各户的变化', () => {
    const { households, township, villages } = trial({ target: 0.1, tolerance: { rate: 0.1 } });
    expect(households.length).toBeGreaterThan(5);
    expect(villages.reduce((sum, { shifted }) => sum + shifted, 0)).toBe(households.length);
    const newlyMet = households.filter(({ met }) => met?.current === true).length;
    expect(township.changed.target.met - township.present.target.met).toBe(newlyMet);
    const noLonger = households.filter(
      ({ trend }) => trend?.prior === 'down' && trend.current !== 'down',
    ).length;
    expect(township.present.trend.down.households - township.changed.trend.down.households).toBe(
      noLonger,
    );
    const lost = (key: string) =>
      households.filter(({ factors }) => factors.removed.some((one) => one === key)).length;
    const gained = (key: string) =>
      households.filter(({ factors }) => factors.added.some((one) => one === key)).length;
    township.present.factors.forEach(({ key, households: before }, n) => {
      const after = township.changed.factors[n]?.households ?? Number.NaN;
      expect(after).toBe(before - lost(key) + gained(key));
    });
  });

  it('写成 JSON:金额为元,证件号码隐去', () => {
    const options = {
      present: { name: '现行', sha256: 'a' },
      changed: { name: '试算', sha256: 'b' },
      unmasked: false,
    };
    const text = whatIfText(trial({ monitoringLine: 8000 }), options);
    const written = JSON.parse(text);
    expect(written.differences).toEqual([{ key: 'monitoringLine', present: null, changed: 8000 }]);
    expect(written.households.length).toBe(written.township.shifted);
    expect(text).not.toMatch(/\d{17}[\dX]/);
  });
});
