import { AUDIENCES } from '../../domain/audience.js';
import { BASES } from '../../domain/period.js';
import { LANGS } from '../../locales/index.js';
import type { SharedOption } from '../../locales/zh/help.js';
import { PROFILES } from '../../reports/report.js';
import type { Flags, Option } from './verb.js';

/** Options that several verbs have; each verb takes those that it uses. */
type Shared = { readonly [K in SharedOption]?: Option };

/** Options of every verb. */
export const SCREEN = {
  quiet: '-q, --quiet',
  noColor: '--no-color',
  lang: { flags: '--lang <LANG>', choices: LANGS },
} as const satisfies Shared;

/** Options of verbs whose result can be read by a program. */
export const PRINTING = { json: '--json', ...SCREEN } as const satisfies Shared;

/** Options of verbs that write for people. */
export const REPORTING = {
  reportLang: { flags: '--report-lang <LANG>', choices: LANGS },
} as const satisfies Shared;

export const POLICY = { policy: '--policy <FILE>' } as const satisfies Shared;

/** Options of verbs that read both years. */
export const YEARS = {
  prior: '--prior <PATH...>',
  current: '--current <PATH...>',
} as const satisfies Shared;

/** Options of verbs that read villages' tables. */
export const TABLES = {
  priorPeriod: '--prior-period <A..B>',
  currentPeriod: '--current-period <A..B>',
  township: '--township <NAME>',
  columns: '--columns <FILE>',
  exclude: { flags: '--exclude <PATTERN>', repeats: true },
} as const satisfies Shared;

/** Options of verbs that compare two years. */
export const BASIS = {
  basis: { flags: '--basis <BASIS>', choices: BASES },
} as const satisfies Shared;

/** Options of verbs that work on many files at a time. */
export const JOBS = { jobs: '--jobs <N>' } as const satisfies Shared;

/** Options of verbs that write workbooks to be signed. */
export const DATED = { date: '--date <DATE>' } as const satisfies Shared;

/** Options of verbs that write workbooks of a run. */
export const SHEETS = {
  without: { flags: '--without <SHEET>', repeats: true },
} as const satisfies Shared;

/** Options for what people decided of the tables. */
export const MENDING = {
  corrections: '--corrections <FILE>',
  matches: '--matches <FILE>',
} as const satisfies Shared;

/** Options for findings that people have looked into. */
export const ACCEPTING = {
  accept: { flags: '--accept <FILE>', repeats: true },
} as const satisfies Shared;

/** Options that say for whom reports are written. */
export const AUDIENCE = {
  audience: { flags: '--audience <AUDIENCE>', choices: AUDIENCES },
  like: '--like <DIR>',
} as const satisfies Shared;

/** Options for the looks of workbooks and of the document. */
export const LOOKS = {
  profile: { flags: '--profile <PROFILE>', choices: PROFILES },
  template: '--template <FILE.docx>',
} as const satisfies Shared;

/** Options of verbs that can show ID numbers. */
export const UNMASKED = { unmasked: '--unmasked' } as const satisfies Shared;

/** Options that a run may have, whichever verb they come from. */
export type RunFlags = Flags<
  typeof PRINTING &
    typeof REPORTING &
    typeof POLICY &
    typeof YEARS &
    typeof TABLES &
    typeof BASIS &
    typeof JOBS &
    typeof MENDING &
    typeof ACCEPTING &
    typeof UNMASKED &
    typeof AUDIENCE &
    typeof LOOKS &
    typeof DATED
> & {
  readonly out?: string;
  readonly county?: string;
  readonly mergeKey?: string;
  readonly previous?: string;
  readonly without?: readonly string[];
  readonly unit?: string;
  readonly parquet?: boolean;
  readonly strict?: boolean;
};
