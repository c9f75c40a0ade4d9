import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import {
  document as enDocument,
  documentOver as enDocumentOver,
} from '../../src/locales/en/document.js';
import { annotate as enAnnotate } from '../../src/locales/en/filled/annotate.js';
import { matches as enMatches } from '../../src/locales/en/filled/matches.js';
import { signOff as enSignOff } from '../../src/locales/en/filled/sign-off.js';
import { template as enTemplate } from '../../src/locales/en/filled/template.js';
import { hiddenPlace as enHiddenPlace } from '../../src/locales/en/findings/hidden-place.js';
import { manual as enManual } from '../../src/locales/en/manual.js';
import { page as enPage, pageOver as enPageOver } from '../../src/locales/en/page.js';
import { reports as enReports } from '../../src/locales/en/reports.js';
import { rules as enRules } from '../../src/locales/en/rules.js';
import { rollupReports as enRollupReports } from '../../src/locales/en/sheets/rollup.js';
import { sentences } from '../../src/locales/index.js';
import {
  document as zhDocument,
  documentOver as zhDocumentOver,
} from '../../src/locales/zh/document.js';
import { annotate as zhAnnotate } from '../../src/locales/zh/filled/annotate.js';
import { matches as zhMatches } from '../../src/locales/zh/filled/matches.js';
import { signOff as zhSignOff } from '../../src/locales/zh/filled/sign-off.js';
import { template as zhTemplate } from '../../src/locales/zh/filled/template.js';
import { hiddenPlace as zhHiddenPlace } from '../../src/locales/zh/findings/hidden-place.js';
import { manual as zhManual } from '../../src/locales/zh/manual.js';
import { page as zhPage, pageOver as zhPageOver } from '../../src/locales/zh/page.js';
import { reports as zhReports } from '../../src/locales/zh/reports.js';
import { rules as zhRules } from '../../src/locales/zh/rules.js';
import { rollupReports as zhRollupReports } from '../../src/locales/zh/sheets/rollup.js';

/**
 * Both languages tell the same apart: where the sentence of one changes with what is put into it, that
 * of the other does too; lists are equally long. Nothing is known of the parameters here: sentences
 * are asked with values of every kind, and those that they cannot say are passed over.
 */
const CHINESE = {
  ...sentences('zh'),
  annotate: zhAnnotate,
  document: zhDocument,
  documentOver: zhDocumentOver('township'),
  hiddenPlace: zhHiddenPlace,
  manual: zhManual,
  matches: zhMatches,
  page: zhPage,
  pageOver: zhPageOver('township'),
  reports: zhReports,
  rollupReports: zhRollupReports('township'),
  rules: zhRules,
  signOff: zhSignOff,
  template: zhTemplate,
};
const ENGLISH: Readonly<Record<keyof typeof CHINESE, unknown>> = {
  ...sentences('en'),
  annotate: enAnnotate,
  document: enDocument,
  documentOver: enDocumentOver('township'),
  hiddenPlace: enHiddenPlace,
  manual: enManual,
  matches: enMatches,
  page: enPage,
  pageOver: enPageOver('township'),
  reports: enReports,
  rollupReports: enRollupReports('township'),
  rules: enRules,
  signOff: enSignOff,
  template: enTemplate,
};

/** What tells more in one language, and why. */
const KNOWN: Readonly<Record<string, string>> = {
  'columns.map.place': 'Chinese counts all places, English the others',
  day: 'Chinese dates are made of their parts',
  'help.titles': 'those of the library are English already',
  'months.period': 'a single month is shorter in Chinese',
  'months.about.result': 'a single month is shorter in Chinese',
  'months.titles.list': 'of what could be a count or a name',
  'page.pictures.units.brackets': 'the counter stands in the Chinese title alone',
  'pageOver.pictures.units.brackets': 'the counter stands in the Chinese title alone',
  'reports.period': 'a period of one year is shorter in English',
  'screen.sentenceGap': 'Chinese sentences stand without a blank',
  'template.alertTitle': 'an English label would be longer than the title of a warning may be',
  'units.lacking': 'the years are known by their keys',
};

