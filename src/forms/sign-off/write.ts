import { columnLetters } from '../../domain/household.js';
import type { FilledCell } from '../../domain/outcomes/ledger.js';
import type { Lang } from '../../locales/index.js';
import { FIRST_ROW } from '../sheet/rows.js';
import { day, type EntryRule, entryCheck, oneOf, textUpTo } from '../sheet/validations.js';
import { formWorkbook, type ListColumn, whereBlank } from '../sheet/write.js';
import {
  COLUMNS,
  FROZEN_COLUMNS,
  LONGEST_NAME,
  OTHER_COLUMNS,
  type SignOffColumn,
  type SignOffWords,
  WIDTHS,
  WORDS,
} from './layout.js';
import {
  checkCode,
  DECISION_COLUMNS,
  type Decision,
  type Explained,
  type OtherRow,
  type SignOffRow,
} from './row.js';

/** What a sign-off table holds. */
export interface SignOffTable {
  /** How many files came back. */
  readonly files: number;
  readonly rows: readonly SignOffRow[];
  readonly others: readonly OtherRow[];
}

/** The table as a workbook: the same table makes the same bytes. */
export function signOffWorkbook(
  { files, rows, others }: SignOffTable,
  { lang }: { readonly lang: Lang },
): Uint8Array {
  const words = WORDS[lang];
  return formWorkbook(words, [
    {
      name: words.sheets.rows,
      lines: [words.title, words.place(files, rows.length), words.hint],
      columns: COLUMNS.map((column) =>
        isDecision(column) ? openColumn(column, words) : lockedColumn(column, words),
      ),
      rows: rows.map((row) =>
        inOrder(COLUMNS, { ...valuesOf(row, words), state: words.states[row.state], cause: null }),
      ),
      frozenColumns: FROZEN_COLUMNS,
    },
    {
      name: words.sheets.others,
      lines: [words.otherTitle, words.otherPlace(others.length), words.otherHint],
      columns: OTHER_COLUMNS.map((column) => lockedColumn(column, words)),
      rows: others.map((row) =>
        inOrder(OTHER_COLUMNS, {
          ...valuesOf(row, words),
          state: null,
          cause: words.causes[row.cause],
        }),
      ),
      frozenColumns: FROZEN_COLUMNS,
    },
  ]);
}

type Values = Readonly<Record<SignOffColumn, FilledCell>>;

const inOrder = (columns: readonly SignOffColumn[], values: Values): FilledCell[] =>
  columns.map((column) => values[column]);

const valuesOf = (
  { explained, decision }: { readonly explained: Explained; readonly decision: Decision },
  { severities }: SignOffWords,
): Omit<Values, 'state' | 'cause'> => ({
  ...explained,
  severity: severities[explained.severity],
  ...decision,
  check: checkCode(explained),
});

type DecisionColumn = (typeof DECISION_COLUMNS)[number];

const isDecision = (column: SignOffColumn): column is DecisionColumn =>
  (DECISION_COLUMNS as readonly string[]).includes(column);

const lockedColumn = (column: SignOffColumn, words: SignOffWords): ListColumn => ({
  header: words.columns[column],
  width: WIDTHS[column],
  look: isDay(column) ? 'lockedDate' : 'lockedText',
  fill: false,
  // The texts are masked already and must stay as they are, since the check code is made of them.
  known: true,
});

const openColumn = (column: DecisionColumn, words: SignOffWords): ListColumn => ({
  ...lockedColumn(column, words),
  look: isDay(column) ? 'date' : 'choice',
  fill: true,
  check: checkOf(column, words),
  mark: markOf(column, words),
});

const isDay = (column: SignOffColumn): boolean => column === 'signed' || column === 'until';

function checkOf(column: DecisionColumn, words: SignOffWords): ListColumn['check'] {
  const rules: Readonly<Record<DecisionColumn, EntryRule>> = {
    adopt: oneOf([words.yes, words.no]),
    who: textUpTo(LONGEST_NAME),
    signed: day,
    until: day,
  };
  return entryCheck(rules[column], {
    header: words.columns[column],
    prompt: words.prompts[column],
    alert: words.alertTitle,
  });
}

/** Marks a cell of a row that is not decided yet, or is adopted with something missing. */
function markOf(column: DecisionColumn, { yes }: SignOffWords): ListColumn['mark'] {
  const lettersOf = (of: SignOffColumn): string => columnLetters(COLUMNS.indexOf(of));
  if (column === 'adopt') return whereBlank(lettersOf('adopt'));
  const { when } = whereBlank(lettersOf(column));
  return { when: `AND($${lettersOf('adopt')}${FIRST_ROW}="${yes}",${when})`, look: 'missing' };
}
