import { maskIdNumber } from '../domain/identity.js';
import { type Fen, yuan } from '../domain/money.js';
import { villageName } from '../domain/names/village-name.js';
import { MONTHS_OF_A_YEAR, periodLength } from '../domain/period.js';
import { months as enMonths } from '../locales/en/months.js';
import { reports as enReports } from '../locales/en/reports.js';
import { terms as enTerms } from '../locales/en/terms.js';
import { type MonthsWords, months as zhMonths } from '../locales/zh/months.js';
import { type ReportWords, reports as zhReports } from '../locales/zh/reports.js';
import { type Terms, terms as zhTerms } from '../locales/zh/terms.js';
import { planBook } from '../xlsx/write/plain.js';
import type { Sheet } from '../xlsx/write/table.js';
import type { Profile, ReportOptions, RunInfo } from './report.js';

/** The words of reports in one language. */
export interface Language {
  readonly months: MonthsWords;
  readonly words: ReportWords;
  readonly terms: Terms;
}

/** What every sheet of a workbook needs besides its rows. */
export interface Context extends Language {
  readonly run: RunInfo;
  /** The village or township of the workbook. */
  readonly place: string;
  readonly unmasked: boolean;
  readonly profile: Profile;
}

export const LANGUAGES: Readonly<Record<ReportOptions['lang'], Language>> = {
  zh: { words: zhReports, terms: zhTerms, months: zhMonths },
  en: { words: enReports, terms: enTerms, months: enMonths },
};

export const contextOf = (run: RunInfo, place: string, options: ReportOptions): Context => ({
  run,
  place,
  ...LANGUAGES[options.lang],
  unmasked: options.unmasked,
  profile: options.profile ?? 'standard',
});

/** Lines for every sheet with amounts of a year that are scaled to another number of months. */
export function scaledLines({ run, words }: Context): string[] {
  const months = periodLength(run.periods.current);
  return months === MONTHS_OF_A_YEAR ? [] : [words.scaled(months)];
}

/** The lines beneath a title: periods and unit, and the mark of estimates. */
export function linesOf({ run, words }: Context, unit: string): string[] {
  const { prior, current, basis } = run.periods;
  const line = `${words.periodLine(words.period(prior), words.period(current))}　　${unit}`;
  return basis === 'to-date' ? [line, words.estimatedLine] : [line];
}

/** Who signs, and the day of making where it is given. */
export const signatureLine = ({ words, run }: Context): string => words.signatures(run.madeOn);

export const idNumberText = ({ unmasked }: Context, idNumber: string | null): string | null =>
  idNumber === null || unmasked ? idNumber : maskIdNumber(idNumber);

export const yuanOf = (fen: Fen | null): number | null => (fen === null ? null : yuan(fen));

/** A village by its name; with its township where the run covers several. */
export const villageText = ({ run }: Context, village: string, township: string): string =>
  villageName({ village, township }, township !== run.township);

/** The bytes of a workbook of its own, as it is given to people. */
export async function bookOf(
  sheets: readonly Sheet[],
  { words }: Pick<Language, 'words'>,
  madeOn: string | null = null,
): Promise<Uint8Array> {
  // Loaded only when a workbook is written, which most verbs do not do.
  const { writeBook } = await import('../xlsx/write/book.js');
  return writeBook(planBook(sheets, { run: { madeOn }, words }));
}
