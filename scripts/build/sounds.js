import { ownCode } from './own-code.js';

/** What the table is made from, for the notice of licences. */
export const SOUNDS_FROM = 'node_modules/pinyin-pro/package.json';

const HAN = /^\p{Script=Han}$/u;
const LAST_HAN = 0x3ffff;

/** The Chinese characters that have readings, a line for those of the same: `ceng zeng:曾…`. */
export async function soundTable() {
  const { soundsOf } = await ownCode('src/intake/batch/near-misses/sounds.ts');
  const table = new Map();
  for (let code = 0; code <= LAST_HAN; code += 1) {
    const character = String.fromCodePoint(code);
    if (!HAN.test(character)) continue;
    const readings = soundsOf(character).join(' ');
    if (readings !== character) table.set(readings, (table.get(readings) ?? '') + character);
  }
  return Array.from(table, ([readings, characters]) => `${readings}:${characters}\n`).join('');
}

/** `soundsOf` by a table, in which a character is looked for when it is first asked for. */
export function soundsIn(table) {
  const han = /^\p{Script=Han}$/u;
  const known = new Map();
  const lookedUp = (character) => {
    const at = han.test(character) ? table.indexOf(character) : -1;
    if (at === -1) return [character];
    const start = table.lastIndexOf('\n', at) + 1;
    return table.slice(start, table.indexOf(':', start)).split(' ');
  };
  return (character) => {
    const sounds = known.get(character) ?? lookedUp(character);
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
    build.onLoad({ filter: /[/\\]near-misses[/\\]sounds\.ts$/ }, async () => ({
      contents: `export const soundsOf = (${soundsIn})(${JSON.stringify(await soundTable())});`,
    }));
  },
};
