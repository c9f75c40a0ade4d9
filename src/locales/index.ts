import { type Finding, withoutIdNumber } from '../domain/findings/finding.js';
import { columns as enColumns } from './en/columns.js';
import { explain as enExplain } from './en/explain.js';
import { failures as enFailures } from './en/failures.js';
import { ledger as enLedger } from './en/filled/ledger.js';
import { hiddenPlace as enHiddenPlace } from './en/findings/hidden-place.js';
import { findings as enFindings } from './en/findings.js';
import { help as enHelp } from './en/help.js';
import { months as enMonths } from './en/months.js';
import { projection as enProjection } from './en/projection.js';
import { screen as enScreen } from './en/screen.js';
import { rollup as enRollup } from './en/sheets/rollup.js';
import { status as enStatus } from './en/sheets/status.js';
import { tracking as enTracking } from './en/sheets/tracking.js';
import { summary as enSummary } from './en/summary.js';
import { terms as enTerms } from './en/terms.js';
import { units as enUnits } from './en/units.js';
import { validate as enValidate } from './en/validate.js';
import { whatIf as enWhatIf } from './en/what-if.js';
import { type Sentences as FindingSentences, sayFinding, withHiddenPlace } from './finding.js';
import type { Translation } from './translation.js';
import { columns as zhColumns } from './zh/columns.js';
import { explain as zhExplain } from './zh/explain.js';
import { failures as zhFailures } from './zh/failures.js';
import { ledger as zhLedger } from './zh/filled/ledger.js';
import { hiddenPlace as zhHiddenPlace } from './zh/findings/hidden-place.js';
import { findings as zhFindings } from './zh/findings.js';
import { help as zhHelp } from './zh/help.js';
import { months as zhMonths } from './zh/months.js';
import { projection as zhProjection } from './zh/projection.js';
import { screen as zhScreen } from './zh/screen.js';
import { rollup as zhRollup } from './zh/sheets/rollup.js';
import { status as zhStatus } from './zh/sheets/status.js';
import { tracking as zhTracking } from './zh/sheets/tracking.js';
import { summary as zhSummary } from './zh/summary.js';
import { terms as zhTerms } from './zh/terms.js';
import { units as zhUnits } from './zh/units.js';
import { validate as zhValidate } from './zh/validate.js';
import { whatIf as zhWhatIf } from './zh/what-if.js';

export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

const zh = {
  terms: zhTerms,
  screen: zhScreen,
  failures: zhFailures,
  help: zhHelp,
  columns: zhColumns,
  explain: zhExplain,
  summary: zhSummary,
  findings: zhFindings,
  ledger: zhLedger,
  months: zhMonths,
  projection: zhProjection,
  rollup: zhRollup,
  tracking: zhTracking,
  status: zhStatus,
  units: zhUnits,
  validate: zhValidate,
  whatIf: zhWhatIf,
};

export type Sentences = Omit<typeof zh, 'explain'> & {
  readonly explain: Translation<typeof zhExplain>;
};

const en: Sentences = {
  terms: enTerms,
  screen: enScreen,
  failures: enFailures,
  help: enHelp,
  columns: enColumns,
  explain: enExplain,
  summary: enSummary,
  findings: enFindings,
  ledger: enLedger,
  months: enMonths,
  projection: enProjection,
  rollup: enRollup,
  tracking: enTracking,
  status: enStatus,
  units: enUnits,
  validate: enValidate,
  whatIf: enWhatIf,
};

/** Every sentence and word, in one language. */
export const sentences = (lang: Lang): Sentences => (lang === 'zh' ? zh : en);

/** What a finding says, that its place is hidden where it is, and what to do about it. */
export const findingSentences = (found: Finding, lang: Lang): FindingSentences => {
  const { message, suggestion } = sayFinding(sentences(lang).findings, withoutIdNumber(found));
  const words = lang === 'zh' ? zhHiddenPlace : enHiddenPlace;
  return { message: withHiddenPlace(message, found, words), suggestion };
};

/** Both as one text. */
export const findingText = (found: Finding, lang: Lang): string => {
  const { message, suggestion } = findingSentences(found, lang);
  return [message, suggestion].filter(Boolean).join(sentences(lang).screen.sentenceGap);
};
