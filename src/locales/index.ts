import { type Finding, withoutIdNumber } from '../domain/findings/finding.js';
import { chinese, type Sentences } from './chinese.js';
import { english } from './english.js';
import { type Sentences as FindingSentences, sayFinding, withHiddenPlace } from './finding.js';

export type { Sentences } from './chinese.js';

export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** Every sentence and word, in one language. */
export const sentences = (lang: Lang): Sentences => (lang === 'zh' ? chinese : english);

/** What a finding says, that its place is hidden where it is, and what to do about it. */
export const findingSentences = (found: Finding, lang: Lang): FindingSentences => {
  const { findings, hiddenPlace } = sentences(lang);
  const { message, suggestion } = sayFinding(findings, withoutIdNumber(found));
  return { message: withHiddenPlace(message, found, hiddenPlace), suggestion };
};

/** Message and suggestion as one text. */
export const findingText = (found: Finding, lang: Lang): string => {
  const { message, suggestion } = findingSentences(found, lang);
  return [message, suggestion].filter(Boolean).join(sentences(lang).screen.sentenceGap);
};
