import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';

/**
 * Chinese sentences have Chinese punctuation: half-width commas and brackets among them are read as
 * slips, and one text with both looks careless. What is no sentence stays as it is typed: code,
 * links, keys of YAML, and the labels of columns that are read back.
 */
const WORDBOOKS = globSync('src/locales/zh/**/*.ts');
/** The English page names sheets with English commas between them. */
const PAGES = globSync(['*.md', 'docs/*.md'], { ignore: ['README.md'] });

/** Labels of columns, read back by these very characters, and a line of YAML. */
const AS_TYPED = ['户编号(识别码)', '…(对照)', '“键: 值”'];

const without = (line: string, patterns: readonly (RegExp | string)[]): string =>
  patterns.reduce<string>((text, pattern) => text.replaceAll(pattern, ' '), line);

/** `policy:` is a key; a colon before a blank is YAML or English. */
const SLIP =
  /(?<=[\p{Script=Han}”》）】])(?:[,;?!()]|:(?! ))|(?:[,;?!()]|(?<![a-z]):)(?=[\p{Script=Han}“《（【])/u;

const isChinese = (line: string): boolean =>
  (line.match(/\p{Script=Han}/gu)?.length ?? 0) > (line.match(/[a-z]/giu)?.length ?? 0);

/** The lines of a text with half-width punctuation beside Chinese, each after its number. */
const slipsIn = (lines: readonly string[]): string[] =>
  lines.flatMap((line, n) => (SLIP.test(line) ? [`${n + 1}: ${line.trim()}`] : []));

/** What stands between quotation marks; a value that is put in counts as a character. */
const sentencesOf = (source: string): string[] =>
  source
    .split('\n')
    .map((line) => without(line, [/^\s*(?:\/\/|\/?\*).*$/gu, /\$\{[^{}]*\}/gu, ...AS_TYPED]))
    .map((line) => (line.match(/'[^']*'|`[^`]*`?|^[^'`]*`$/gu) ?? []).join(' '));

/** Prose in Chinese, without code, links and what a program prints. */
const proseOf = (page: string): string[] => {
  let fenced = false;
  return page.split('\n').map((line) => {
    if (line.startsWith('```') || line.trimStart().startsWith('```')) fenced = !fenced;
    const prose = without(line, [/`[^`]*`/gu, /\]\([^)]*\)/gu, /<!--.*?-->/gu, ...AS_TYPED]);
    return fenced || !isChinese(prose) ? '' : prose;
  });
};

describe('Chinese sentences have full-width punctuation', () => {
  it('there is something to look at, and a slip is seen', () => {
    expect(WORDBOOKS).toContain('src/locales/zh/failures.ts');
    expect(PAGES).toContain('README.zh-CN.md');
    expect(slipsIn(sentencesOf("  a: '没有,也没有',"))).toHaveLength(1);
    expect(slipsIn(sentencesOf('  a: (n) => `共 n 户(人)`,'))).toHaveLength(1);
    expect(slipsIn(sentencesOf("  a: '没有，也没有', // 这,不是"))).toEqual([]);
    expect(slipsIn(sentencesOf("  a: 'prior: files: 中写明（matches:）',"))).toEqual([]);
    expect(slipsIn(proseOf('先校验,再分析。见 `单位:元`'))).toHaveLength(1);
    expect(slipsIn(proseOf('见 [列对照](docs/columns.md)。`单位:元`'))).toEqual([]);
    expect(slipsIn(proseOf('The column 户编号, and 姓名 (the name), are read.'))).toEqual([]);
  });

  it.each(WORDBOOKS)('%s', (path) => {
    expect(slipsIn(sentencesOf(readFileSync(path, 'utf8')))).toEqual([]);
  });

  it.each(PAGES)('%s', (path) => {
    expect(slipsIn(proseOf(readFileSync(path, 'utf8')))).toEqual([]);
  });
});
