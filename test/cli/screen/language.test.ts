import { describe, expect, it } from 'vitest';
import { screenLanguage } from '../../../src/cli/screen/language.js';

describe('the language on screen', () => {
  it.each([
    ['--lang comes first', ['analyze', '--lang', 'en'], { ZENGSHOU_LANG: 'zh' }, 'en'],
    ['also with =', ['--lang=en', 'init'], {}, 'en'],
    ['the last --lang counts', ['--lang=en', '--lang', 'zh'], {}, 'zh'],
    ['then ZENGSHOU_LANG', [], { ZENGSHOU_LANG: 'en', LC_ALL: 'zh_CN.UTF-8' }, 'en'],
    ['what is no language counts for nothing', ['--lang', 'fr'], { ZENGSHOU_LANG: 'x' }, 'zh'],
    ['--lang without a value', ['--lang'], { LANG: 'en_US.UTF-8' }, 'en'],
    ['LC_ALL before LANG', [], { LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
    ['LC_MESSAGES before LANG', [], { LC_MESSAGES: 'zh_CN', LANG: 'de_DE.UTF-8' }, 'zh'],
    ['an empty variable is none', [], { LC_ALL: '', LANG: 'en_GB' }, 'en'],
    ['no locale', [], {}, 'zh'],
    ['C', [], { LANG: 'C' }, 'zh'],
    ['C.UTF-8', [], { LANG: 'C.UTF-8' }, 'zh'],
    ['POSIX', [], { LC_ALL: 'POSIX' }, 'zh'],
    ['zh', [], { LANG: 'zh' }, 'zh'],
    ['zh_TW', [], { LANG: 'zh_TW.Big5' }, 'zh'],
    ['zh@pinyin', [], { LANG: 'zh@pinyin' }, 'zh'],
    ['a language that only begins like C', [], { LANG: 'Cs_CZ' }, 'en'],
    ['another language', [], { LANG: 'fr_FR.UTF-8' }, 'en'],
  ])('%s', (_, argv, env, lang) => {
    expect(screenLanguage(argv, env)).toBe(lang);
  });
});
