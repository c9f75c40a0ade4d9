import type { FactorNumber } from '../../domain/factor.js';
import { factorKey } from '../../domain/factor.js';
import type { MarkedHousehold, Move } from '../../domain/outcomes/months.js';
import { type Column, countOfRows, type Table } from '../../xlsx/write/table.js';
import { amountColumn, column, indexColumn, warningColumn } from '../columns.js';
import type { Language } from '../context.js';

/** The village of a path; with its township where the results cover several. */
export const pathText = (path: readonly string[]): string => path.slice(1).join(' ');

const known = ({ now, before }: MarkedHousehold) => now ?? before;

const factorsText = ({ terms, words }: Language, factors: readonly FactorNumber[]): string =>
  factors
    .map((factor) => `${factor} ${terms.factors[factorKey(factor)]}`)
    .join(words.listSeparator);

/** A list of households between two results, with their number. */
export const markedTable = (
  language: Language,
  rows: readonly MarkedHousehold[],
): Table<MarkedHousehold> => ({
  columns: columnsOf(language, rows.length),
  rows,
  totalLabel: language.months.total,
});

function columnsOf(language: Language, households: number): Column<MarkedHousehold>[] {
  const { months, terms } = language;
  const { columns } = months;
  return [
    indexColumn(columns),
    column('text', 'village', columns, (row) => pathText(known(row)?.path ?? []), {
      total: countOfRows(households),
    }),
    column('text', 'id', columns, (row) => known(row)?.id ?? null),
    column('text', 'head', columns, (row) => known(row)?.head ?? null),
    column('count', 'run', columns, ({ run }) => run),
    column(
      'center',
      'warningBefore',
      columns,
      ({ before }) => (before === null ? null : terms.warnings[before.warning]),
      { width: 10 },
    ),
    warningColumn(columns, terms, ({ now }) => now?.warning ?? null),
    amountColumn('money', 'netBefore', columns, ({ before }) => before?.net ?? null),
    amountColumn('money', 'net', columns, ({ now }) => now?.net ?? null),
    column('text', 'factors', columns, ({ now }) => factorsText(language, now?.factors ?? []), {
      width: 28,
    }),
    column(
      'text',
      'factorsAdded',
      columns,
      ({ factorsAdded }) => factorsText(language, factorsAdded),
      { width: 20 },
    ),
    column(
      'text',
      'factorsGone',
      columns,
      ({ factorsGone }) => factorsText(language, factorsGone),
      { width: 20 },
    ),
  ];
}

/** The households that make a move; continued declines are sorted by length. */
export function listed(marked: readonly MarkedHousehold[], move: Move): MarkedHousehold[] {
  const own = marked.filter(({ mark, warning }) => mark === move || warning === move);
  return move === 'lasting' ? own.toSorted((a, b) => b.run - a.run) : own;
}
