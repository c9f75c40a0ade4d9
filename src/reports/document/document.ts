import { document as en, documentOver as enOver } from '../../locales/en/document.js';
import {
  type DocumentWords,
  document as zh,
  documentOver as zhOver,
} from '../../locales/zh/document.js';
import { contextOf } from '../context.js';
import type { ReportOptions } from '../report.js';
import type { Block, Document, DocumentContext, DocumentReport } from './blocks.js';
import { urgent, villages } from './places.js';
import {
  coverage,
  factors,
  income,
  monitored,
  next,
  projection,
  quality,
  sources,
  target,
} from './sections.js';

type SectionKey = keyof DocumentWords['headings'];
type Section = (context: DocumentContext, report: DocumentReport) => Block[];

/** In the order of the report that a township must write. */
const SECTIONS: Readonly<Record<SectionKey, Section>> = {
  coverage,
  income,
  sources,
  factors,
  villages,
  monitored,
  target,
  projection,
  urgent,
  quality,
  next,
};

const WORDS = { zh: { own: zh, over: zhOver }, en: { own: en, over: enOver } };

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];

/** 研判报告 of a township: sections about which nothing is known are not there. */
export function documentOf(report: DocumentReport, options: ReportOptions): Document {
  const { run, below } = report;
  const { own, over } = WORDS[options.lang];
  const place = run.county === null ? run.township : `${run.county}${run.township}`;
  const document = below === undefined ? own : over(below);
  const context = { ...contextOf(run, run.township, options), document };
  const { words } = context;
  const told = (Object.keys(SECTIONS) as SectionKey[]).flatMap((key) => {
    const blocks = SECTIONS[key](context, report);
    return blocks.length === 0 ? [] : [{ heading: document.headings[key], blocks }];
  });
  const { unit, by, checked, head } = document.signature;
  return {
    place,
    title: document.title,
    periods: document.periods(words.period(run.periods.prior), words.period(run.periods.current)),
    blocks: told.flatMap(({ heading, blocks }, n): Block[] => [
      { kind: 'heading', text: numbered(heading, n, options.lang) },
      ...blocks,
    ]),
    signature: [`${unit}${place}`, by, checked, head, document.date(run.madeOn)],
  };
}

const numbered = (heading: string, n: number, lang: ReportOptions['lang']): string =>
  lang === 'zh' ? `${NUMERALS[n] ?? n + 1}、${heading}` : `${n + 1}. ${heading}`;
