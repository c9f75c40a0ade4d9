import { failures as enFailures } from './en/failures.js';
import { screen as enScreen } from './en/screen.js';
import { terms as enTerms } from './en/terms.js';
import { failures as zhFailures } from './zh/failures.js';
import { screen as zhScreen } from './zh/screen.js';
import { terms as zhTerms } from './zh/terms.js';

export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

const zh = { terms: zhTerms, screen: zhScreen, failures: zhFailures };
const en: Sentences = { terms: enTerms, screen: enScreen, failures: enFailures };

export type Sentences = typeof zh;

/** Every sentence and word, in one language. */
export const sentences = (lang: Lang): Sentences => (lang === 'zh' ? zh : en);
