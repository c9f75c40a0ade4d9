import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter } from '../../src/domain/identity.js';
import { createRandom } from '../../src/sample/random.js';
import { makeIdNumber, makeName } from '../../src/sample/truth/people.js';
import { MOST_VILLAGES, sampleVillage } from '../../src/sample/truth/places.js';

const ALONE = { number: 0, of: 1 };

describe('made-up people', () => {
  it('the check character follows GB 11643', () => {
    // The examples of the standard's text.
    expect(checkCharacter('11010519491231002')).toBe('X');
    expect(checkCharacter('44052418800101001')).toBe('4');
  });

  it('every ID number has 18 characters, the region that does not exist, a real birth date and its check character', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const idNumber = makeIdNumber(createRandom(seed), 1950, 1990, {
          taken: new Set(),
          share: ALONE,
        });
        expect(idNumber).toMatch(
          /^149900(19[5-8]\d|1990)(0[1-9]|1[0-2])([01]\d|2[0-8])\d{3}[\dX]$/,
        );
        expect(idNumber.at(17)).toBe(checkCharacter(idNumber.slice(0, 17)));
      }),
    );
  });

  it('no ID number is given twice, even when there is little room', () => {
    const random = createRandom(7);
    const taken = new Set<string>();
    const numbers = Array.from({ length: 3000 }, () =>
      makeIdNumber(random, 1960, 1960, { taken, share: ALONE }),
    );
    expect(new Set(numbers).size).toBe(3000);
  });

  it('names have two or three characters', () => {
    const random = createRandom(1);
    for (let n = 0; n < 200; n += 1) expect([...makeName(random)].length).toBeOneOf([2, 3]);
  });

  it('the ten villages of 北张乡 come first, names after them are all different', () => {
    const names = Array.from({ length: MOST_VILLAGES }, (_, village) => sampleVillage(village));
    expect(names.slice(0, 3)).toEqual(['北张村', '南张村', '苏家堡村']);
    expect(new Set(names).size).toBe(MOST_VILLAGES);
    expect(names.every((name) => name.endsWith('村'))).toBe(true);
  });
});
