import { describe, expect, it } from 'vitest';
import { refuseHouseholdsAsVillages } from '../../src/run/analyze/township.js';
import { failureOf, told } from '../failing.js';

type Villages = Parameters<typeof refuseHouseholdsAsVillages>[0];

/** So many villages with these households each. */
const villages = (
  ...sizes: readonly (readonly [villages: number, households: number])[]
): Villages =>
  new Map(
    sizes.flatMap(([count, households], kind) => {
      const village = { sizes: [households] };
      return Array.from({ length: count }, (_, n) => [`${kind} ${n}`, village] as const);
    }),
  );
const refused = (given: Villages) => failureOf(() => refuseHouseholdsAsVillages(given));

describe('多半是别的一列被当成了行政村', () => {
  it('村数不限,只要大多不止一户', () => {
    expect(() => refuseHouseholdsAsVillages(villages([12_000, 2]))).not.toThrow();
    expect(() => refuseHouseholdsAsVillages(villages([101, 1], [101, 2]))).not.toThrow();
  });

  it('超过两百个村、一半以上只有一户的拒绝', () => {
    expect(() => refuseHouseholdsAsVillages(villages([200, 1]))).not.toThrow();
    expect(refused(villages([201, 1]))).toMatchObject(
      told('input.tooManyVillages', 3, { villages: 201, single: 201 }),
    );
    expect(refused(villages([102, 1], [101, 2]))).toMatchObject(
      told('input.tooManyVillages', 3, { villages: 203, single: 102 }),
    );
  });
});
