import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addHousehold, countRows } from '../../../src/analysis/groups/add.js';
import { finishGroup } from '../../../src/analysis/groups/finish.js';
import { mergeSums } from '../../../src/analysis/groups/merge.js';
import { emptySums } from '../../../src/analysis/groups/sums.js';
import { countsOf } from '../../../src/analysis/suppression/counts.js';
import { suppress } from '../../../src/analysis/suppression/suppress.js';
import type { PlacedGroup } from '../../../src/domain/outcomes/level.js';
import type { HouseholdResult } from '../../../src/domain/outcomes/result.js';
import { toldToPublic } from '../../../src/results/told.js';
import { reportsOf, sampleVillages } from '../../reports/build.js';
import { anySubject } from '../arbitrary.js';
import { analysed, DEFAULT, onOneForm } from '../ask.js';
import { attack } from './attack.js';

const THRESHOLD = 5;
const TOWNSHIP = '北张乡';

/** A township of villages with these households. */
function township(villages: readonly (readonly HouseholdResult[])[]): PlacedGroup[] {
  const whole = emptySums(TOWNSHIP, TOWNSHIP, DEFAULT);
  const sums = villages.map((households, n) => {
    const own = emptySums(`${n}村`, TOWNSHIP, DEFAULT);
    for (const household of households) addHousehold(own, household, DEFAULT);
    countRows(own, { roster: households.length + n, notFound: n, new: n * 2 });
    mergeSums(whole, own);
    return own;
  });
  return [
    { level: 'township', path: [TOWNSHIP], group: finishGroup(whole, DEFAULT) },
    ...sums.map(
      (own): PlacedGroup => ({
        level: 'village',
        path: [TOWNSHIP, own.name],
        group: finishGroup(own, DEFAULT),
      }),
    ),
  ];
}

const published = (groups: readonly PlacedGroup[]) =>
  toldToPublic(groups, suppress(groups, THRESHOLD));

const household = (prior: number, current: number): HouseholdResult =>
  analysed(onOneForm({ 'wages.migrant': prior }, { 'wages.migrant': current })).result;
const falling = (households: number) =>
  Array.from({ length: households }, () => household(9000, 1000));
const rising = (households: number) =>
  Array.from({ length: households }, () => household(1000, 9000));

const mixed = (down: number, up: number) => [...falling(down), ...rising(up)];

/** Counts with their true values, and what is published of them. */
function* pairs(groups: readonly PlacedGroup[]) {
  const hidden = suppress(groups, THRESHOLD);
  const top = groups[0]?.group;
  if (top === undefined) return;
  for (const [n, { group }] of groups.entries()) {
    for (const { place, value } of countsOf(group, top)) {
      yield { n, place: place.join('/'), value, isHidden: hidden[n]?.counts.has(place.join('/')) };
    }
  }
}

const anyTownship = fc
  .array(fc.array(anySubject, { maxLength: 12 }), { minLength: 1, maxLength: 5 })
  .map((villages) =>
    township(villages.map((subjects) => subjects.map((subject) => analysed(subject).result))),
  );

