import { ownCode } from './own-code.js';

/** What the table is made from, for the notice of licences. */
export const SOUNDS_FROM = 'node_modules/pinyin-pro/package.json';

const HAN = /^\p{Script=Han}$/u;
const LAST_HAN = 0x3ffff;

/** The Chinese characters that have readings, by these: `ceng zeng` → `曾…`. */
export async function soundTable() {
  const { soundsOf } = await ownCode('src/intake/batch/near-misses/sounds.ts');
  const table = {};
  for (let code = 0; code <= LAST_HAN; code += 1) {
    const character = String.fromCodePoint(code);
    if (!HAN.test(character)) continue;
    const readings = soundsOf(character).join(' ');
    if (readings !== character) table[readings] = (table[readings] ?? '') + character;
  }
  return table;
}

/** `soundsOf` by a table, which is turned over when a first character is asked for. */
export function soundsIn(table) {
  let sounds = null;
  const turnedOver = () => {
    const byCharacter = new Map();
    for (const readings of Object.keys(table)) {
      const own = readings.split(' ');
      for (const character of table[readings]) byCharacter.set(character, own);
    }
    return byCharacter;
  };
  return (character) => {
    sounds ??= turnedOver();
    return sounds.get(character) ?? [character];
  };
}

/**
 * Puts a table into src/intake/batch/near-misses/sounds.ts. The library makes a dictionary of phrases
 * before its first answer, which costs a small run a twentieth of its time.
 */
export const compiledSounds = {
  name: 'compiled-sounds',
  setup(build) {
    build.onLoad({ filter: /[/\\]near-misses[/\\]sounds\.ts$/ }, async () => ({
      contents: `export const soundsOf = (${soundsIn})(${JSON.stringify(await soundTable())});`,
    }));
  },
};
