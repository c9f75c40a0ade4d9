import { columnLetters } from '../../domain/household.js';
import { yuan } from '../../domain/money.js';
import { FILLED_COLUMNS, type FilledColumn } from '../../domain/outcomes/ledger.js';
import type { Periods } from '../../domain/outcomes/result.js';
import { ledger as en } from '../../locales/en/filled/ledger.js';
import type { Lang } from '../../locales/index.js';
import { type LedgerWords, ledger as zh } from '../../locales/zh/filled/ledger.js';
import type { FormLook } from '../sheet/style.js';
import { type FormValue, formWorkbook, type ListColumn, whereBlank } from '../sheet/write.js';
import {
  FAMILY_TEXTS,
  FROZEN_COLUMNS,
  HEADERS,
  LEDGER_COLUMNS,
  LEDGER_SHEET,
  type LedgerColumn,
  RETIRED_COLUMNS,
  RETIRED_SHEET,
  villageLine,
  WARNING_TEXTS,
  WIDTHS,
} from './layout.js';
import type { NewRow, RetiredRow, VillageLedger } from './rows.js';
import { validationOf } from './validations.js';

export interface LedgerOptions {
  /** The language of hints and alerts; what is read back is Chinese in every language. */
  readonly lang: Lang;
  readonly township: string;
  readonly periods: Periods;
}

const WORDS: Readonly<Record<LedgerOptions['lang'], LedgerWords>> = { zh, en };

/** The ledger of a village as a workbook: the same arguments make the same bytes. */
export function ledgerWorkbook(
  { village, rows, retired }: VillageLedger,
  { lang, township, periods }: LedgerOptions,
): Uint8Array {
  const words = WORDS[lang];
  const place = [zh.township(township), villageLine(village), zh.periods(periods), zh.unit].join(
    '　　',
  );
  return formWorkbook({ ...zh, title: zh.title(village) }, [
    {
      name: LEDGER_SHEET,
      lines: [zh.title(village), place, words.hint],
      columns: LEDGER_COLUMNS.map((column, n) => formColumn(column, n, words)),
      rows: rows.map((row) => inOrder(LEDGER_COLUMNS, ledgerValues(row))),
      frozenColumns: FROZEN_COLUMNS,
    },
    {
      name: RETIRED_SHEET,
      lines: [zh.retiredTitle(village), place, words.retiredHint],
      columns: RETIRED_COLUMNS.map((column, n) => formColumn(column, n, null)),
      rows: retired.map((row) => inOrder(RETIRED_COLUMNS, retiredValues(row))),
      frozenColumns: FROZEN_COLUMNS,
    },
  ]);
}

type Values = Readonly<Partial<Record<LedgerColumn, FormValue>>>;

const inOrder = (columns: readonly LedgerColumn[], values: Values): FormValue[] =>
  columns.map((column) => values[column] ?? null);

const ledgerValues = ({ household, family, cells, ...texts }: NewRow): Values => ({
  key: household.key,
  village: household.village,
  head: household.head,
  monitored: household.monitored,
  warning: WARNING_TEXTS[household.warning],
  fall: yuan(household.fall),
  shortfall: yuan(household.shortfall),
  factors: texts.factors,
  marks: texts.marks,
  family: FAMILY_TEXTS[family],
  reason: texts.reason,
  questions: texts.questions,
  basis: texts.basis,
  ...cells,
});

const retiredValues = ({ key, village, head, family, cause, cells }: RetiredRow): Values => ({
  key,
  village,
  head,
  family,
  cause: zh.causes[cause],
  ...cells,
});

const OPEN: ReadonlySet<LedgerColumn> = new Set(FILLED_COLUMNS);
const isFilledColumn = (column: LedgerColumn): column is FilledColumn => OPEN.has(column);

/** A column of the form. `words` are those of the hints; null where nothing is to be filled in. */
function formColumn(column: LedgerColumn, n: number, words: LedgerWords | null): ListColumn {
  const filled = isFilledColumn(column);
  return {
    header: HEADERS[column],
    width: WIDTHS[column],
    look: lookOf(column, filled && words !== null),
    fill: filled && words !== null,
    known: column === 'key',
    check: filled && words !== null ? validationOf(column, columnLetters(n), words) : undefined,
    mark: column === 'measure' && words !== null ? whereBlank(columnLetters(n)) : undefined,
  };
}

const MONEY: ReadonlySet<LedgerColumn> = new Set(['fall', 'shortfall', 'planned', 'actual']);
const CHOICES: ReadonlySet<LedgerColumn> = new Set(['measure', 'progress', 'helper']);

function lookOf(column: LedgerColumn, open: boolean): FormLook {
  if (MONEY.has(column)) return open ? 'money' : 'lockedMoney';
  if (column === 'deadline') return open ? 'date' : 'lockedDate';
  if (!open) return 'lockedText';
  return CHOICES.has(column) ? 'choice' : 'text';
}
