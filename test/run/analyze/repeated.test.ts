import { describe, expect, it } from 'vitest';
import { repeatedInMemory } from '../../../src/run/analyze/repeated.js';
import { reportsOf, sampleVillages } from '../../reports/build.js';

const { township } = reportsOf(sampleVillages(4, 40));

/** How many objects stand in memory for parts of one text. */
const objectsOf = (parts: readonly unknown[]): number => new Set(parts).size;
const textsOf = (parts: readonly unknown[]): number =>
  new Set(parts.map((part) => JSON.stringify(part))).size;

describe('多户一样的部分', () => {
  it('内容不变，一样的措施和人口在内存里各只有一份', () => {
    const kept = repeatedInMemory();
    const briefs = structuredClone(township.households).map((one) => kept(one));
    expect(briefs).toEqual(township.households);
    for (const part of ['measures', 'population'] as const) {
      const all = briefs.map((brief) => brief[part]);
      expect(objectsOf(all)).toBe(textsOf(all));
      expect(objectsOf(all)).toBeLessThan(objectsOf(township.households.map((one) => one[part])));
    }
  });
});
