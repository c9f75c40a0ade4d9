import { LANGS, type Lang } from '../../locales/index.js';
import type { Shell } from './shell.js';

const isLang = (text: string | undefined): text is Lang => LANGS.some((lang) => lang === text);

/**
 * The language of the environment: Chinese for zh, C, POSIX or none, English for any other.
 * Definition: docs/definitions/cli.md.
 */
function localeLang({ LC_ALL, LC_MESSAGES, LANG }: Shell['env']): Lang {
  // By POSIX an empty variable counts as unset.
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  return /^(?:zh(?:[_.@-].*)?|(?:C|POSIX)(?:\..*)?|)$/i.test(locale) ? 'zh' : 'en';
}

/**
 * The language on screen, known before anything is parsed, so that wrong usage is told in it.
 * What `--lang` says wrongly counts for nothing here and is refused later.
 */
export function screenLanguage(argv: readonly string[], env: Shell['env']): Lang {
  return [langOption(argv), env.ZENGSHOU_LANG].find(isLang) ?? localeLang(env);
}

function langOption(argv: readonly string[]): string | undefined {
  const place = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[place];
  return word === '--lang' ? argv[place + 1] : word?.slice('--lang='.length);
}
