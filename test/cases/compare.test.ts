import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  closingLine,
  compareHouseholds,
  compareRun,
  compareSummaries,
  differences,
  type Json,
  type JsonObject,
  readLines,
} from './compare.js';

const EXPECTED = join(import.meta.dirname, 'township-a/expected');
const LINES = readLines(join(EXPECTED, 'households.jsonl'));
const SUMMARY: JsonObject = JSON.parse(readFileSync(join(EXPECTED, 'summary.json'), 'utf8'));

/** A copy with one value changed: `path` is made of keys and places. */
function changed<T extends Json>(value: T, path: readonly (string | number)[], to: Json): T {
  const copy = structuredClone(value);
  let inner = copy as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) inner = inner[key] as typeof inner;
  inner[path.at(-1) ?? ''] = to;
  return copy;
}

const tagged = LINES.findIndex(({ factors }) => Array.isArray(factors) && factors.length > 1);
const faultsOf = (found: readonly Json[]) => compareHouseholds(LINES, found).fields.faults;
const faultsAfter = (path: readonly (string | number)[], to: Json) =>
  faultsOf(changed(LINES, path, to));

describe('comparing with what must come out', () => {
  it('finds nothing where nothing differs, and counts every field', () => {
    const comparison = compareRun(EXPECTED, EXPECTED);
    expect(differences(comparison)).toEqual([]);
    expect(closingLine(comparison)).toMatch(/^households (\d+)\/\1, fields (\d+)\/\2, .* agree$/);
    expect(comparison.fields.total).toBeGreaterThan(100 * LINES.length);
  });

  it('takes the clean and the messy township for the same truth', () => {
    const messy = join(import.meta.dirname, 'township-a-messy/expected');
    expect(differences(compareRun(EXPECTED, messy))).toEqual([]);
  });

  it('finds a number that is wrong by one fen', () => {
    const net = LINES[0]?.income as { current: { net: number } };
    const faults = faultsAfter([0, 'income', 'current', 'net'], net.current.net + 0.01);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/\.income\.current\.net: expected .*, found /);
  });

  it('takes no text, boolean or null for a number', () => {
    for (const wrong of ['2', true, null]) {
      expect(faultsAfter([0, 'population', 'current'], wrong)).toHaveLength(1);
    }
  });

  it('finds a missing key', () => {
    const { headcount, ...rest } = LINES[0] as JsonObject;
    expect(headcount).toBeDefined();
    expect(faultsOf([rest, ...LINES.slice(1)])).toEqual([
      expect.stringMatching(/\.headcount: expected false, found nothing$/),
    ]);
  });

  it('finds an extra item, and leaves other extra keys free', () => {
    expect(faultsAfter([0, 'items', 'current', 'wages.invented'], 0)).toHaveLength(1);
    expect(faultsAfter([0, 'invented'], 0)).toEqual([]);
  });

  it('leaves evidence, reasons and questions free', () => {
    expect(faultsAfter([tagged, 'factors', 0, 'evidence'], 'anything')).toEqual([]);
    const measured = LINES.findIndex(({ measures }) => (measures as Json[]).length > 0);
    expect(faultsAfter([measured, 'measures', 0, 'reason'], 'anything')).toEqual([]);
  });

  it('finds a missing household and counts all its fields as wrong', () => {
    const { households, fields } = compareHouseholds(LINES, LINES.slice(1));
    expect(fields.faults).toEqual([expect.stringContaining('expected "a line", found nothing')]);
    expect(households).toEqual({ right: LINES.length - 1, total: LINES.length });
    expect(fields.total - fields.right).toBeGreaterThan(100);
  });

  it('finds a household too many, and one that stands there twice', () => {
    const stranger = { ...LINES[0], id: '99' };
    expect(faultsOf([...LINES, stranger])).toEqual([
      expect.stringContaining('expected nothing, found "a line"'),
    ]);
    expect(faultsOf([...LINES, LINES[0] as Json])).toEqual([
      expect.stringContaining('a second line for this household'),
    ]);
  });

  it('finds two lines in the wrong order', () => {
    const [first, second, ...rest] = LINES as [JsonObject, JsonObject, ...JsonObject[]];
    expect(faultsOf([second, first, ...rest])).toEqual([
      expect.stringMatching(/^order of the lines, at line 1: /),
    ]);
  });

  it('tells households without 户编号 by village and head', () => {
    const nameless: JsonObject = { ...LINES[0], id: null };
    const faults = (head: string) =>
      compareHouseholds([nameless], [{ ...nameless, head }]).fields.faults.length;
    expect(faults(String(nameless.head))).toBe(0);
    expect(faults('别人')).toBe(2);
  });

  it('finds factors in the wrong order and a factor that is missing', () => {
    const factors = LINES[tagged]?.factors as Json[];
    expect(faultsAfter([tagged, 'factors'], [...factors].reverse())).toHaveLength(1);
    const faults = faultsAfter([tagged, 'factors'], factors.slice(1));
    expect(faults).toHaveLength(2);
    expect(faults[1]).toMatch(/\[factor \d\]: .* found nothing$/);
  });

  it('finds causes of a tag in another order', () => {
    const many = LINES.flatMap((house, n) =>
      (house.factors as { causes: Json[] }[]).map(({ causes }, place) => ({ n, place, causes })),
    ).find(({ causes }) => causes.length > 1);
    expect(many).toBeDefined();
    if (many === undefined) return;
    const path = [many.n, 'factors', many.place, 'causes'];
    expect(faultsAfter(path, [...many.causes].reverse())).not.toEqual([]);
  });
});

describe('comparing summaries', () => {
  const faultsWith = (path: readonly (string | number)[], to: Json) =>
    compareSummaries(SUMMARY, changed(SUMMARY, path, to)).faults;
  const villages = SUMMARY.villages as JsonObject[];

  it('finds a wrong count in the township and in a village', () => {
    expect(faultsWith(['township', 'households', 'roster'], -1)).toEqual([
      expect.stringMatching(/^summary\.township\.households\.roster: expected \d+, found -1$/),
    ]);
    expect(faultsWith(['villages', 3, 'growth'], 9)).toEqual([
      expect.stringMatching(/^village .*\.growth: /),
    ]);
  });

  it('finds villages in another order or missing', () => {
    expect(faultsWith(['villages'], [...villages].reverse())).toHaveLength(1);
    expect(faultsWith(['villages'], villages.slice(1))).toHaveLength(2);
    expect(faultsWith(['villages'], null)).not.toEqual([]);
  });

  it('leaves the order of causes free, not their number', () => {
    const factors = (SUMMARY.township as JsonObject).factors as { causes: Json[] }[];
    const n = factors.findIndex(({ causes }) => causes.length > 1);
    const causes = factors[n]?.causes ?? [];
    expect(causes.length).toBeGreaterThan(1);
    const path = ['township', 'factors', n, 'causes'];
    expect(faultsWith(path, [...causes].reverse())).toEqual([]);
    expect(faultsWith(path, causes.slice(1))).not.toEqual([]);
  });

  it('finds brackets in another order', () => {
    const { brackets } = SUMMARY.township as { brackets: Json[] };
    expect(faultsWith(['township', 'brackets'], [...brackets].reverse())).not.toEqual([]);
  });
});
