import { isClean } from '../cells/clean.js';
import { squeeze, WAN } from '../cells/values.js';

/** Texts of headers and titles in one form, and the units they name. Definition: docs/definitions/intake.md, "Reading". */

const UNIT =
  '(?:单位:?)?(?:万?元(?:/(?:公斤|千克|kg|斤|人|月|年|亩|户|头|只))?|亩|人|个?月|天|头|只|羽|头\\(只\\)|头[、/]只|公斤|斤|户|年|%)';
const BRACKETED_UNIT = new RegExp(`\\(${UNIT}\\)`, 'g');
const UNIT_ALONE = new RegExp(`^(?:${UNIT}|\\(${UNIT}\\))$`);
const BRACKETS: Readonly<Record<string, string>> = {
  '【': '(',
  '〔': '(',
  '[': '(',
  '{': '(',
  '】': ')',
  '〕': ')',
  ']': ')',
  '}': ')',
};

function unified(text: string): string {
  if (isClean(text)) return text;
  return squeeze(text.normalize('NFKC')).replace(/[【〔[{】〕\]}]/g, (b) => BRACKETS[b] ?? b);
}

/** Circled figures such as `①`, which NFKC would turn into bare figures. */
const ENCLOSED = /[①-⑳]/gu;

/**
 * `一、`, `(一)`, `1.`, `1.1`, `(1)`, `1)`, `Ⅰ.`, `A.`, `其中:` in front of a name, one or several;
 * `18位身份证号` is a name.
 */
const NUMBERS_OF_AN_ITEM =
  /^(?:(?:[一二三四五六七八九十]{1,3}[、.]|\d{1,2}(?:[、)]|\.(?!\d)|(?:\.\d{1,2}){1,2}(?![\d.]))|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|[A-Z]{1,4}[、.]|其中:?)(?=.)){1,3}/u;

/** NFKC, white space, line breaks and numbers of items out, brackets unified, units in brackets out. */
export function normalizeHeader(text: string): string {
  // Of a clean text, which has no brackets, only numbers of items can be left out.
  if (isClean(text)) return text.replace(NUMBERS_OF_AN_ITEM, '');
  return unified(text.replace(ENCLOSED, (number) => `(${number})`))
    .replace(NUMBERS_OF_AN_ITEM, '')
    .replace(BRACKETED_UNIT, '');
}

/** The text is a unit and nothing else, with or without brackets. */
export const isUnit = (text: string): boolean => UNIT_ALONE.test(unified(text));

export type MoneyUnit = '元' | '万元';

/** The unit that a header's brackets name; null where they name none of money. */
export function unitInHeader(text: string): MoneyUnit | null {
  if (isClean(text)) return null;
  const found = /\((?:单位:?)?(万?元)(?:\/[^)]{0,40})?\)/.exec(unified(text));
  return found ? (found[1] as MoneyUnit) : null;
}

/** `单位:户、人、万元`, also behind `明细表 `, but not 填报单位 and its like, nor a village called 元家村. */
const DECLARED_UNIT =
  /(?<![报表制送属任]|(?:填\s*[报表]|[上呈]\s*报|[编制]\s*[制表]|报\s*送|所\s*属|责\s*任)\s*)单\s*位\s*(?::\s*)?(?:(?:人民币|[户人亩头只%])[、,/\s]*)*((?:万\s*)?元)(?!\p{Script=Han}{0,6}村)/u;
const UNIT_PHRASES: readonly RegExp[] = [
  DECLARED_UNIT,
  /\(\s*(?:单位:?\s*)?(万?元)\s*\)/u,
  /以?(万?元)为单位|以(万?元)计/u,
];

/** The unit that a title or sheet name declares: `单位:万元`, `(万元)`. `填报单位:…` is no unit. */
export function unitInTitle(text: string): MoneyUnit | null {
  // White space stays, since it separates the unit from the village in `单位:万元 北张村`.
  const flat = text.normalize('NFKC').replace(/[【〔[{】〕\]}]/g, (b) => BRACKETS[b] ?? b);
  for (const phrase of UNIT_PHRASES) {
    const found = phrase.exec(flat);
    const unit = found?.[1] ?? found?.[2];
    if (unit !== undefined) return squeeze(unit) as MoneyUnit;
  }
  return null;
}

/** Decimal digits by which a unit's figures are shifted against 元. */
export const decimalShift = (unit: MoneyUnit | null): number => (unit === '万元' ? WAN : 0);
