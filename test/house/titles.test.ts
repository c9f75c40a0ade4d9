import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const TITLE =
  /^\s*(?:describe|it|test)(?:\.\w+)*(?:\([^'"`]*?\))?\(\s*(['`])((?:\\.|(?!\1).)*)\1/gmu;
const FEWEST_WORDS = 3;
/** Values that are put in, what stands in brackets, and commands. */
const NO_WORDS = /\$\{[^}]*\}|%\w|\$\w+|\([^)]*\)|\bzengshou [ \w.-]*/gu;

/** The language of a title; null of a mere name, such as that of a verb, a file or a library. */
function languageOf(title: string): 'zh' | 'en' | null {
  const said = title.replace(NO_WORDS, '');
  const han = said.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = said.match(/\b[a-z]{2,}\b/gu)?.length ?? 0;
  if (words >= FEWEST_WORDS && words >= han) return 'en';
  return han > 0 ? 'zh' : null;
}

const titlesOf = (path: string): string[] =>
  [...readFileSync(join('test', path), 'utf8').matchAll(TITLE)].map(([, , title = '']) => title);

const FILES = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.test.ts'),
);

test('the titles of a file are all in one language', () => {
  const mixed = FILES.flatMap((path) => {
    const titles = titlesOf(path);
    const [zh, en] = (['zh', 'en'] as const).map((lang) =>
      titles.filter((title) => languageOf(title) === lang),
    );
    return zh?.length && en?.length ? [{ path, zh: zh.slice(0, 3), en: en.slice(0, 3) }] : [];
  });
  expect(mixed).toEqual([]);
});

test('what is a sentence of which language', () => {
  expect(languageOf('金额写成文字的单元格要说出来')).toBe('zh');
  expect(languageOf('a cell with 户编号 in it is told')).toBe('en');
  expect(languageOf('zengshou validate --accept')).toBeNull();
  expect(FILES.length).toBeGreaterThan(100);
});
