import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addHousehold } from '../../../src/analysis/groups/add.js';
import { finishGroup } from '../../../src/analysis/groups/finish.js';
import { mergeSums } from '../../../src/analysis/groups/merge.js';
import { emptySums } from '../../../src/analysis/groups/sums.js';
import { sumsOf as sumsOfGroup } from '../../../src/analysis/groups/sums-of.js';
import { ITEMS } from '../../../src/domain/catalog.js';
import { FACTOR } from '../../../src/domain/factor.js';
import { anySubject } from '../arbitrary.js';
import { analysed, type Cells, DEFAULT } from '../ask.js';
import { DOWN, group, result, sumsOf, UP } from './grouped.js';

const anyHouseholds = fc
  .array(anySubject, { maxLength: 12 })
  .map((subjects) => subjects.map((subject) => analysed(subject).result));

describe('汇总的规律', () => {
  it('任意拆开、任意次序合并,等于一次算完', () => {
    fc.assert(
      fc.property(
        anyHouseholds,
        fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        (households, parts, backwards) => {
          const split = [0, 1, 2, 3].map((part) =>
            sumsOf(households.filter((_, n) => parts[n] === part)),
          );
          const merged = emptySums('北张村', '北张乡', DEFAULT);
          for (const part of backwards ? split.reverse() : split) mergeSums(merged, part);
          expect(finishGroup(merged, DEFAULT)).toEqual(group(households));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('有一部分没有数过各档人口的,合起来也不知道', () => {
    const counted = sumsOf([UP]);
    const earlier = { ...sumsOf([DOWN]), bracketPersons: null };
    for (const parts of [
      [counted, earlier],
      [earlier, counted],
    ]) {
      const merged = emptySums('北张乡', '北张乡', DEFAULT);
      for (const part of parts) mergeSums(merged, part);
      const { brackets } = finishGroup(merged, DEFAULT);
      expect(brackets.map(({ persons }) => persons)).toEqual(brackets.map(() => null));
      expect(finishGroup(sumsOfGroup(finishGroup(merged, DEFAULT), DEFAULT), DEFAULT)).toEqual(
        finishGroup(merged, DEFAULT),
      );
    }
  });

  it('合并不改动被并入的一组', () => {
    const village = sumsOf([DOWN, UP]);
    const before = structuredClone(village);
    const township = emptySums('北张乡', '北张乡', DEFAULT);
    mergeSums(township, village);
    mergeSums(township, village);
    expect(village).toEqual(before);
    expect(township.households.surveyed).toBe(4);
    expect(township.factors[FACTOR.wages - 1]?.causes.get('unknown')?.households).toBe(2);
  });

  it('算完的一组以后不再变', () => {
    const sums = sumsOf([DOWN]);
    const finished = finishGroup(sums, DEFAULT);
    const before = structuredClone(finished);
    addHousehold(sums, UP, DEFAULT);
    expect(finished).toEqual(before);
  });

  it('各部分相加等于排查户数;四类相加等于纯收入;主因相加等于减收户', () => {
    fc.assert(
      fc.property(anyHouseholds, (households) => {
        const { households: counts, ...all } = group(households);
        const { surveyed } = counts;
        const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);
        const { met, notMet, notAssessable } = all.target;
        const { up, down, flat } = all.trend;
        expect(surveyed).toBe(households.length);
        expect(total([up.households, down.households, flat.households])).toBe(surveyed);
        expect(total(Object.values(all.warning))).toBe(surveyed);
        expect(met + notMet + notAssessable).toBe(surveyed);
        expect(total(all.brackets.map(({ prior }) => prior))).toBe(surveyed);
        expect(total(all.brackets.map(({ current }) => current))).toBe(surveyed);
        expect(total(all.moves.flat())).toBe(surveyed);
        expect(total(all.factors.map(({ primary }) => primary))).toBe(down.households);
        expect(total([all.monitored.up, all.monitored.down, all.monitored.flat])).toBe(
          all.monitored.surveyed,
        );
        for (const { wages: w, business, property, transfers, net, ...rest } of [
          all.income.prior,
          all.income.current,
        ]) {
          expect(w + business + property + transfers).toBe(net);
          expect(rest.businessGross - rest.businessCosts).toBe(business);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('占比在 0 与 1 之间;子因素不多于因素;只列有户的子因素', () => {
    fc.assert(
      fc.property(anyHouseholds, (households) => {
        for (const factor of group(households).factors) {
          const { shareOfSurveyed, shareOfDeclining, primaryShare } = factor;
          for (const share of [shareOfSurveyed, shareOfDeclining, primaryShare]) {
            expect(share ?? 0).toBeGreaterThanOrEqual(0);
            expect(share ?? 0).toBeLessThanOrEqual(1);
          }
          expect(factor.declining).toBeLessThanOrEqual(factor.households);
          expect(factor.primary).toBeLessThanOrEqual(factor.declining);
          for (const cause of factor.causes) {
            expect(cause.households).toBeGreaterThan(0);
            expect(cause.households).toBeLessThanOrEqual(factor.households);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('各项收入之和等于类别(有分项列时)', () => {
    const items = Object.fromEntries(ITEMS.map(({ key }, n) => [key, n + 1])) as Cells;
    const all = group([result(items, items)]);
    for (const section of ['wages', 'property', 'transfers'] as const) {
      const keys = ITEMS.filter((item) => item.section === section).map(({ key }) => key);
      const sum = keys.reduce((fen, key) => fen + (all.items.current.get(key) ?? 0), 0);
      expect(sum).toBe(all.income.current[section]);
    }
  });
});
