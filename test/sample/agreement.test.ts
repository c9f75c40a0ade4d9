import { beforeAll, describe, expect, it } from 'vitest';
import { fixtureTownship } from '../../scripts/fixtures/fixtures.js';
import { CAUSES, FACTOR_KEYS, FACTOR_NUMBERS } from '../../src/domain/factor.js';
import type { HouseholdResult } from '../../src/domain/outcomes/result.js';
import { makeTownship } from '../../src/sample/township.js';
import { figures, type ReadTownship, readTownship, resultsOf } from './analyse.js';

const read = (style: 'clean' | 'messy', seed: number, villages = 10, households = 30) =>
  readTownship(makeTownship({ villages, households, seed, style }));

const byKey = (township: ReadTownship) =>
  resultsOf(township)
    .map(figures)
    .sort((a, b) => `${a.village}${a.id}`.localeCompare(`${b.village}${b.id}`));

describe('two ways of writing, the same facts', () => {
  it.each([
    [1, 10, 30],
    [2, 13, 17],
  ])('clean and messy give the same results (seed %i)', async (seed, villages, households) => {
    const clean = await read('clean', seed, villages, households);
    const messy = await read('messy', seed, villages, households);
    expect(byKey(messy)).toEqual(byKey(clean));
    expect(messy.matching.priorOnly).toHaveLength(clean.matching.priorOnly.length);
    expect(messy.matching.currentOnly).toHaveLength(clean.matching.currentOnly.length);
    expect(messy.batch.rejections).toEqual([]);
    expect(messy.tables.flatMap(({ findings }) => findings.map(({ code }) => code))).not.toContain(
      'intake.unknownColumn',
    );
  });

  it('fixtures/ show all factors, households not found, new and not surveyed, no mistakes', async () => {
    const fixtures = await readTownship(fixtureTownship());
    const results = resultsOf(fixtures);
    const tags = results
      .flatMap(({ factors }) => factors)
      .filter(({ basis }) => basis !== 'declared');
    expect([...new Set(tags.map(({ factor }) => factor))].sort()).toEqual(FACTOR_NUMBERS);
    expect(new Set(results.map(({ matchedBy }) => matchedBy))).toEqual(
      new Set(['id', 'idNumber', 'name']),
    );
    expect(fixtures.batch.current.rejected).toEqual([]);
    expect(fixtures.matching.priorOnly.length).toBeGreaterThan(0);
    expect(fixtures.matching.currentOnly.length).toBeGreaterThan(0);
    expect(fixtures.batch.current.households.some(({ row }) => !row.surveyed)).toBe(true);
    expect(fixtures.tables.every(({ period }) => period !== null)).toBe(true);
  });
});

describe.each([1, 7, 2022])('a township of 10 × 30 (seed %i)', (seed) => {
  let clean: ReadTownship;
  let results: readonly HouseholdResult[];
  beforeAll(async () => {
    clean = await read('clean', seed);
    results = resultsOf(clean);
  });

  it('most rise, about a fifth falls', () => {
    const share = (trend: string) =>
      results.filter((result) => result.trend === trend).length / results.length;
    expect(share('up')).toBeGreaterThan(0.65);
    expect(share('down')).toBeGreaterThan(0.17);
    expect(share('down')).toBeLessThan(0.25);
  });

  it('every factor and every cause is there', () => {
    const causes = new Map(FACTOR_KEYS.map((key) => [key, new Set<string>()]));
    for (const { key, causes: found } of results.flatMap(({ factors }) => factors)) {
      for (const cause of found) causes.get(key)?.add(cause);
    }
    for (const key of FACTOR_KEYS) {
      const found = [...(causes.get(key) ?? [])];
      if (key === 'disaster') expect(found.length).toBeGreaterThanOrEqual(4);
      else expect(found.sort()).toEqual([...CAUSES[key]].sort());
    }
  });

  it('wages and business are the most frequent factors, none is rare or everywhere', () => {
    const shares = FACTOR_KEYS.map(
      (key) =>
        results.filter(({ factors }) => factors.some((tag) => tag.key === key)).length /
        results.length,
    );
    for (const share of shares) {
      expect(share).toBeGreaterThan(0.005);
      expect(share).toBeLessThan(0.2);
    }
    const [business = 0, , wages = 0] = shares;
    expect(Math.min(business, wages)).toBeGreaterThan(0.06);
  });

  it('a clean township has nothing to object to', () => {
    expect(clean.batch.rejections).toEqual([]);
    expect(clean.matching.findings).toEqual([]);
    expect(clean.tables.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('households match by 户编号, by ID number and by name', () => {
    expect(new Set(results.map(({ matchedBy }) => matchedBy))).toEqual(
      new Set(['id', 'idNumber', 'name']),
    );
  });
});
