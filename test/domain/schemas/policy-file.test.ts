import { describe, expect, it } from 'vitest';
import { FACTOR_NUMBERS } from '../../../src/domain/factor.js';
import { policyFileSchema } from '../../../src/domain/schemas/policy-file.js';
import { GOOD } from './good-policy.js';

/** The good policy with one key changed; `undefined` takes it away. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(GOOD) as Record<string, unknown>;
  const keys = path.split('/');
  const last = keys.pop() ?? '';
  let inner = copy;
  for (const key of keys) inner = inner[key] as Record<string, unknown>;
  if (value === undefined) delete inner[last];
  else inner[last] = value;
  return copy;
}

/** The keys that the schema refuses: `tolerance/rate`. */
function refused(path: string, value: unknown): string[] {
  const { success, error } = policyFileSchema().safeParse(changed(path, value));
  if (success) return [];
  return error.issues.map((issue) =>
    [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys : [])].join('/'),
  );
}

const year = (...shares: number[]) => shares;

describe('the file of a policy', () => {
  it('is taken as it is', () => {
    expect(policyFileSchema().parse(GOOD)).toEqual(GOOD);
  });
});

describe('a wrong key is refused by name', () => {
  it.each([
    ['tolerence', { rate: 0.01 }, 'tolerence'],
    ['tolerance/percent', 1, 'tolerance/percent'],
    ['bounds/jump/sideways', 1, 'bounds/jump/sideways'],
    ['name', '', 'name'],
    ['trendBasis', 'gross', 'trendBasis'],
    ['tolerance/rate', '1%', 'tolerance/rate'],
    ['tolerance/rate', 0.00001, 'tolerance/rate'],
    ['tolerance/rate', -0.01, 'tolerance/rate'],
    ['tolerance/amount', 0.001, 'tolerance/amount'],
    ['tolerance/amount', Number.NaN, 'tolerance/amount'],
    ['target', 22, 'target'],
    ['target', undefined, 'target'],
    ['monitoringLine', -1, 'monitoringLine'],
    ['monitoringLine', '6500', 'monitoringLine'],
    ['warning/redFall', null, 'warning/redFall'],
    ['brackets', [], 'brackets'],
    ['brackets', [6000, 6000], 'brackets'],
    ['brackets', [8000, 6000], 'brackets'],
    ['brackets', [6000, 0.001], 'brackets/1'],
    ['causeWords/受灾', FACTOR_NUMBERS.length + 1, 'causeWords/受灾'],
    ['causeWords/受灾', 0, 'causeWords/受灾'],
    ['causeWords/受灾', 1.5, 'causeWords/受灾'],
    ['monthShares/business.fish', [], 'monthShares/business.fish'],
    ['monthShares/business.crops', year(0, 1), 'monthShares/business.crops'],
    ['monthShares/种植业收入', 'even', 'monthShares/种植业收入'],
    ['monthShares/default', 'odd', 'monthShares/default'],
    ['projection/interval/12', { low: 0, high: 0 }, 'projection/interval/12'],
    ['projection/interval/3/low', -0.00001, 'projection/interval/3/low'],
    ['projection/interval/3', { low: 0.1, high: 0.0999 }, 'projection/interval/3/high'],
    ['projection/interval/3/high', undefined, 'projection/interval/3/high'],
    ['bounds/loan', -1, 'bounds/loan'],
    ['bounds/wages', { min: 300 }, 'bounds/wages/max'],
    ['severities/id.region', 'fatal', 'severities/id.region'],
    ['local/travel/source', '', 'local/travel/source'],
    ['local/travel/source', undefined, 'local/travel/source'],
    ['local/travel/from', '2022-02-30', 'local/travel/from'],
    ['local/travel/from', '2022年13月1日', 'local/travel/from'],
  ])('%s: %j', (path, value, key) => {
    expect(refused(path, value)).toContain(key);
  });

  it('the shares of the months add up to exactly 1', () => {
    const key = 'monthShares/business.crops';
    const shares = (last: number) => year(0, 0, 0, 0, 0, 0.1, 0, 0.1, 0.3, 0.4, 0.05, last);
    expect(refused(key, shares(0.05))).toEqual([]);
    expect(refused(key, shares(0.0501))).toEqual([key]);
    expect(refused(key, shares(0.0499))).toEqual([key]);
    expect(refused(key, shares(0.049_95))).toEqual([`${key}/11`]);
    expect(refused(key, year(-0.1, 1, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0))).toEqual([`${key}/0`]);
  });

  it('a range has no room where its end lies below its beginning', () => {
    expect(refused('bounds/wages', { min: 300, max: 299 })).toEqual(['bounds/wages/max']);
    expect(refused('bounds/wages', { min: 300, max: 300 })).toEqual([]);
  });

  it('a fact does not end before it begins', () => {
    expect(refused('local/travel/until', '2021-12-31')).toEqual(['local/travel/until']);
    expect(refused('local/travel/until', '2022-01-01')).toEqual([]);
  });
});

describe('bounds that belong to the policy', () => {
  it.each([
    ['tolerance/rate', 0],
    ['tolerance/rate', 0.0001],
    ['tolerance/amount', 0.01],
    ['monitoringLine', 0],
    ['monitoringLine', 6500],
    ['causeWords/受灾', 1],
    ['causeWords/受灾', 8],
    ['trendBasis', 'perCapita'],
  ])('%s may be %j', (path, value) => {
    expect(refused(path, value)).toEqual([]);
  });
});
