import { pinyin } from 'pinyin-pro';

/**
 * How a character may be read, without tones; the character itself where it is not a Chinese one.
 * The build puts a table in place of this module (scripts/build/sounds.js).
 */
export const soundsOf = (character: string): readonly string[] => [
  ...new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array' })),
];
