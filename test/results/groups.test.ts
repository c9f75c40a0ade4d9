import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addHousehold } from '../../src/analysis/groups/add.js';
import { finishGroup } from '../../src/analysis/groups/finish.js';
import { emptySums } from '../../src/analysis/groups/sums.js';
import { sumsOf } from '../../src/analysis/groups/sums-of.js';
import { ITEMS } from '../../src/domain/catalog.js';
import type { PlacedGroup } from '../../src/domain/outcomes/level.js';
import { groupLine, parseGroup } from '../../src/results/groups.js';
import { anySubject } from '../analysis/arbitrary.js';
import { analysed, DEFAULT } from '../analysis/ask.js';

const SHARES = new Map(ITEMS.map(({ key }) => [key, { share: 5000, by: 'default' as const }]));
const TO_DATE = { months: 6, estimated: true, shares: SHARES };

const placed = (
  subjects: readonly Parameters<typeof analysed>[0][],
  toDate = false,
): PlacedGroup => {
  const sums = emptySums('北张村', '北张乡', DEFAULT, toDate);
  for (const subject of subjects) {
    const { result } = toDate ? analysed(subject, DEFAULT, TO_DATE) : analysed(subject);
    addHousehold(sums, result, DEFAULT);
  }
  return {
    level: 'village',
    path: ['北张乡', '北张村'],
    group: finishGroup(sums, DEFAULT),
  };
};

describe('groups.jsonl', () => {
  it('写出、读回、再算，还是那一组，一个字节不差', () => {
    fc.assert(
      fc.property(fc.array(anySubject, { maxLength: 6 }), fc.boolean(), (subjects, toDate) => {
        const written = placed(subjects, toDate);
        const line = groupLine(written);
        const read = parseGroup(line);
        expect(read).toEqual(written);
        const again = finishGroup(sumsOf(read?.group ?? written.group, DEFAULT), DEFAULT);
        expect(again).toEqual(written.group);
        expect(groupLine({ ...written, group: again })).toBe(line);
      }),
      { numRuns: 40 },
    );
  });

  it('申报的原因可以是任何文字，读回来一样', () => {
    const { group, ...place } = placed([]);
    const none = { shareOfSurveyed: null, shareOfDeclining: null, declining: 0 };
    const causes = [{ cause: '__proto__', households: 1, persons: 3, ...none }];
    const factors = group.factors.map((factor) => ({ ...factor, causes }));
    const written = { ...place, group: { ...group, factors } };
    expect(parseGroup(groupLine(written))).toEqual(written);
    const sums = sumsOf(written.group, DEFAULT);
    expect(finishGroup(sums, DEFAULT).factors.at(-1)?.causes).toEqual(causes);
  });

  it.each([
    '',
    '[]',
    '{"level":"village","path":[],"group":{}}',
    groupLine(placed([])).replace('"roster":0', '"roster":0.5'),
    groupLine(placed([])).replace('"net":0', '"net":0.001'),
    groupLine(placed([])).replace('"village"', '"hamlet"'),
  ])('不是一组：%s', (line) => {
    expect(parseGroup(line)).toBeNull();
  });
});
