import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cellsOf, open, partsOf, rowsOf } from '../../reports/read.js';
import { analysed, zengshou } from '../county.js';

const TOWNS = ['文水县/北张乡', '文水县/南安镇', '文水县/凤城镇'];

/** Three townships with their reports and cards, put together with figures and for the public. */
async function written(): Promise<string> {
  const folder = await analysed(TOWNS);
  const names = TOWNS.map((town) => town.slice(4));
  const put = ['rollup', ...names, '--name', '文水县', '--quiet'];
  await zengshou(folder, ...put, '--out', '汇总');
  await zengshou(folder, ...put, '--out', '读屏汇总', '--profile', 'accessible');
  await zengshou(folder, 'report', '汇总', '--out', '县', '--figures', '--quiet');
  const open_ = ['--audience', 'public', '--quiet'];
  await zengshou(folder, 'report', '汇总', '--out', '县公', '--figures', ...open_);
  await zengshou(folder, 'cards', '北张乡', '--out', '明白卡', '--quiet');
  return folder;
}

/** Cents and ten-thousandths: what a figure is compared by. */
const keyOf = (value: number): string => (Math.round(Math.abs(value) * 10_000) / 10_000).toFixed(4);

/** Every number of results, and what is taken off within one row of them: this year less last year. */
function knownIn(folder: string, data: readonly string[]): Set<string> {
  const known = new Set<string>();
  const know = (value: unknown): void => {
    if (typeof value === 'number') known.add(keyOf(value)).add(keyOf(value * 100));
    else if (typeof value === 'string')
      for (const figure of value.match(/\d+(?:\.\d+)?/gu) ?? []) known.add(keyOf(Number(figure)));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(know);
    differences(value);
  };
  const differences = (value: unknown): void => {
    const { prior, current } = (value ?? {}) as { prior?: unknown; current?: unknown };
    if (typeof prior === 'number' && typeof current === 'number') known.add(keyOf(current - prior));
    if (typeof prior !== 'object' || typeof current !== 'object') return;
    for (const [key, now] of Object.entries(current ?? {})) {
      const before = (prior as Readonly<Record<string, unknown>> | null)?.[key];
      differences({ prior: before ?? 0, current: now });
    }
  };
  for (const name of data) {
    const text = readFileSync(join(folder, 'data', name), 'utf8');
    for (const json of name.endsWith('.json') ? [text] : text.split('\n').filter(Boolean))
      know(JSON.parse(json));
  }
  return known;
}

const OF_COUNTY = ['summary.json', 'groups.jsonl', 'findings.jsonl', 'manifest.json'];
const OF_TOWNSHIP = [
  ...['summary.json', 'groups.jsonl', 'households.jsonl', 'items.jsonl', 'listed.jsonl'],
  ...['alone.jsonl', 'findings.jsonl', 'manifest.json'],
];

/** Figures that cells hold, but for formulas, which are worked out again elsewhere, and row numbers. */
function figuresOfBook(path: string): [string, number][] {
  const book = open(readFileSync(path));
  const numbered = (sheet: string): boolean =>
    rowsOf(book, sheet).some(([first]) => first === '序号' || first === '名次');
  return cellsOf(book).flatMap(({ t, f, v, sheet, address }): [string, number][] =>
    t === 'n' && f === undefined && !(numbered(sheet) && /^A\d/u.test(address))
      ? [[`${sheet}!${address}`, Number(v)]]
      : [],
  );
}

/** All of them, results of formulas too: values stand in their place for who reads by ear. */
const numbersIn = (path: string): number[] =>
  cellsOf(open(readFileSync(path)))
    .flatMap(({ t, v }) => (t === 'n' ? [Number(v)] : []))
    .sort((a, b) => a - b);

/** Figures as people read them in a text. */
const figuresIn = (text: string): [string, number][] =>
  (text.match(/\d[\d,]*(?:\.\d+)?/gu) ?? []).map((found) => [
    found,
    Number(found.replaceAll(',', '')),
  ]);

/** Points of growth add up to the growth; they stand in no result and are checked where they are made. */
const withoutPoints = (page: string): string =>
  page
    .replace(/<(style|script)[^>]*>.*?<\/\1>|<svg class="frames".*?<\/svg>/gsu, ' ')
    .replace(/<td>[+-]?\d+\.\d\d(?=<tr>|<\/table>)/gu, ' ')
    .replace(/<[^>]*>|&#\d+;/gu, ' ');

const wordsOf = async (path: string): Promise<string> => {
  const xml = (await partsOf(readFileSync(path))).get('word/document.xml') ?? '';
  return xml
    .replace(/<\/w:p>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/(?:拉动|下拉)[\d.]+个百分点/gu, '');
};

const unknown = (figures: readonly [string, number][], known: ReadonlySet<string>): string[] =>
  figures.flatMap(([name, value]) => (known.has(keyOf(value)) ? [] : [`${name}: ${value}`]));

describe('写出的每个数字都在结果数据里', () => {
  it('汇总的工作簿（读屏的也是）、网页、文档、图，公开的也是；明白卡', async () => {
    const folder = await written();
    const county = knownIn(join(folder, '汇总'), OF_COUNTY);
    const at = (...path: readonly string[]): string => join(folder, ...path);
    const book = at('汇总', '文水县汇总.xlsx');
    const figures = figuresOfBook(book);
    expect(figures.length).toBeGreaterThan(100);
    // Households with a warning are read from the townships' own results.
    const own = figures.filter(([name]) => !name.startsWith('红橙预警户'));
    expect(unknown(own, county)).toEqual([]);
    expect(numbersIn(at('读屏汇总', '文水县汇总.xlsx'))).toEqual(numbersIn(book));
    const page = withoutPoints(readFileSync(at('汇总', '报告.html'), 'utf8'));
    expect(figuresIn(page).length).toBeGreaterThan(200);
    expect(unknown(figuresIn(page), county)).toEqual([]);
    const told = await wordsOf(at('汇总', '研判报告.docx'));
    const numbered = told.replace(/^\d+\. /gmu, '').replace(/[+−-]\d+\.\d\d$/gmu, '');
    expect(unknown(figuresIn(numbered), county)).toEqual([]);
    const open_ = knownIn(at('县公', '公开'), ['summary.json', 'groups.jsonl']);
    const shown = withoutPoints(readFileSync(at('县公', '公开', '报告.html'), 'utf8'));
    expect(unknown(figuresIn(shown), open_)).toEqual([]);
    for (const [out, known] of [
      [at('县', '图'), county],
      [at('县公', '公开', '图'), open_],
    ] as const) {
      const svgs = readdirSync(out).filter((name) => name.endsWith('.svg'));
      expect(svgs.length).toBeGreaterThan(4);
      for (const name of svgs) {
        const svg = readFileSync(join(out, name), 'utf8').replace(/<[^>]*>/gu, ' ');
        expect([name, unknown(figuresIn(svg), known)]).toEqual([name, []]);
      }
    }
    const township = knownIn(at('北张乡'), OF_TOWNSHIP);
    const cards = figuresOfBook(at('明白卡', '北张甲村.xlsx'));
    expect(cards.length).toBeGreaterThan(50);
    expect(unknown(cards, township)).toEqual([]);
  }, 180_000);
});
