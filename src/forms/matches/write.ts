import {
  type AnsweredQuestion,
  NO,
  type ShownRow,
  YES,
} from '../../domain/findings/match-answer.js';
import { columnLetters, type Year } from '../../domain/household.js';
import { matches as en } from '../../locales/en/filled/matches.js';
import type { Lang } from '../../locales/index.js';
import { ledger as frame } from '../../locales/zh/filled/ledger.js';
import { type MatchesWords, matches as zh } from '../../locales/zh/filled/matches.js';
import type { FormLook } from '../sheet/style.js';
import { entryCheck, oneOf, text } from '../sheet/validations.js';
import { type FormValue, formWorkbook, type ListColumn, whereBlank } from '../sheet/write.js';
import {
  COLUMNS,
  FILLED,
  HEADERS,
  MATCHES_SHEET,
  type MatchesColumn,
  SEPARATOR,
  WIDTHS,
} from './layout.js';

export interface MatchesOptions {
  /** The language of the hints; what is read back is Chinese in every language. */
  readonly lang: Lang;
  readonly township: string;
}

/** The questions as a workbook to be answered: the same arguments make the same bytes. */
export function matchesWorkbook(
  questions: readonly AnsweredQuestion[],
  { lang, township }: MatchesOptions,
): Uint8Array {
  const words = lang === 'zh' ? zh : en;
  const open = questions.filter(({ state }) => state === 'open').length;
  return formWorkbook({ ...frame, title: words.title(township) }, [
    {
      name: MATCHES_SHEET,
      lines: [words.title(township), words.place(open, questions.length), words.hint],
      columns: COLUMNS.map((column, n) => formColumn(column, n, words)),
      rows: questions.map((question) => {
        const values = valuesOf(question, words);
        return COLUMNS.map((column) => values[column]);
      }),
      frozenColumns: 1,
    },
  ]);
}

const shown = <Of extends Year>(
  year: Of,
  { village, id, head, idNumber, persons, place }: ShownRow,
) =>
  ({
    [`${year}.village`]: village,
    [`${year}.id`]: id,
    [`${year}.head`]: head,
    [`${year}.idNumber`]: idNumber,
    [`${year}.persons`]: persons,
    [`${year}.place`]: place,
  }) as Record<Extract<MatchesColumn, `${Of}.${string}`>, FormValue>;

const valuesOf = (
  { likenesses, prior, current, other, answer, who, note, state }: AnsweredQuestion,
  words: MatchesWords,
): Readonly<Record<MatchesColumn, FormValue>> => ({
  likenesses: likenesses.map((likeness) => words.likenesses[likeness]).join(SEPARATOR),
  ...shown('prior', prior),
  ...shown('current', current),
  other,
  answer,
  who,
  note,
  state: words.states[state],
});

function formColumn(column: MatchesColumn, n: number, words: MatchesWords): ListColumn {
  const fill = FILLED.has(column);
  return {
    header: HEADERS[column],
    width: WIDTHS[column],
    look: lookOf(column),
    fill,
    known: column.endsWith('.id'),
    check: fill ? checkOf(column as keyof MatchesWords['prompts'], words) : undefined,
    mark: column === 'answer' ? whereBlank(columnLetters(n)) : undefined,
  };
}

function lookOf(column: MatchesColumn): FormLook {
  if (column === 'answer' || column === 'who') return 'choice';
  if (column === 'note') return 'text';
  return column.endsWith('.persons') ? 'lockedCount' : 'lockedText';
}

const checkOf = (
  column: keyof MatchesWords['prompts'],
  { prompts, alertTitle }: MatchesWords,
): ListColumn['check'] =>
  entryCheck(column === 'answer' ? oneOf([YES, NO]) : text, {
    header: HEADERS[column],
    prompt: prompts[column],
    alert: alertTitle,
  });
