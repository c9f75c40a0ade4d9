import { PERIOD_IN_WORDS } from '../../domain/months/in-figures.js';
import { byCodePoint } from '../../domain/names/order.js';
import { isClean } from '../cells/clean.js';
import { squeeze } from '../cells/values.js';

/** How a table's village is found and spelled. Definition: docs/definitions/intake.md. */

const SUFFIXES = ['村民委员会', '村委会', '村'] as const;
const VILLAGE_LIKE = /(?:村|村委会|村民委员会|社区|居委会)$/u;
/** Words that end in 村 and name no village. */
const NO_VILLAGES = /(?:农|全|本|各|个|乡|行政|自然|贫困|脱贫|驻|每|示范|重点|该)村$/u;
const NO_VILLAGE = new RegExp(`^[全各每]?${NO_VILLAGES.source}`, 'u');
/** Any village or community, and none by name: 村委会, 本社区, 分村. */
const ANY_VILLAGE = new RegExp(`^[全本各每该分]?${VILLAGE_LIKE.source}`, 'u');

/** Not a regular expression: over `村村村…` it would go through the rest of the text for each 村. */
function withoutSuffixes(name: string): string {
  let end = name.length;
  let suffix: string | undefined = '';
  while (suffix !== undefined) {
    end -= suffix.length;
    suffix = SUFFIXES.find((each) => name.endsWith(each, end));
  }
  return name.slice(0, end);
}

/** The same for all spellings of a village: 北张, 北张村, 北张村委会, 北张村村委会. */
export function villageKey(name: string): string {
  const plain = isClean(name) ? name : squeeze(name.normalize('NFKC')).normalize('NFKC');
  const key = withoutSuffixes(plain);
  return key === '' ? plain : key;
}

/** A sheet or file called 全村 or 各行政村 says which rows it holds, and not whose they are. */
export function endsLikeVillage(name: string): boolean {
  const plain = squeeze(name);
  return VILLAGE_LIKE.test(plain) && !NO_VILLAGE.test(plain) && !ANY_VILLAGE.test(plain);
}

/** The year in front of a sheet's name is none of its village's: 2022年北张村. */
export const withoutYear = (sheet: string): string =>
  sheet.replace(/^\s*(?:19|20)\d{2}(?:年度?)?(?=\p{Script=Han}{2})/u, '');

/** Without the county and township that stand in front: 文水县北张乡北张村 → 北张村, but 镇西村 stays. */
const withoutSuperiors = (name: string): string =>
  name.replace(/^.*[^省市县区乡镇局][省市县区乡镇局](?=.+(?:村|社区|居委会))/u, '');

/** The unit that fills the form, where a title names it and it is a village: `填报单位:北张村`. */
function reportingUnit(title: string): string | null {
  const found = /填报单位\s*:\s*([^\s,;(]+)/u.exec(title.normalize('NFKC'));
  // Figures behind the name are a date: `北张村2022年9月`.
  const unit = found?.[1]?.replace(OTHER_FIGURES, ',').split(',')[0];
  if (unit === undefined || /(?:乡|镇|县|政府|办事处|局|中心|站)$/u.test(unit)) return null;
  const village = withoutSuperiors(unit);
  return NO_VILLAGE.test(village) ? null : village;
}

/** 团结1村, 第11村, 团结2号社区: figures in the name of a village, which tell villages apart. */
const IN_A_NAME = '(?!\\d*(?:号|大队)?(?:村|社区|居委会))';
const OTHER_FIGURES = new RegExp(`\\d+${IN_A_NAME}`, 'gu');
/** What stands between figures and a village's name in titles: `2022年1-9月`, `上半年`, `第三季度`. */
const PERIOD_WORDS = new RegExp(
  `\\d+(?:年度?|月份?|日)底?|${PERIOD_IN_WORDS}|\\d+${IN_A_NAME}底?|[上本去今]年度?|关于|单位:?(?:人民币)?[百千万亿]?元`,
  'gu',
);
/** A number of villages, which is no name: 全乡共12村. */
const A_NUMBER_OF = /[共等各辖全]\d+村$/u;
/** Words of a name, and figures within it. */
const NAME = /(?:\p{Script=Han}+\d{1,4})*\p{Script=Han}+/gu;

/** `北张乡北张村2022年1-9月脱贫户收入明细表` → 北张村. */
function villageWithin(text: string): string | null {
  // A wide gap parts the cells of a title row; a narrow one only spreads the characters of a name.
  const flat = squeeze(text.normalize('NFKC').replace(/\s{2,}/gu, ',')).replace(PERIOD_WORDS, ' ');
  for (const [words] of flat.matchAll(NAME)) {
    // Only up to the last such word, behind which there is nothing to find, however long the text
    // is.
    const upToLast = /^.*(?:村民委员会|村委会|村|社区|居委会)/u.exec(words)?.[0] ?? '';
    for (const [found] of upToLast.matchAll(/.+?(?:村民委员会|村委会|村|社区|居委会)/gu)) {
      const village = withoutSuperiors(found);
      const isNone =
        NO_VILLAGES.test(village) || A_NUMBER_OF.test(village) || /^(?:村|社区)/u.test(village);
      if (village.length > 1 && !isNone) return village;
    }
  }
  return null;
}

/** The village that titles name; null where they name none. */
export function villageInTitles(titles: readonly string[]): string | null {
  for (const title of titles) {
    const unit = reportingUnit(title);
    if (unit !== null) return unit;
  }
  for (const title of titles) {
    const village = villageWithin(title.normalize('NFKC').replace(/填报单位\s*:\s*\S*/u, ''));
    if (village !== null) return village;
  }
  return null;
}

/** Years, months and long figures; one or two behind a name tell villages apart: 团结1, 团结2. */
const DATES =
  /\d{4}(?:[-./年]\d{1,2}){1,2}[月日]?|\d{3,}年?|\d{1,2}(?:[-—至]\d{1,2})?月份?(?:\d{1,2}日)?/gu;

const IN_WORDS = new RegExp(`${PERIOD_IN_WORDS}|(?<![A-Za-z])(?:Q[1-4]|[1-4]Q|H[12])`, 'giu');

/** The village of a file's name: its `…村`, else the name without its ending, years and form words. */
export function villageInFileName(path: string): string {
  const name = (path.split('/').at(-1) ?? path).replace(/\.[^.]*$/u, '');
  const stem = squeeze(name.normalize('NFKC'));
  const within = villageWithin(stem);
  if (within !== null) return within;
  const bare = stem
    .replace(IN_WORDS, '')
    .replace(DATES, '')
    .replace(
      /年度?|上年|本年|月|收入|明细|脱贫户|监测户|家庭|情况|统计|汇总|表|\(.*?\)|[-_—.·]/gu,
      '',
    )
    .replace(/^\d+(?=\D)/u, '');
  return bare === '' ? stem : bare;
}

/**
 * The spelling of a village that is printed: one that ends in 村, else the first in code-point
 * order.
 */
export function printedVillage(spellings: Iterable<string>): string {
  const sorted = [...new Set([...spellings].map(squeeze))].sort(byCodePoint);
  return sorted.find((name) => name.endsWith('村')) ?? sorted[0] ?? '';
}
