import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { soundsOf } from '../../../../src/intake/batch/near-misses/sounds.js';

interface Build {
  soundTable(): Promise<string>;
  soundsIn(table: string): typeof soundsOf;
}

/** The build's scripts are run as they stand, without types. */
const { soundTable, soundsIn }: Build = await import(
  new URL('../../../../scripts/build/sounds.js', import.meta.url).href
);

const table = await soundTable();

describe('字的读音', () => {
  test.each([
    ['曾', ['ceng', 'zeng']],
    ['张', ['zhang']],
    ['〇', ['ling']],
    ['A', ['A']],
    ['·', ['·']],
    ['3', ['3']],
  ])('%s 读作 %j', (character, sounds) => {
    expect([...soundsOf(character)].sort()).toEqual(sounds);
  });

  describe('构建时做的表', () => {
    const tabled = soundsIn(table);
    const characters = table.replace(/^[^:]*:|\n/gm, '');

    test('两万多个字，每个字只有一处', () => {
      const all = [...characters];
      expect(all.length).toBeGreaterThan(20_000);
      expect(new Set(all).size).toBe(all.length);
    });

    test('和库答的一样：有读音的字', () => {
      fc.assert(
        fc.property(fc.constantFrom(...characters), (character) => {
          expect(tabled(character)).toEqual(soundsOf(character));
        }),
        { numRuns: 300 },
      );
    });

    test('和库答的一样：别的字符', () => {
      expect(tabled('\ud840')).toEqual(['\ud840']);
      fc.assert(
        fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (character) => {
          expect(tabled(character)).toEqual(soundsOf(character));
        }),
        { numRuns: 300 },
      );
    });
  });
});
