import { pinyin } from 'pinyin-pro';

/** What the table is made from, for the notice of licences. */
export const SOUNDS_FROM = 'node_modules/pinyin-pro/package.json';

const HAN = /^\p{Script=Han}$/u;
const LAST_HAN = 0x3ffff;

/** The readings of a character, as src/intake/batch/near-misses/sounds.ts asks for them. */
export const asked = (character) => [
  ...new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array' })),
];

/** The Chinese characters of the library, by their readings: `ceng zeng` → `曾…`. */
export function soundTable() {
  const table = {};
  for (let code = 0; code <= LAST_HAN; code += 1) {
    const character = String.fromCodePoint(code);
    if (!HAN.test(character)) continue;
    const readings = asked(character).join(' ');
    if (readings !== character) table[readings] = (table[readings] ?? '') + character;
  }
  return table;
}

/** `soundsOf` by a table; a few characters are asked for, so it is not turned over as a whole. */
export function soundsIn(table) {
  const known = new Map();
  const find = (character) => {
    const [readings] = Object.entries(table).find((entry) => entry[1].includes(character)) ?? [];
    return readings === undefined ? [character] : readings.split(' ');
  };
  return (character) => {
    const sounds = known.get(character) ?? find(character);
    known.set(character, sounds);
    return sounds;
  };
}

/**
 * Puts a table into src/intake/batch/near-misses/sounds.ts. The library makes a dictionary of phrases
 * before its first answer, which costs a small run a twentieth of its time.
 */
export const compiledSounds = {
  name: 'compiled-sounds',
  setup(build) {
    build.onLoad({ filter: /[/\\]near-misses[/\\]sounds\.ts$/ }, () => ({
      contents: `export const soundsOf = (${soundsIn})(${JSON.stringify(soundTable())});`,
    }));
  },
};