/** Sentences of counts, which are always there; only English formats them itself. */
const COUNTING = /^document/;

/** Words that sentences ask for by name. */
const ASKED = globSync('src/locales/zh/**/*.ts')
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/[!=]== '(?<word>\w+)'/g)])
  .map(({ groups }) => groups?.word);

/** No 1: English has words of its own for it. */
const VALUES: readonly unknown[] = [7301, 0, 2, -0.5, 'ζ', '', null, undefined, true, false];
const LISTS: readonly unknown[] = [[], ['ζ'], ['ζ', 'η']];
/** `EIO` is a code of the system that has no words of its own. */
const ALL = [...VALUES, ...LISTS, 'EIO', ...new Set(ASKED)];
const FEW = [7301, 0, 'ζ', null];

/** Signs of a value of a kind that the sentence has no use for. */
const UNSAYABLE = /undefined|NaN|true|false|\[object/;

type Words = Readonly<Record<string, unknown>>;
type Sentence = (...values: readonly unknown[]) => unknown;

/** What a sentence says beside what was put into it; null where it cannot say it. */
function said(sentence: Sentence, values: readonly unknown[]): string | null {
  try {
    const text = JSON.stringify(sentence(...values)) ?? '';
    return UNSAYABLE.test(text) ? null : text.replace(/[ζη]|\d+(?:[.,]\d+)*/g, '#');
  } catch {
    return null;
  }
}

/** Holds one value under every key, another one under one of them. */
function holding(base: unknown, keys: Set<string>, changed = '', to: unknown = base): object {
  const held: object = new Proxy(
    {},
    {
      get: (_, key) => {
        if (typeof key === 'symbol') return undefined;
        if (key === 'params') return held;
        keys.add(key);
        return key === changed ? to : base;
      },
    },
  );
  return held;
}

const combined = (arity: number, pool: readonly unknown[]): readonly (readonly unknown[])[] =>
  arity === 0
    ? [[]]
    : combined(arity - 1, pool).flatMap((values) => pool.map((value) => [...values, value]));

/** Every combination for a few parameters, and objects in which one value after the other changes. */
function* questions(sentence: Sentence, path: string): Generator<readonly unknown[]> {
  const arity = sentence.length;
  const pool = arity < 3 ? ALL : arity === 3 ? [...VALUES, ...LISTS] : FEW;
  yield* combined(Math.min(arity, 5), pool);
  if (arity === 0) return;
  const others = Array.from({ length: arity - 1 }, () => 2);
  // Findings hold numbers and texts; a yes would be said as 1.
  const all = path.startsWith('findings.') ? ALL.filter((to) => to !== true) : ALL;
  for (const base of [7301, 0, 'ζ', null]) {
    const keys = new Set<string>();
    said(sentence, [holding(base, keys), ...others]);
    for (const key of keys) {
      for (const to of all) yield [holding(base, keys, key, to), ...others];
    }
  }
}

/** Where a sentence says one thing of two for which the other language has two. */
function sentencesApart(zh: Sentence, en: Sentence, path: string): string[] {
  const other = new Map<string, string>();
  for (const values of questions(zh.length < en.length ? en : zh, path)) {
    const texts = [said(zh, values), said(en, values)];
    if (texts.includes(null)) continue;
    // A list is never taken for a text that is as empty.
    const lists = values.map(Array.isArray);
    const withNull = texts.map((text) => text?.includes('null'));
    // Where one language has words for what is not there, so has the other.
    const isApart = withNull[0] !== withNull[1] && !lists.includes(true);
    if (isApart && !COUNTING.test(path)) return [texts.join(' / ')];
    if (withNull.includes(true)) continue;
    for (const [text, translated] of [texts, texts.toReversed()]) {
      const key = `${lists} ${text}`;
      const known = other.get(key) ?? translated;
      if (known !== translated) return [`${text}: ${known} / ${translated}`];
      other.set(key, `${translated}`);
    }
  }
  return [];
}

function* apart(zh: unknown, en: unknown, path: string): Generator<string> {
  if (path in KNOWN) return;
  if (typeof zh === 'function' && typeof en === 'function') {
    for (const text of sentencesApart(zh as Sentence, en as Sentence, path))
      yield `${path}: ${text}`;
  } else if (typeof zh === 'object' && zh !== null && typeof en === 'object' && en !== null) {
    const keys = [Object.keys(zh), Object.keys(en)].map((names) => names.sort().join());
    if (keys[0] !== keys[1]) yield `${path}: ${keys.join(' / ')}`;
    for (const key of Object.keys(zh)) {
      yield* apart((zh as Words)[key], (en as Words)[key], path === '' ? key : `${path}.${key}`);
    }
  } else if (typeof zh !== typeof en || (zh === '') !== (en === '')) {
    yield `${path}: ${String(zh)} / ${String(en)}`;
  }
}

describe('both languages tell the same apart', () => {
  it.each(Object.keys(CHINESE))('%s', (name) => {
    const pair = [CHINESE, ENGLISH].map((words) => (words as Words)[name]);
    expect([...apart(pair[0], pair[1], name)]).toEqual([]);
  });

  it('a sentence of one language that tells less is found, and a list that is shorter', () => {
    const one = (count: number) => (count === 0 ? 'none' : `${count} more`);
    const other = (count: number) => (count === 0 ? '没有' : `另有 ${count}`);
    expect([...apart(other, one, 'a')]).toEqual([]);
    expect([...apart(other, (count: number) => `${count} more`, 'a')]).toHaveLength(1);
    expect([...apart(() => '没有', one, 'a')]).toHaveLength(1);
    expect([...apart({ a: ['甲', '乙'] }, { a: ['a'] }, 'b')]).not.toEqual([]);
  });
});

/** `1 households`, `1 more rows`. */
const NOUNS =
  'households?|village|file|row|error|warning|note|person|month|field|column|table|header|card|pair|part|finding|character|number|text|folder|form|place|explanation|ID|measure';
const ONE_OF_SEVERAL = new RegExp(
  `(?<![\\d.,–-])1 (?:more |changed |declining |long |household )?(?:${NOUNS})s\\b`,
);

/** Limits that are no 1, and what begins with the name of a village. */
const NEVER_ONE = /^(failures\.input\.tooMany|ledger\.retiredTitle)/;

/** Sentences of a language that say several of one, as far as they can be asked. */
function* plural(words: unknown, path: string): Generator<string> {
  if (NEVER_ONE.test(path)) return;
  if (typeof words === 'function') {
    const sentence = words as Sentence;
    const few = combined(Math.min(sentence.length, 5), [1, 'ζ']);
    const held = Array.from({ length: sentence.length }, () => holding(1, new Set()));
    for (const values of [...few, held]) {
      try {
        const text = JSON.stringify(sentence(...values)) ?? '';
        if (ONE_OF_SEVERAL.test(text)) return yield `${path}: ${text}`;
      } catch {
        // It cannot say it.
      }
    }
  } else if (typeof words === 'object' && words !== null) {
    for (const [key, own] of Object.entries(words)) yield* plural(own, `${path}.${key}`);
  }
}

describe('English says one of what it counts', () => {
  it.each(Object.keys(ENGLISH))('%s', (name) => {
    expect([...plural((ENGLISH as Words)[name], name)]).toEqual([]);
  });

  it('what says several is found', () => {
    expect([...plural((count: number) => `${count} more rows`, 'a')]).toHaveLength(1);
    expect([...plural((count: number) => `${count} more row`, 'a')]).toEqual([]);
  });
});