describe('公开数据的保密', () => {
  it('收入分档只公开户数，不公开人口', () => {
    const [told] = published(township([mixed(6, 30), mixed(7, 40)]));
    expect(told?.group.brackets.length).toBeGreaterThan(0);
    for (const bracket of told?.group.brackets ?? []) expect(bracket).not.toHaveProperty('persons');
  });

  it('小于界限的户数都不公开，谁都没有的类到处是 0', () => {
    fc.assert(
      fc.property(anyTownship, (groups) => {
        const top = new Map(
          [...pairs(groups)].filter(({ n }) => n === 0).map((one) => [one.place, one.value]),
        );
        for (const { place, value, isHidden } of pairs(groups)) {
          if (value > 0 && value < THRESHOLD) expect([place, isHidden]).toEqual([place, true]);
          if (top.get(place) === 0) expect([place, isHidden]).toEqual([place, false]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('按公开的数字减来减去，算不出一个保密的户数', () => {
    fc.assert(
      fc.property(anyTownship, (groups) => {
        expect(attack(published(groups))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [12, 60, 3],
    [25, 40, 7],
  ])(
    '%i 个村、每村 %i 户：减来减去也算不出',
    (villages, households, seed) => {
      const { groups } = reportsOf(sampleVillages(villages, households, seed)).township;
      expect(attack(published(groups))).toEqual([]);
    },
    120_000,
  );

  it.each([
    ['一个村', [falling(3)]],
    ['全都减收', [falling(7), falling(6), falling(9)]],
    ['一个村 5 户全减收', [falling(5), mixed(6, 7), mixed(8, 9)]],
    ['一户', [rising(1)]],
    ['没有户', [[], []]],
    ['一个小村', [falling(2), mixed(9, 9), mixed(8, 8)]],
  ])('%s：算不出，各村也没有一个数字露出小村', (_name, villages) => {
    const groups = township(villages);
    expect(attack(published(groups))).toEqual([]);
  });

  it('一个村的户全在一类里，这一类不公开', () => {
    const groups = township([falling(5), mixed(6, 7), mixed(9, 8), mixed(8, 8)]);
    const [top, first, , third] = published(groups);
    expect(first?.group.trend.down.households).toBe('c');
    expect(first?.group.trend.up.households).toBe('c');
    expect(third?.group.trend.down.households).toBe(9);
    expect([top?.group.households.surveyed, first?.group.households.surveyed]).toEqual([51, 5]);
    expect(first?.group.income.current.net).toBe(5000);
  });

  it('小村的金额不公开，另有一个村的也不公开，减不出来', () => {
    const groups = township([falling(2), mixed(9, 9), mixed(8, 20)]);
    const nets = published(groups).map(({ group }) => group.income.current.net);
    expect(nets.map((net) => net === 'c')).toEqual([false, true, true, false]);
    expect(published(groups)[1]?.group.persons.current).toBe('c');
  });

  it('县里一个小乡的金额不公开，另一个乡也不公开：那个乡的村不都公开，加不出来', () => {
    const beneath = (name: string, villages: readonly (readonly HouseholdResult[])[]) =>
      township(villages).map((placed) => ({
        ...placed,
        path: ['县', name, ...placed.path.slice(1)],
      }));
    const towns = [
      beneath('甲乡', [falling(2)]),
      beneath('乙乡', [mixed(9, 9), mixed(8, 20)]),
      beneath('丙乡', [mixed(30, 30)]),
    ];
    const all = emptySums('县', '县', DEFAULT);
    const households = [...falling(2), ...mixed(17, 29), ...mixed(30, 30)];
    for (const one of households) addHousehold(all, one, DEFAULT);
    const county = { level: 'county', path: ['县'], group: finishGroup(all, DEFAULT) } as const;
    const groups = [county, ...towns.flat()];
    const hidden = suppress(groups, THRESHOLD).flatMap(({ amounts }, n) =>
      amounts ? [groups[n]?.path.slice(1).join(' ')] : [],
    );
    expect(hidden).toEqual(['甲乡', '甲乡 0村', '乙乡', '乙乡 0村']);
  });

  it('只有几户有的收入项，金额不公开；同类的各项也不公开，减不出来', () => {
    const few = () =>
      analysed(
        onOneForm(
          { 'wages.migrant': 1000, 'wages.other': 77 },
          { 'wages.migrant': 9000, 'wages.other': 88 },
        ),
      ).result;
    const groups = township([[few(), few(), few(), ...mixed(8, 9)], mixed(9, 9), mixed(8, 20)]);
    const [, first, second] = published(groups);
    expect(first?.group.itemsCompared['wages.other']?.prior).toBe('c');
    expect(Object.values(first?.group.items.prior ?? {})).toEqual(['c', 'c']);
    expect(second?.group.income.prior.wages).not.toBe('c');
    expect(JSON.stringify(published(groups))).not.toMatch(/\b(?:231|264)\b/u);
  });

  it('照着上次公开的格子保密：上次的全在，这次的不少', () => {
    const last = township([falling(2), mixed(9, 9), mixed(8, 8)]);
    const now = township([falling(6), mixed(9, 9), mixed(8, 8)]);
    const given = suppress(last, THRESHOLD);
    const again = suppress(now, THRESHOLD, given);
    const top = countsOf(now[0]?.group ?? never(), now[0]?.group ?? never());
    const dead = new Set(
      top.filter(({ value }) => value === 0).map(({ place }) => place.join('/')),
    );
    for (const [n, { counts, amounts }] of given.entries()) {
      const wanted = [...counts].filter((place) => !dead.has(place));
      expect(wanted.filter((place) => !again[n]?.counts.has(place))).toEqual([]);
      if (amounts) expect(again[n]?.amounts).toBe(true);
    }
    expect(attack(toldToPublic(now, again))).toEqual([]);
  });
});

const never = (): never => {
  throw new Error('no group');
};
